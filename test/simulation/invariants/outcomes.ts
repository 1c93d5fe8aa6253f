import type { Run } from '../simulate.js';
import { shows } from '../shown.js';
import { type UpdateFacts, collectUpdates, displaysAll, displaysOf, stoodBetween } from './facts.js';
import { hadNoEffect, isSuccess } from '../upstream/history.js';
import { type Violation, violation } from './violation.js';

/** Codes that do not say that nothing was changed. */
const open: ReadonlySet<string> = new Set(['OUTCOME_UNKNOWN', 'NOT_REFLECTED']);

function isDenial({ outcome }: UpdateFacts): boolean {
  return outcome?.kind === 'error' && !open.has(outcome.code);
}

function isCode({ outcome }: UpdateFacts, code: string): boolean {
  return outcome?.kind === 'error' && outcome.code === code;
}

function firstSent({ attempts, call }: UpdateFacts): number {
  return attempts.find(({ left }) => left)?.sentAt ?? call.startedAt;
}

function checkApplied(run: Run, facts: UpdateFacts): Violation[] {
  if (facts.outcome?.kind !== 'applied') return [];
  const { update } = facts.record.plan;
  const from = firstSent(facts);
  const found: Violation[] = [];
  if (!stoodBetween(run, facts, from - run.plan.behaviour.lagMs, facts.outcomeAt)) {
    found.push(violation('false-applied', 'no version had its values', update));
  }
  const displays = displaysOf(run, facts, { from, to: facts.outcomeAt });
  if (!displays.some(({ display }) => displaysAll(facts, display, 'lenient'))) {
    found.push(violation('unseen-applied', `${displays.length} displays, none with its values`, update));
  }
  return found;
}

function checkDenied(facts: UpdateFacts): Violation[] {
  if (!isDenial(facts) || facts.outcome?.kind !== 'error') return [];
  const { update } = facts.record.plan;
  const { code, reason } = facts.outcome;
  const found: Violation[] = [];
  if (facts.effects.length > 0) {
    found.push(violation('false-denial', `${code} (${reason}), written at ${facts.effects[0]!.at}`, update));
  }
  const doubtful = facts.attempts.find((attempt) => !hadNoEffect(attempt));
  if (doubtful) {
    found.push(
      violation('uncertain-denial', `${code} (${reason}) after ${JSON.stringify(doubtful.end)}`, update),
    );
  }
  return found;
}

function checkUnknown(run: Run, facts: UpdateFacts): Violation[] {
  if (!isCode(facts, 'OUTCOME_UNKNOWN')) return [];
  const { attempts, outcomeAt, call } = facts;
  const { update } = facts.record.plan;
  if (attempts.every(hadNoEffect)) {
    return [violation('unknown-though-never-sent', `${attempts.length} attempts`, update)];
  }
  const last = attempts.at(-1)!;
  const own = displaysOf(run, facts, { from: firstSent(facts), to: outcomeAt }).filter(
    ({ exchange }) =>
      exchange.call === call.number &&
      // Its own answers, and looks after the last of them: not reads for another update of the same bulk.
      (attempts.includes(exchange) || exchange.sentAt >= last.endedAt!),
  );
  if (own.some(({ display }) => displaysAll(facts, display, 'strict'))) {
    return [violation('unknown-though-shown', 'an answer showed it', update)];
  }
  if (!isSuccess(last)) return [];
  const looks = run.history.exchanges.filter(
    ({ call: number, method, operation, sentAt, endedAt = Infinity }) =>
      number === call.number &&
      method === 'GET' &&
      (operation === undefined || operation === facts.record.plan.operation) &&
      sentAt >= last.endedAt! &&
      endedAt <= outcomeAt,
  );
  const read = own.filter(({ exchange }) => looks.includes(exchange));
  if (read.length > 0 && looks.every(isSuccess)) {
    return [violation('unknown-though-read', `${read.length} looks`, update)];
  }
  const refusedForQuota = looks.every(
    ({ end, fault }) => end?.kind === 'answer' && end.status === 429 && !fault,
  );
  const hadTime = last.endedAt! - call.startedAt < run.plan.server.deadlineMs / 2;
  return refusedForQuota && hadTime && isQuotaKnown(run)
    ? [violation('unknown-for-quota', `${looks.length} looks, all throttled or none sent`, update)]
    : [];
}

/** Whether the program knows the quota of the upstream, and nobody else uses it. */
function isQuotaKnown({ plan, killed }: Run): boolean {
  const { requestsPerMinute } = plan.server;
  const { quotaPerMinute } = plan.behaviour;
  return requestsPerMinute > 0 && requestsPerMinute === quotaPerMinute && killed.size === 0;
}

function checkNotReflected(run: Run, facts: UpdateFacts): Violation[] {
  if (!isCode(facts, 'NOT_REFLECTED')) return [];
  const { update } = facts.record.plan;
  const accepted = facts.attempts.find(isSuccess);
  if (!accepted) return [violation('false-not-reflected', 'no 2xx', update)];
  const displays = displaysOf(run, facts, { from: accepted.sentAt, to: facts.outcomeAt });
  if (displays.length === 0) return [violation('false-not-reflected', 'the operation was not read', update)];
  const last = displays.findLast(({ exchange }) => exchange.call === facts.call.number);
  return last && displaysAll(facts, last.display, 'strict')
    ? [violation('false-not-reflected', 'the last answer showed it', update)]
    : [];
}

function checkRepeats({ attempts, effects, expected, record }: UpdateFacts): Violation[] {
  if (expected) return [];
  const { update } = record.plan;
  const found: Violation[] = [];
  if (effects.length > 1) found.push(violation('double-effect', `${effects.length} effects`, update));
  const repeated = attempts.slice(0, -1).find((attempt) => !hadNoEffect(attempt));
  if (repeated) found.push(violation('blind-repeat', `after ${JSON.stringify(repeated.end)}`, update));
  return found;
}

/** Milliseconds for which an expectation that was read may be relied on. */
const freshForMs = 100;

/**
 * Shortly before each PATCH an answer must have shown the expectation: since the start, and since the attempt before.
 */
function checkExpectation(run: Run, facts: UpdateFacts): Violation[] {
  const { expected, attempts, call } = facts;
  if (!expected) return [];
  let since = call.startedAt;
  for (const attempt of attempts) {
    const from = Math.max(since, attempt.sentAt - freshForMs - 1);
    const displays = displaysOf(run, facts, { from: since, to: attempt.sentAt }).filter(
      ({ exchange: { endedAt = Infinity } }) => endedAt >= from,
    );
    if (attempt.left && !displays.some(({ display }) => shows(expected, display.json, 'lenient'))) {
      return [violation('unchecked-expectation', `attempt at ${attempt.sentAt}`, facts.record.plan.update)];
    }
    if (attempt.left) since = attempt.endedAt ?? since;
  }
  return [];
}

function checkRecord(run: Run, { record, call }: UpdateFacts): Violation[] {
  const { update } = record.plan;
  const bug = record.outcomes.find(({ outcome }) => outcome.kind === 'bug');
  if (bug?.outcome.kind === 'bug') return [violation('bug', bug.outcome.message, update)];
  const ended = !run.killed.has(call.process);
  return ended && record.outcomes.length !== 1
    ? [violation('record', `${record.outcomes.length} outcomes`, update)]
    : [];
}

/** What the callers of updates were told, against what happened. */
export function checkOutcomes(run: Run): Violation[] {
  const unrecognised = run.history.exchanges
    .filter(({ method, update }) => method === 'PATCH' && update === undefined)
    .map(({ path }) => violation('unrecognised-write', path));
  const found = collectUpdates(run).flatMap((facts) => [
    ...checkApplied(run, facts),
    ...checkDenied(facts),
    ...checkUnknown(run, facts),
    ...checkNotReflected(run, facts),
    ...checkRepeats(facts),
    ...checkExpectation(run, facts),
    ...checkRecord(run, facts),
  ]);
  return [...unrecognised, ...found];
}
