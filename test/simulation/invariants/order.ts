import type { Run } from '../simulate.js';
import type { Exchange } from '../upstream/history.js';
import { type UpdateFacts, certainEnd, collectUpdates } from './facts.js';
import { type Rule, type Violation, violation } from './violation.js';

function overlapRule(earlier: UpdateFacts, later: UpdateFacts, first: Exchange, second: Exchange): Rule {
  if (earlier === later) return 'overlap-of-attempts';
  const gone = earlier.call.departedAt !== undefined && earlier.call.departedAt <= second.sentAt;
  if (gone && first.end?.kind === 'failure' && first.end.code === 'AbortError') {
    return 'overlap-after-departure';
  }
  return earlier.call === later.call ? 'overlap-in-bulk' : 'overlap-after-unknown';
}

/** Two writes of one operation by one process: the second must not leave before the first can no longer land. */
function checkOverlaps(updates: readonly UpdateFacts[]): Violation[] {
  const writes = updates
    .flatMap((facts) => facts.attempts.filter(({ left }) => left).map((exchange) => ({ facts, exchange })))
    .sort((a, b) => a.exchange.number - b.exchange.number);
  const groups = Map.groupBy(writes, ({ exchange }) => `${exchange.process} ${exchange.operation ?? ''}`);
  return [...groups.values()].flatMap((group) =>
    group.flatMap((later, index) =>
      group
        .slice(0, index)
        .filter((earlier) => certainEnd(earlier.exchange) > later.exchange.sentAt)
        .map((earlier) =>
          violation(
            overlapRule(earlier.facts, later.facts, earlier.exchange, later.exchange),
            `update ${earlier.facts.record.plan.update} could land until ${certainEnd(earlier.exchange)}`,
            later.facts.record.plan.update,
          ),
        ),
    ),
  );
}

/** Whether the upstream promised to make the change later (202): when, nobody can know. */
function wasAccepted({ attempts }: UpdateFacts): boolean {
  return attempts.some(({ end }) => end?.kind === 'answer' && end.status === 202);
}

/** The effects of one client on one operation come in the order of its updates. */
function checkClientOrder(updates: readonly UpdateFacts[]): Violation[] {
  const groups = Map.groupBy(
    updates,
    ({ call, record }) => `${call.client} ${call.process} ${record.plan.operation}`,
  );
  return [...groups.values()].flatMap((group) =>
    group.flatMap((later, index) =>
      group
        .slice(0, index)
        .filter((earlier) => {
          const last = earlier.effects.at(-1);
          const first = later.effects[0];
          if (last === undefined || first === undefined) return false;
          // A bulk sends no update after one that is still to come.
          if (wasAccepted(earlier) && earlier.call !== later.call) return false;
          return last.index > first.index;
        })
        .map((earlier) =>
          violation(
            'order',
            `update ${earlier.record.plan.update} was written after it`,
            later.record.plan.update,
          ),
        ),
    ),
  );
}

export function checkOrder(run: Run): Violation[] {
  const updates = collectUpdates(run);
  return [...checkOverlaps(updates), ...checkClientOrder(updates)];
}
