import type { Run } from '../simulate.js';
import { type Violation, violation } from './violation.js';

const windowMs = 60_000;

/** Requests that count against the quota: those that left; a `$batch` counts by its parts. */
export function countedRequests({ history }: Run) {
  return history.exchanges.filter(({ left, method }) => left && method !== 'POST');
}

function checkBudget(run: Run): Violation[] {
  const { requestsPerMinute } = run.plan.server;
  if (requestsPerMinute === 0) return [];
  const byProcess = Map.groupBy(countedRequests(run), ({ process }) => process);
  for (const group of byProcess.values()) {
    const times = group.map(({ sentAt }) => sentAt).sort((a, b) => a - b);
    const over = times.find((time, index) => {
      const first = times[index - requestsPerMinute];
      return first !== undefined && time - first < windowMs;
    });
    if (over !== undefined)
      return [violation('budget', `request ${requestsPerMinute + 1} of a minute at ${over}`)];
  }
  return [];
}

function checkTimes(run: Run): Violation[] {
  const { deadlineMs, timeoutMs } = run.plan.server;
  return run.calls
    .filter(({ process }) => !run.killed.has(process))
    .flatMap(({ number, settledAt, startedAt }) => {
      if (settledAt === undefined) return [violation('hang', `call ${number} was never answered`)];
      const took = settledAt - startedAt;
      return took > deadlineMs + timeoutMs ? [violation('deadline', `call ${number} took ${took} ms`)] : [];
    });
}

function checkRest({ idle, timersLeft }: Run): Violation[] {
  if (!idle) return [violation('hang', 'the run does not come to an end')];
  return timersLeft > 0 ? [violation('hang', `${timersLeft} timers are left`)] : [];
}

export function checkFairness(run: Run): Violation[] {
  return [...checkBudget(run), ...checkTimes(run), ...checkRest(run)];
}
