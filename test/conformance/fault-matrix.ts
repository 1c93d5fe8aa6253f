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
  | 'OUTCOME_UNKNOWN'
  | 'UNAUTHENTICATED';

/** A fault of Graph, and the end of each kind of request with it. */
export interface FaultCase {
  readonly name: string;
  readonly fault: Fault;
  /** Whether the fault applies to every request, or only to the first. */
  readonly always: boolean;
  readonly ends: { readonly get: End; readonly list: End; readonly update: End; readonly batch: End };
}

const status = (code: number, retryAfter?: string): Fault => ({
  kind: 'status',
  status: code,
  ...(retryAfter !== undefined && { retryAfter }),
});
const body = (json: string): Fault => ({ kind: 'body', body: json });

/** Temporary faults: the server waits, retries or verifies, and the request succeeds. */
const temporary: readonly (readonly [string, Fault])[] = [
  ['429 with Retry-After', status(429, '1')],
  ['429 with a fraction of a second', status(429, '2.128')],
  ['429 with a date that has passed', status(429, 'Mon, 31 Aug 2026 11:00:00 GMT')],
  ['429 without Retry-After', status(429)],
  ['429 with an invalid Retry-After', status(429, 'Soon 5')],
  ['408', status(408)],
  ['424', status(424)],
  ['500', status(500)],
  ['502', status(502)],
  ['503 with Retry-After', status(503, '1')],
  ['503 without Retry-After', status(503)],
  ['504', status(504)],
  ['509', status(509)],
  ['HTML with 503', { kind: 'html' }],
  ['a reset before the execution', { kind: 'reset-before' }],
  ['a reset after the execution', { kind: 'reset-after' }],
  ['503 after the execution', { kind: 'status-after', status: 503 }],
  ['a truncated body', { kind: 'truncated' }],
  ['no response', { kind: 'hang' }],
];

/** Successes with an invalid body: a read fails, a write is verified, and the requests of a batch are sent alone. */
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

/** Permanent faults: [get, list, update, batch]. The requests of a rejected batch are sent alone, so they succeed. */
const permanent: readonly (readonly [string, Fault, readonly [End, End, End, End]])[] = [
  ['400', status(400), ['INVALID_INPUT', 'INVALID_INPUT', 'INVALID_INPUT', 'ok']],
  ['401', status(401), ['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']],
  ['402', status(402), ['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']],
  ['403', status(403), ['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']],
  ['404', status(404), ['null', 'NOT_FOUND', 'NOT_FOUND', 'ok']],
  ['405', status(405), ['INVALID_INPUT', 'INVALID_INPUT', 'NOT_UPDATABLE', 'ok']],
  ['409', status(409), ['CONFLICT', 'CONFLICT', 'CONFLICT', 'CONFLICT']],
  ['410', status(410), ['null', 'NOT_FOUND', 'NOT_FOUND', 'null']],
  ['412', status(412), ['CONFLICT', 'CONFLICT', 'CONFLICT', 'CONFLICT']],
  ['413', status(413), ['INVALID_INPUT', 'INVALID_INPUT', 'INVALID_INPUT', 'INVALID_INPUT']],
  ['415', status(415), ['INVALID_INPUT', 'INVALID_INPUT', 'INVALID_INPUT', 'INVALID_INPUT']],
  ['418', status(418), ['INVALID_INPUT', 'INVALID_INPUT', 'INVALID_INPUT', 'INVALID_INPUT']],
  ['422', status(422), ['INVALID_INPUT', 'INVALID_INPUT', 'INVALID_INPUT', 'INVALID_INPUT']],
  ['423', status(423), ['CONFLICT', 'CONFLICT', 'CONFLICT', 'CONFLICT']],
  ['429 beyond the deadline', status(429, '315'), ['THROTTLED', 'THROTTLED', 'THROTTLED', 'THROTTLED']],
  // After a 429 requests are sent alone, and the fault applies to batches only.
  ['429 for every request', status(429), ['THROTTLED', 'THROTTLED', 'THROTTLED', 'ok']],
  ['500 for every request', status(500), outage('UPSTREAM_UNAVAILABLE')],
  ['501', status(501), ['UPSTREAM_UNAVAILABLE', 'UPSTREAM_UNAVAILABLE', 'NOT_UPDATABLE', 'ok']],
  ['502 for every request', status(502), outage('OUTCOME_UNKNOWN')],
  ['503 for every request', status(503), outage('UPSTREAM_UNAVAILABLE')],
  ['504 for every request', status(504), outage('OUTCOME_UNKNOWN')],
  ['507', status(507), outage('UPSTREAM_UNAVAILABLE')],
  ['599', status(599), outage('UPSTREAM_UNAVAILABLE')],
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

const allOk = { get: 'ok', list: 'ok', update: 'ok', batch: 'ok' } as const;
const readsFail = { ...allOk, get: 'UPSTREAM_UNAVAILABLE', list: 'UPSTREAM_UNAVAILABLE' } as const;

export const faultMatrix: readonly FaultCase[] = [
  ...temporary.map(([name, fault]) => ({ name, fault, always: false, ends: allOk })),
  ...invalid.map(([name, fault]) => ({ name, fault, always: false, ends: readsFail })),
  ...permanent.map(([name, fault, [get, list, update, batch]]) => ({
    name,
    fault,
    always: true,
    ends: { get, list, update, batch },
  })),
];
