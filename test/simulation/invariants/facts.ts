import type { Call, Outcome, Run, UpdateRecord } from '../simulate.js';
import { shows, type Strictness, toWire } from '../shown.js';
import type { WireValues } from '../plan.js';
import type { Display, Exchange } from '../upstream/history.js';

/** An update with everything that the run knows of it. */
export interface UpdateFacts {
  readonly record: UpdateRecord;
  readonly call: Call;
  readonly sent: WireValues;
  readonly expected: WireValues | undefined;
  /** Its PATCHes in the order of their sending; those that never left too. */
  readonly attempts: readonly Exchange[];
  readonly outcome: Outcome | undefined;
  readonly outcomeAt: number;
  /** The versions that it wrote. */
  readonly effects: readonly { readonly at: number; readonly index: number }[];
}

export function collectUpdates({ history, calls }: Run): UpdateFacts[] {
  const attempts = Map.groupBy(
    history.exchanges.filter(({ update }) => update !== undefined),
    ({ update }) => update,
  );
  return calls.flatMap((call) =>
    call.updates.map((record): UpdateFacts => {
      const { update, operation, patch, expect } = record.plan;
      const [first] = record.outcomes;
      const versions = history.versions.get(operation) ?? [];
      return {
        ...{ record, call, sent: toWire(patch), expected: expect && toWire(expect) },
        attempts: attempts.get(update) ?? [],
        outcome: first?.outcome,
        outcomeAt: first?.at ?? Infinity,
        effects: versions.flatMap(({ at, by }, index) => (by === update ? [{ at, index }] : [])),
      };
    }),
  );
}

/** What answers that arrived in a process in a stretch of time showed of an operation. */
export function displaysOf(
  { history }: Run,
  { record, call }: UpdateFacts,
  { from, to }: { readonly from: number; readonly to: number },
): { readonly exchange: Exchange; readonly display: Display }[] {
  return history.exchanges.flatMap((exchange) => {
    const { process, sentAt, endedAt = Infinity, displays } = exchange;
    if (process !== call.process || endedAt > to || endedAt < from || sentAt < from) return [];
    return displays
      .filter(({ operation }) => operation === record.plan.operation)
      .map((display) => ({ exchange, display }));
  });
}

/** Whether the state of the operation, as kept, had all the values at some moment of a stretch of time. */
export function stoodBetween(run: Run, facts: UpdateFacts, from: number, to: number): boolean {
  const versions = run.history.versions.get(facts.record.plan.operation) ?? [];
  return versions.some(
    ({ at, values }, index) =>
      at <= to && (versions[index + 1]?.at ?? Infinity) >= from && shows(facts.sent, values, 'lenient'),
  );
}

export function displaysAll(facts: UpdateFacts, { json }: Display, strictness: Strictness): boolean {
  return shows(facts.sent, json, strictness);
}

/** When no effect of a PATCH can come any more: it was answered, or it landed after it was given up. */
export function certainEnd({ sentAt, endedAt = sentAt, appliedAt, end }: Exchange): number {
  const accepted = end?.kind === 'answer' && end.status === 202;
  return accepted ? endedAt : Math.max(endedAt, appliedAt ?? endedAt);
}
