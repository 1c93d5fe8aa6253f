import type { Run } from '../simulate.js';
import type { Exchange } from '../upstream/history.js';
import { type Violation, violation } from './violation.js';

const windowMs = 60_000;
/** Timers are rounded to whole milliseconds. */
const slackMs = 10;

/** Requests that count against the quota: those that left; a `$batch` counts by its parts. */
export function countedRequests({ history }: Run): Exchange[] {
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
      return took > deadlineMs + timeoutMs + slackMs
        ? [violation('deadline', `call ${number} took ${took} ms`)]
        : [];
    });
}

/** The program is at rest soon after the last answer, and keeps nothing. */
function checkRest({ idle, endedAt, calls, killed, plan, history, startedAt, sizes }: Run): Violation[] {
  if (!idle) return [violation('hang', 'the run does not come to an end')];
  const { deadlineMs, timeoutMs } = plan.server;
  const times = [
    startedAt,
    ...calls.flatMap(({ settledAt, departedAt }) => [settledAt ?? startedAt, departedAt ?? startedAt]),
    ...plan.events.map(({ atMs }) => startedAt + atMs),
    ...killed.values(),
  ];
  const latest = Math.max(...times) + deadlineMs + 2 * timeoutMs;
  const found =
    endedAt > latest ? [violation('hang', `timers until ${endedAt}, expected none after ${latest}`)] : [];
  const open = history.exchanges.filter(({ end }) => end === undefined);
  found.push(...open.map(({ number }) => violation('hang', `request ${number} has no end`)));
  const kept = Object.entries(sizes).filter(([, size]) => size > 0);
  return [...found, ...kept.map(([name, size]) => violation('hang', `${size} entries are left in ${name}`))];
}

export function checkFairness(run: Run): Violation[] {
  return [...checkBudget(run), ...checkTimes(run), ...checkRest(run)];
}
