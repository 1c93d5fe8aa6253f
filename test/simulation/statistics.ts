import { type UpdateFacts, collectUpdates } from './invariants/facts.js';
import type { Rule } from './invariants/violation.js';
import type { Run } from './simulate.js';
import { shows } from './shown.js';
import { type Exchange, isSuccess } from './upstream/history.js';
import { showValues } from './upstream/storage.js';

/** What many runs came to. */
export interface Statistics {
  seeds: number;
  updates: number;
  requests: number;
  readonly outcomes: Map<string, number>;
  /** Updates with OUTCOME_UNKNOWN. */
  unknown: number;
  /** Those of them that no client could have decided. */
  undecidable: number;
  /** The first seeds that break each rule, and how many do. */
  readonly broken: Map<Rule, { count: number; readonly seeds: number[] }>;
}

export function createStatistics(): Statistics {
  return {
    seeds: 0,
    updates: 0,
    requests: 0,
    outcomes: new Map(),
    unknown: 0,
    undecidable: 0,
    broken: new Map(),
  };
}

/** Whether an update was accepted, and each look after that failed for a reason other than the quota. */
function failedToLook({ history }: Run, { attempts, call, record }: UpdateFacts): boolean {
  const accepted = attempts.findLast(isSuccess);
  if (!accepted) return false;
  const looks = history.exchanges.filter(
    ({ call: number, method, operation, sentAt }) =>
      number === call.number &&
      method === 'GET' &&
      (operation === undefined || operation === record.plan.operation) &&
      sentAt >= accepted.endedAt!,
  );
  const isFailure = ({ end, fault }: Exchange) =>
    end?.kind === 'failure' || (end !== undefined && (end.status !== 200 || fault !== undefined));
  return looks.length > 0 && looks.every((look) => isFailure(look) && !isThrottled(look));
}

function isThrottled({ end, fault }: Exchange): boolean {
  return end?.kind === 'answer' && end.status === 429 && fault === undefined;
}

/**
 * Whether a better client could have known how an update ended: a read at some moment within the deadline would have
 * shown all its values, or it was accepted and could be read, so that the read shows what became of it.
 */
function isDecidable(run: Run, facts: UpdateFacts): boolean {
  const { attempts, sent, call, record } = facts;
  const { behaviour, server } = run.plan;
  const from = attempts[0]?.sentAt;
  if (from === undefined) return true;
  if (attempts.some(isSuccess)) return !failedToLook(run, facts);
  const until = call.startedAt + server.deadlineMs - behaviour.lagMs;
  const versions = run.history.versions.get(record.plan.operation) ?? [];
  return versions.some(
    ({ at, values }, index) =>
      at <= until &&
      (versions[index + 1]?.at ?? Infinity) > from &&
      shows(sent, showValues(values, behaviour), 'strict'),
  );
}

function nameOutcome({ outcome, call }: UpdateFacts, { killed }: Run): string {
  if (outcome === undefined) return killed.has(call.process) ? 'lost by a restart' : 'never answered';
  return outcome.kind === 'error' ? outcome.code : outcome.kind;
}

export function addRun(statistics: Statistics, run: Run, broken: readonly Rule[]): void {
  statistics.seeds += 1;
  statistics.requests += run.history.exchanges.filter(({ method }) => method !== 'POST').length;
  for (const facts of collectUpdates(run)) {
    statistics.updates += 1;
    const name = nameOutcome(facts, run);
    statistics.outcomes.set(name, (statistics.outcomes.get(name) ?? 0) + 1);
    if (name !== 'OUTCOME_UNKNOWN') continue;
    statistics.unknown += 1;
    if (!isDecidable(run, facts)) statistics.undecidable += 1;
  }
  for (const rule of broken) {
    const entry = statistics.broken.get(rule) ?? { count: 0, seeds: [] };
    statistics.broken.set(rule, entry);
    entry.count += 1;
    if (entry.seeds.length < 5) entry.seeds.push(run.plan.seed);
  }
}

export function describeStatistics(statistics: Statistics, seconds: number): string {
  const { seeds, updates, requests, outcomes, unknown, undecidable, broken } = statistics;
  const perThousand = (count: number) => ((1000 * count) / Math.max(1, updates)).toFixed(1);
  return [
    `seeds: ${seeds} in ${seconds.toFixed(1)} s (${(seeds / seconds).toFixed(0)} a second)`,
    `updates: ${updates}, upstream requests: ${requests}`,
    ...[...outcomes]
      .sort((a, b) => b[1] - a[1])
      .map(([name, count]) => `  ${name}: ${count} (${perThousand(count)} per 1,000)`),
    `OUTCOME_UNKNOWN: ${perThousand(unknown)} per 1,000 updates, ${undecidable} of ${unknown} could not be decided by any client`,
    `rules broken: ${broken.size}`,
    ...[...broken]
      .sort((a, b) => b[1].count - a[1].count)
      .map(([rule, { count, seeds: first }]) => `  ${rule}: ${count} seeds, such as ${first.join(', ')}`),
  ].join('\n');
}
