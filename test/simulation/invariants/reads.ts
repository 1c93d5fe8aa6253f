import type { Call, Run } from '../simulate.js';
import { parseMark } from '../upstream/resources.js';
import { type Violation, violation } from './violation.js';

/**
 * The moment whose state a read may show at the earliest: its own beginning, or that of a read under way that it joins.
 * No read joins one that was sent before the last write of its process ended.
 */
function getFreshness({ history }: Run, { caller, process, startedAt }: Call): number {
  const own = history.exchanges.filter((exchange) => exchange.process === process);
  const lastWrite = Math.max(
    0,
    ...own.flatMap(({ method, endedAt = Infinity }) =>
      method === 'PATCH' && endedAt <= startedAt ? [endedAt] : [],
    ),
  );
  const joined = own.filter(
    ({ method, caller: of, sentAt, endedAt = Infinity }) =>
      method === 'GET' && of === caller && sentAt >= lastWrite && endedAt >= startedAt,
  );
  return Math.min(startedAt, ...joined.map(({ sentAt }) => sentAt));
}

interface Period {
  readonly from: number;
  readonly until: number;
}

function checkMark(
  run: Run,
  call: Call,
  mark: string | null | undefined,
  { from, until }: Period,
): Violation[] {
  const found = parseMark(mark);
  if (!found) return [];
  if (found.caller !== call.caller) {
    return [violation('foreign-data', `call ${call.number} of ${call.caller} got ${String(mark)}`)];
  }
  const versions = run.history.versions.get(found.operation);
  if (!versions) return [];
  const ended = versions[found.version + 1]?.at ?? Infinity;
  const begun = versions[found.version]?.at ?? Infinity;
  const stale = ended < from - run.plan.behaviour.lagMs || begun > until;
  return stale ? [violation('stale-read', `call ${call.number} got ${String(mark)}`)] : [];
}

/** Whether the upstream itself refused to show an operation to a call, or failed to. */
function wasRefused(
  { history }: Run,
  { startedAt, settledAt = Infinity, process }: Call,
  operation: string,
): boolean {
  return history.exchanges.some(
    ({ operation: read, end, endedAt = Infinity, process: of }) =>
      of === process &&
      read === operation &&
      endedAt >= startedAt &&
      endedAt <= settledAt &&
      end?.kind === 'answer' &&
      (end.status === 404 || end.status === 410),
  );
}

export function checkReads(run: Run): Violation[] {
  return run.calls.flatMap((call) => {
    const until = call.settledAt ?? run.endedAt;
    const shown = call.updates.flatMap(({ outcomes }) =>
      outcomes.flatMap(({ outcome, at }) =>
        'mark' in outcome ? checkMark(run, call, outcome.mark, { from: call.startedAt, until: at }) : [],
      ),
    );
    const read = call.reads.flatMap(({ operation, items, marks, error }) => {
      const ids = items.map(({ id }) => id);
      const problems = marks.flatMap((mark) =>
        checkMark(run, call, mark, { from: getFreshness(run, call), until }),
      );
      if (error?.startsWith('bug')) problems.push(violation('bug', error));
      if (new Set(ids).size < ids.length) {
        problems.push(violation('duplicate-item', `call ${call.number} got ${ids.join(', ')}`));
      }
      const lost = operation !== undefined && error === undefined && marks.length === 0;
      if (lost && !wasRefused(run, call, operation)) {
        problems.push(violation('lost-item', `call ${call.number} did not find ${operation}`));
      }
      return problems;
    });
    return [...shown, ...read];
  });
}
