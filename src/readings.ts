import { createHash } from 'node:crypto';
import type { Watches } from './live/watches.js';
import type { RequestBudget } from './msgraph/layers/request-budget.js';
import type { Metrics } from './telemetry/metrics.js';

/** Adds the metrics of watched cases. */
export function addWatchReadings({ addReading }: Metrics, watches: Watches): void {
  const add = (name: string, help: string, read: () => number) => {
    addReading({ name, help, read: () => [['', read()]] });
  };
  add('watchers', 'Subscriptions of operations and cases.', watches.countWatchers);
  add('watched_cases', 'Cases that are read for them.', watches.count);
  add(
    'poll_age_seconds',
    'Seconds since the last successful read of the watched case that has waited for longest.',
    () => watches.getOldestReadMs() / 1000,
  );
}

/** Number of digits that tell the quotas apart, without naming the tenant. */
const quotaLabelLength = 6;

/** Adds the metric of the budget; without a budget there is none. */
export function addQuotaReading(metrics: Metrics, budget: RequestBudget | undefined): void {
  if (!budget) return;
  const toLabel = (key: string) => createHash('sha256').update(key).digest('hex').slice(0, quotaLabelLength);
  metrics.addReading({
    name: 'quota_remaining',
    help: 'Requests to Microsoft Graph that the budget of this process still allows in this minute.',
    label: 'quota',
    read: () => [...budget.getRemaining()].map(([key, remaining]) => [toLabel(key), remaining] as const),
  });
}
