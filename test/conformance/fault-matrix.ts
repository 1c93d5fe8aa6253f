import type { Fault } from '../../src/sandbox/faults/fault-rule.js';

/** The end of a request: its data, null for a resource that does not exist, or an error code. */
export type End =
  | 'ok'
  | 'null'
  | 'INVALID_INPUT'
  | 'NOT_FOUND'
  | 'FORBIDDEN'
  | 'NOT_UPDATABLE'
  | 'CONFLICT'
  | 'THROTTLED'
  | 'UPSTREAM_UNAVAILABLE'
  | 'NOT_REFLECTED'
  | 'OUTCOME_UNKNOWN'
  | 'UNAUTHENTICATED';

/** A fault of Graph, and the end of each kind of request with it. */
export interface FaultCase {
  readonly name: string;
  readonly fault: Fault;
  /** Whether the fault applies to every request, or only to the first. */
  readonly always: boolean;
  readonly ends: Readonly<Record<Channel, End>>;
}

/** The kinds of request; `expecting` is an update with expected values. */
export type Channel = 'get' | 'list' | 'update' | 'expecting' | 'batch';

const status = (code: number, retryAfter?: string): Fault => ({
  kind: 'status',
  status: code,
  ...(retryAfter !== undefined && { retryAfter }),
});
const body = (json: string): Fault => ({ kind: 'body', body: json });

const htmlPage = '<html><body>Not here</body></html>';

/** A refusal without the envelope and the request id of Graph. */
const foreign = (code: number): Fault => ({
  kind: 'status',
  status: code,
  contentType: 'text/html',
  body: htmlPage,
});

/** The ends of an update without and with expected values. */
type UpdateEnds = readonly [update: End, expecting: End];

/** A PATCH that was not processed, or whose change is shown: it ends well. */
const good: UpdateEnds = ['ok', 'ok'];
/** A PATCH that has ended without a change: only an update with expected values may send it once more. */
const ended: UpdateEnds = ['OUTCOME_UNKNOWN', 'ok'];
/** A PATCH that may still be under way. */
const underWay: UpdateEnds = ['OUTCOME_UNKNOWN', 'OUTCOME_UNKNOWN'];

/** Temporary faults: the server waits, retries or looks, and a read succeeds. */
const temporary: readonly (readonly [string, Fault, UpdateEnds])[] = [
  ['429 with Retry-After', status(429, '1'), good],
  ['429 with a fraction of a second', status(429, '2.128'), good],
  ['429 with a date that has passed', status(429, 'Mon, 31 Aug 2026 11:00:00 GMT'), good],
  ['429 without Retry-After', status(429), good],
  ['429 with an invalid Retry-After', status(429, 'Soon 5'), good],
  ['429 with a list of waits', status(429, '0,2'), good],
  ['408', status(408), underWay],
  ['424', status(424), good],
  ['425', status(425), good],
  ['499', status(499), underWay],
  ['500', status(500), ended],
  ['502', status(502), underWay],
  ['503 with Retry-After', status(503, '1'), ended],
  ['503 without Retry-After', status(503), ended],
  ['504', status(504), underWay],
  ['509', status(509), good],
  ['520', status(520), underWay],
  ['521', status(521), underWay],
  ['522', status(522), underWay],
  ['523', status(523), underWay],
  ['524', status(524), underWay],
  ['598', status(598), underWay],
  ['HTML with 503', { kind: 'html' }, ended],
  ['a reset before the execution', { kind: 'reset-before' }, underWay],
  ['a reset after the execution', { kind: 'reset-after' }, good],
  ['503 after the execution', { kind: 'status-after', status: 503 }, good],
  ['502 after the execution', { kind: 'status-after', status: 502 }, good],
  ['a truncated body', { kind: 'truncated' }, good],
  ['no response', { kind: 'hang' }, underWay],
];

/** Successes with an invalid body: a read fails, a write is looked for, and the requests of a batch are sent alone. */
const invalid: readonly (readonly [string, Fault])[] = [
  ['broken JSON', { kind: 'broken-json' }],
  ['HTML with 200', { kind: 'html', status: 200 }],
  ['200 without a body', { kind: 'empty' }],
  ['204', { kind: 'no-content' }],
  ['202', { kind: 'accepted' }],
  ['null', body('null')],
  ['a list', body('[]')],
  ['an empty object', body('{}')],
  ['a string', body('"running"')],
  ['a number', body('7')],
  ['an error with 200', body('{"error":{"code":"UnknownError","message":"at System.Web"}}')],
  ['another object', body('{"id":"ffffffffffffffffffffffffffffffff","value":{},"responses":{}}')],
  ['an object without an id', body('{"status":"running"}')],
  ['an object full of wrong types', body('{"id":7,"value":"x","responses":"y","__proto__":{"id":"z"}}')],
];

/**
 * Permanent faults: [get, list, update, batch]; an update with expected values ends like one without. The requests of
 * a rejected batch are sent alone, so they succeed.
 */
const permanent: readonly (readonly [string, Fault, readonly [End, End, End, End]])[] = [
  ['400', status(400), ['INVALID_INPUT', 'INVALID_INPUT', 'INVALID_INPUT', 'ok']],
  ['401', status(401), ['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']],
  ['402', status(402), ['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']],
  ['403', status(403), ['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']],
  // A list that is not found belongs to a case that does not exist.
  ['404', status(404), ['null', 'null', 'NOT_FOUND', 'ok']],
  ['405', status(405), ['INVALID_INPUT', 'INVALID_INPUT', 'NOT_UPDATABLE', 'ok']],
  ['409', status(409), ['CONFLICT', 'CONFLICT', 'CONFLICT', 'CONFLICT']],
  ['410', status(410), ['null', 'null', 'NOT_FOUND', 'null']],
  ['412', status(412), ['CONFLICT', 'CONFLICT', 'CONFLICT', 'CONFLICT']],
  ['413', status(413), ['INVALID_INPUT', 'INVALID_INPUT', 'INVALID_INPUT', 'INVALID_INPUT']],
  ['415', status(415), ['INVALID_INPUT', 'INVALID_INPUT', 'INVALID_INPUT', 'INVALID_INPUT']],
  ['418', status(418), ['INVALID_INPUT', 'INVALID_INPUT', 'INVALID_INPUT', 'INVALID_INPUT']],
  ['422', status(422), ['INVALID_INPUT', 'INVALID_INPUT', 'INVALID_INPUT', 'INVALID_INPUT']],
  ['423', status(423), ['CONFLICT', 'CONFLICT', 'CONFLICT', 'CONFLICT']],
  ['429 beyond the deadline', status(429, '315'), ['THROTTLED', 'THROTTLED', 'THROTTLED', 'THROTTLED']],
  // After a 429 requests are sent alone, and the fault applies to batches only.
  ['429 for every request', status(429), ['THROTTLED', 'THROTTLED', 'THROTTLED', 'ok']],
  ['500 for every request', status(500), outage('OUTCOME_UNKNOWN')],
  ['501', status(501), ['UPSTREAM_UNAVAILABLE', 'UPSTREAM_UNAVAILABLE', 'NOT_UPDATABLE', 'ok']],
  ['502 for every request', status(502), outage('OUTCOME_UNKNOWN')],
  ['503 for every request', status(503), outage('OUTCOME_UNKNOWN')],
  ['504 for every request', status(504), outage('OUTCOME_UNKNOWN')],
  ['507', status(507), outage('OUTCOME_UNKNOWN')],
  ['520 for every request', status(520), outage('OUTCOME_UNKNOWN')],
  ['599', status(599), outage('OUTCOME_UNKNOWN')],
  // Not Graph: a proxy or a gateway, which says nothing of what Graph has done.
  ['400 of an intermediary', foreign(400), intermediary('ok')],
  ['401 of an intermediary', foreign(401), intermediary('UPSTREAM_UNAVAILABLE')],
  ['403 of an intermediary', foreign(403), intermediary('UPSTREAM_UNAVAILABLE')],
  ['404 of an intermediary', foreign(404), intermediary('ok')],
  ['405 of an intermediary', foreign(405), intermediary('ok')],
  ['409 of an intermediary', foreign(409), intermediary('UPSTREAM_UNAVAILABLE')],
  ['413 of an intermediary', foreign(413), intermediary('UPSTREAM_UNAVAILABLE')],
  ['a redirect', { kind: 'redirect', location: '/beta/elsewhere' }, outage('OUTCOME_UNKNOWN')],
  ['resets for every request', { kind: 'reset-before' }, outage('OUTCOME_UNKNOWN')],
  ['no response for every request', { kind: 'hang' }, outage('OUTCOME_UNKNOWN')],
  [
    'a claims challenge',
    { kind: 'claims-challenge', claims: '{"a":1}' },
    ['UNAUTHENTICATED', 'UNAUTHENTICATED', 'UNAUTHENTICATED', 'UNAUTHENTICATED'],
  ],
];

function outage(update: End): readonly [End, End, End, End] {
  return ['UPSTREAM_UNAVAILABLE', 'UPSTREAM_UNAVAILABLE', update, 'UPSTREAM_UNAVAILABLE'];
}

function intermediary(batch: End): readonly [End, End, End, End] {
  return ['UPSTREAM_UNAVAILABLE', 'UPSTREAM_UNAVAILABLE', 'OUTCOME_UNKNOWN', batch];
}

const allOk = { get: 'ok', list: 'ok', update: 'ok', expecting: 'ok', batch: 'ok' } as const;
const readsFail = { ...allOk, get: 'UPSTREAM_UNAVAILABLE', list: 'UPSTREAM_UNAVAILABLE' } as const;

export const faultMatrix: readonly FaultCase[] = [
  ...temporary.map(([name, fault, [update, expecting]]) => ({
    name,
    fault,
    always: false,
    ends: { ...allOk, update, expecting },
  })),
  ...invalid.map(([name, fault]) => ({ name, fault, always: false, ends: readsFail })),
  ...permanent.map(([name, fault, [get, list, update, batch]]) => ({
    name,
    fault,
    always: true,
    ends: { get, list, update, expecting: update, batch },
  })),
];
