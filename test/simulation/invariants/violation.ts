/** Every rule that a run is checked against, with its meaning. */
export const rules = {
  'false-applied':
    'reported as applied, and the upstream never showed all the values between sending and the answer',
  'unseen-applied': 'reported as applied, and no answer that arrived since it was sent showed all the values',
  'false-denial': 'reported as not applied, and the upstream wrote it, then or later',
  'uncertain-denial': 'reported as not applied although an attempt may have had an effect',
  'double-effect': 'written more than once without an expectation that allows it',
  'blind-repeat': 'sent again without an expectation after an attempt that may have had an effect',
  'unchecked-expectation':
    'sent with an expectation that no answer of the last moment showed since the start or the attempt before',
  'unknown-though-never-sent': 'reported as unknown although nothing left, or every attempt was refused',
  'unknown-though-shown': 'reported as unknown although an answer of its own call showed all the values',
  'unknown-though-read':
    'accepted (2xx), read and not shown, but reported as unknown instead of NOT_REFLECTED',
  'unknown-for-quota': 'accepted (2xx), but reported as unknown because its look found no room in the quota',
  'false-not-reflected': 'reported as not reflected without a 2xx and a read that lacks the named values',
  'overlap-after-departure': 'sent while a write of the same operation was under way, whose client had left',
  'overlap-in-bulk': 'sent while an earlier update of the same bulk and operation could still land',
  'overlap-after-unknown': 'sent while an earlier write of the same operation could still land',
  'overlap-of-attempts': 'sent again while its own earlier attempt could still land',
  order: 'two updates of one client and operation were written in another order than that of the calls',
  budget: 'more requests in a minute than GRAPH_REQUESTS_PER_MINUTE',
  deadline: 'answered later than the deadline and one attempt',
  record: 'an update without exactly one outcome',
  hang: 'a call that was never answered, or timers that are left at the end',
  bug: 'a failure that is not one of the catalog',
  'foreign-data': "another caller's data",
  'stale-read': 'a state that the upstream no longer showed when the read, or the one it joined, began',
  'lost-item': 'an operation that exists and was not refused, but was reported as missing',
  'duplicate-item': 'an operation twice in one list',
  'unrecognised-write': 'a PATCH that no update asked for',
} as const;

export type Rule = keyof typeof rules;

export interface Violation {
  readonly rule: Rule;
  readonly update: number | undefined;
  readonly detail: string;
}

export function violation(rule: Rule, detail: string, update?: number): Violation {
  return { rule, update, detail };
}
