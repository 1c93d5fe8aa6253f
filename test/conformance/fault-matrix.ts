import type { Fault } from '../../src/sandbox/faults/fault-rule.js';

/** How a request ends: with its data, with null for what is not there, or with a code. */
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

/** A misbehaviour of the upstream, and the end of each kind of request that meets it. */
export interface Misbehaviour {
  readonly name: string;
  readonly fault: Fault;
  /** Once, or each time. */
  readonly always: boolean;
  readonly ends: { readonly get: End; readonly list: End; readonly update: End; readonly batch: End };
}

const status = (code: number, retryAfter?: string): Fault => ({
  kind: 'status',
  status: code,
  ...(retryAfter !== undefined && { retryAfter }),
});
const body = (text: string): Fault => ({ kind: 'body', body: text });

/** What passes: waited for, tried again or looked after, and nobody notices. */
const passing: readonly (readonly [string, Fault])[] = [
  ['429 with Retry-After', status(429, '1')],
  ['429 with a fraction of a second', status(429, '2.128')],
  ['429 with a date that has passed', status(429, 'Mon, 31 Aug 2026 11:00:00 GMT')],
  ['429 without Retry-After', status(429)],
  ['429 with a Retry-After that is nonsense', status(429, 'Soon 5')],
  ['408', status(408)],
  ['424', status(424)],
  ['500', status(500)],
  ['502', status(502)],
  ['503 with Retry-After', status(503, '1')],
  ['503 without Retry-After', status(503)],
  ['504', status(504)],
  ['509', status(509)],
  ['HTML with 503', { kind: 'html' }],
  ['a reset before anything was done', { kind: 'reset-before' }],
  ['a reset after all was done', { kind: 'reset-after' }],
  ['503 after all was done', { kind: 'status-after', status: 503 }],
  ['a body that breaks off', { kind: 'truncated' }],
  ['no answer', { kind: 'hang' }],
];

/** Successes that show nothing usable: a read fails, a write is looked after, a batch is taken apart. */
const unusable: readonly (readonly [string, Fault])[] = [
  ['cut JSON', { kind: 'broken-json' }],
  ['HTML with 200', { kind: 'html', status: 200 }],
  ['200 without a body', { kind: 'empty' }],
  ['204', { kind: 'no-content' }],
  ['202', { kind: 'accepted' }],
  ['null', body('null')],
  ['a list', body('[]')],
  ['an empty object', body('{}')],
  ['a text', body('"running"')],
  ['a number', body('7')],
  ['an error that says 200', body('{"error":{"code":"UnknownError","message":"at System.Web"}}')],
  ['another object', body('{"id":"ffffffffffffffffffffffffffffffff","value":{},"responses":{}}')],
  ['an object without an id', body('{"status":"running"}')],
  ['an object full of wrong types', body('{"id":7,"value":"x","responses":"y","__proto__":{"id":"z"}}')],
];

/** What stays: [get, list, update, batch]. A batch that is refused as such is taken apart, so it ends well. */
const lasting: readonly (readonly [string, Fault, readonly [End, End, End, End]])[] = [
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
  ['429 past the deadline', status(429, '315'), ['THROTTLED', 'THROTTLED', 'THROTTLED', 'THROTTLED']],
  // After a 429 requests go one by one, and alone they are let in here.
  ['429 for ever', status(429), ['THROTTLED', 'THROTTLED', 'THROTTLED', 'ok']],
  ['500 for ever', status(500), outage('UPSTREAM_UNAVAILABLE')],
  ['501', status(501), ['UPSTREAM_UNAVAILABLE', 'UPSTREAM_UNAVAILABLE', 'NOT_UPDATABLE', 'ok']],
  ['502 for ever', status(502), outage('OUTCOME_UNKNOWN')],
  ['503 for ever', status(503), outage('UPSTREAM_UNAVAILABLE')],
  ['504 for ever', status(504), outage('OUTCOME_UNKNOWN')],
  ['507', status(507), outage('UPSTREAM_UNAVAILABLE')],
  ['599', status(599), outage('UPSTREAM_UNAVAILABLE')],
  ['a redirect', { kind: 'redirect', location: '/beta/elsewhere' }, outage('OUTCOME_UNKNOWN')],
  ['resets for ever', { kind: 'reset-before' }, outage('OUTCOME_UNKNOWN')],
  ['never an answer', { kind: 'hang' }, outage('OUTCOME_UNKNOWN')],
  [
    'a claims challenge',
    { kind: 'claims-challenge', claims: '{"a":1}' },
    ['UNAUTHENTICATED', 'UNAUTHENTICATED', 'UNAUTHENTICATED', 'UNAUTHENTICATED'],
  ],
];

function outage(update: End): readonly [End, End, End, End] {
  return ['UPSTREAM_UNAVAILABLE', 'UPSTREAM_UNAVAILABLE', update, 'UPSTREAM_UNAVAILABLE'];
}

const allWell = { get: 'ok', list: 'ok', update: 'ok', batch: 'ok' } as const;
const readsFail = { ...allWell, get: 'UPSTREAM_UNAVAILABLE', list: 'UPSTREAM_UNAVAILABLE' } as const;

export const faultMatrix: readonly Misbehaviour[] = [
  ...passing.map(([name, fault]) => ({ name, fault, always: false, ends: allWell })),
  ...unusable.map(([name, fault]) => ({ name, fault, always: false, ends: readsFail })),
  ...lasting.map(([name, fault, [get, list, update, batch]]) => ({
    name,
    fault,
    always: true,
    ends: { get, list, update, batch },
  })),
];
