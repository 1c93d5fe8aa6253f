import type { GraphRequest } from '../../../../src/msgraph/transport/send.js';
import { createError } from '../../../../src/domain/errors.js';
import { NetworkError } from '../../../../src/msgraph/transport/network-errors.js';
import { mapErrors } from '../../../../src/msgraph/layers/map-errors.js';
import { failureOf } from '../../../testkit/failures.js';
import { type FakeResponse, aRequest, aResponse } from '../../../testkit/fake-send.js';

const now = Date.parse('2026-08-01T10:00:00Z');
const methodRejected = 'Specified HTTP method is not allowed for the request target.';
const canary = 'canary https://substrate.office.com:444/ at Microsoft.Exchange.Stack()';

const claims = '{"access_token":{"nbf":{"essential":true}}}';
const claimsHeader = `Bearer error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`;

const envelope = (message: string, code = 'BadRequest') => JSON.stringify({ error: { code, message } });

/** Returns the error of a response as it comes; anything in between may have sent it. */
const toError = (response: FakeResponse, method: GraphRequest['method'] = 'GET') =>
  failureOf(() => mapErrors(() => now)(() => Promise.resolve(aResponse(response)))(aRequest({ method })));

/** Returns the error of a response of Graph itself: with an envelope and a request id, unless a test has its own. */
const toGraphError = (response: FakeResponse, method: GraphRequest['method'] = 'GET') =>
  toError(
    { body: envelope('x'), ...response, headers: { 'request-id': 'r-1', ...response.headers } },
    method,
  );

describe('an error of Graph', () => {
  it.each([
    ['302', { status: 302 }, 'UPSTREAM_UNAVAILABLE', 'UPSTREAM_UNAVAILABLE'],
    ['304', { status: 304 }, 'UPSTREAM_UNAVAILABLE', 'UPSTREAM_UNAVAILABLE'],
    ['400', { status: 400 }, 'INVALID_INPUT', 'INVALID_INPUT'],
    [
      '400 for a rejected method',
      { status: 400, body: envelope(methodRejected) },
      'INVALID_INPUT',
      'NOT_UPDATABLE',
    ],
    ['401', { status: 401 }, 'FORBIDDEN', 'FORBIDDEN'],
    ['401 of another code', { status: 401, body: envelope('x') }, 'FORBIDDEN', 'FORBIDDEN'],
    [
      '401 for a rejected token',
      { status: 401, body: '{"error":{"code":"InvalidAuthenticationToken"}}' },
      'UNAUTHENTICATED',
      'UNAUTHENTICATED',
    ],
    [
      '401 with a claims challenge',
      { status: 401, headers: { 'www-authenticate': claimsHeader } },
      'UNAUTHENTICATED',
      'UNAUTHENTICATED',
    ],
    ['424', { status: 424 }, 'UPSTREAM_UNAVAILABLE', 'UPSTREAM_UNAVAILABLE'],
    ['402', { status: 402 }, 'FORBIDDEN', 'FORBIDDEN'],
    ['403', { status: 403 }, 'FORBIDDEN', 'FORBIDDEN'],
    ['404', { status: 404 }, 'NOT_FOUND', 'NOT_FOUND'],
    ['405', { status: 405 }, 'INVALID_INPUT', 'NOT_UPDATABLE'],
    ['408', { status: 408 }, 'UPSTREAM_UNAVAILABLE', 'UPSTREAM_UNAVAILABLE'],
    ['409', { status: 409 }, 'CONFLICT', 'CONFLICT'],
    ['410', { status: 410 }, 'NOT_FOUND', 'NOT_FOUND'],
    ['412', { status: 412 }, 'CONFLICT', 'CONFLICT'],
    ['422', { status: 422 }, 'INVALID_INPUT', 'INVALID_INPUT'],
    ['423', { status: 423 }, 'CONFLICT', 'CONFLICT'],
    ['429', { status: 429 }, 'THROTTLED', 'THROTTLED'],
    ['500', { status: 500 }, 'UPSTREAM_UNAVAILABLE', 'UPSTREAM_UNAVAILABLE'],
    ['501', { status: 501 }, 'UPSTREAM_UNAVAILABLE', 'NOT_UPDATABLE'],
    ['502', { status: 502 }, 'UPSTREAM_UNAVAILABLE', 'UPSTREAM_UNAVAILABLE'],
    ['503', { status: 503 }, 'UPSTREAM_UNAVAILABLE', 'UPSTREAM_UNAVAILABLE'],
    ['504', { status: 504 }, 'UPSTREAM_UNAVAILABLE', 'UPSTREAM_UNAVAILABLE'],
    ['507', { status: 507 }, 'UPSTREAM_UNAVAILABLE', 'UPSTREAM_UNAVAILABLE'],
    ['509', { status: 509 }, 'THROTTLED', 'THROTTLED'],
  ])('with status %s has the code of that status', async (_, response, onGet, onPatch) => {
    expect((await toGraphError(response, 'GET')).code).toBe(onGet);
    expect((await toGraphError(response, 'PATCH')).code).toBe(onPatch);
  });

  const refusals = [400, 401, 402, 403, 404, 405, 409, 410, 412, 413, 415, 418, 422, 423];
  const notOfGraph: [string, FakeResponse][] = [
    ['a page of HTML', { body: '<html>Not Found</html>', headers: { 'request-id': 'r-1' } }],
    ['no body', { body: '', headers: { 'request-id': 'r-1' } }],
    ['an envelope without a request id', { body: envelope('x') }],
    ['other JSON', { body: '{"message":"no route"}', headers: { 'request-id': 'r-1' } }],
  ];

  it.each(notOfGraph)('that refuses with %s comes from an intermediary', async (_, response) => {
    for (const status of refusals) {
      for (const method of ['GET', 'PATCH'] as const) {
        const { reason, code, details } = await toError({ status, ...response }, method);
        expect([status, reason, code]).toEqual([status, 'intermediary', 'UPSTREAM_UNAVAILABLE']);
        // Graph may have received and processed a write.
        expect(details.effect).toBe(method === 'PATCH' ? 'maybe' : 'none');
      }
    }
  });

  it('that refuses may have its request id in the envelope', async () => {
    for (const name of ['innerError', 'innererror']) {
      const body = JSON.stringify({ error: { code: 'x', message: 'x', [name]: { 'request-id': 'r-1' } } });
      expect((await toError({ status: 404, body }, 'PATCH')).code).toBe('NOT_FOUND');
    }
  });

  it.each([
    [400, 'none'],
    [403, 'none'],
    [404, 'none'],
    [405, 'none'],
    [424, 'none'],
    [425, 'none'],
    [429, 'none'],
    [302, 'maybe'],
    [500, 'maybe'],
    [503, 'maybe'],
    [507, 'maybe'],
    [408, 'pending'],
    [499, 'pending'],
    [502, 'pending'],
    [504, 'pending'],
    [524, 'pending'],
  ])('with status %d states that the effect of a write is %s, and of a read none', async (status, effect) => {
    expect((await toGraphError({ status }, 'PATCH')).details.effect).toBe(effect);
    expect((await toGraphError({ status }, 'GET')).details.effect).toBe('none');
  });

  it.each([
    [new NetworkError('ECONNREFUSED', { sent: false }), 'unreachable', 'none', 'none'],
    [new NetworkError('ECONNRESET', { sent: true }), 'unavailable', 'pending', 'none'],
    [new NetworkError('BATCH_RESPONSE_MISSING', { sent: true }), 'unavailable', 'pending', 'none'],
  ] as const)('%s without a response is %s, with the effect %s', async (cause, reason, onPatch, onGet) => {
    const send = mapErrors(() => now)(() => Promise.reject(cause));
    const write = await failureOf(() => send(aRequest({ method: 'PATCH' })));
    const read = await failureOf(() => send(aRequest()));
    expect([write.reason, write.details.effect ?? 'none']).toEqual([reason, onPatch]);
    expect([read.reason, read.details.effect ?? 'none']).toEqual([reason, onGet]);
  });

  it('without a response has the code UPSTREAM_UNAVAILABLE and keeps its cause', async () => {
    const cause = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    for (const method of ['GET', 'PATCH'] as const) {
      const error = await failureOf(() =>
        mapErrors(() => now)(() => Promise.reject(cause))(aRequest({ method })),
      );
      expect([error.code, error.cause]).toEqual(['UPSTREAM_UNAVAILABLE', cause]);
    }
  });

  it('that is a bug and not a network error is rethrown unchanged', async () => {
    const bug = new TypeError('x is not a function');
    await expect(mapErrors(() => now)(() => Promise.reject(bug))(aRequest())).rejects.toBe(bug);
  });

  it('that is already a domain error is rethrown unchanged', async () => {
    const ours = createError('missingToken');
    const send = mapErrors(() => now)(() => Promise.reject(ours));
    await expect(send(aRequest())).rejects.toBe(ours);
  });

  it.each([200, 201, 202, 204])(
    'is not created for %d: a successful response is returned unchanged',
    async (status) => {
      const response = aResponse({ status, body: canary });
      await expect(mapErrors(() => now)(() => Promise.resolve(response))(aRequest())).resolves.toBe(response);
    },
  );
});

describe('the details of an error', () => {
  it.each([
    ['seconds', '10', 10],
    ['a fraction, rounded up', '2.128', 3],
    ['an HTTP date', 'Sat, 01 Aug 2026 10:01:30 GMT', 90],
    ['an invalid value, which becomes the ordinary back-off', 'soon', 3],
    ['no value, which becomes the ordinary back-off', undefined, 3],
    ['zero, which becomes the ordinary back-off', '0', 3],
    ['a date in the past, which becomes the ordinary back-off', 'Sat, 01 Aug 2026 09:00:00 GMT', 3],
    ['a list, of which the longest wait counts', '0,120', 120],
  ])('contain the wait of a 429 with %s', async (_, header, seconds) => {
    const headers: Record<string, string> = header === undefined ? {} : { 'retry-after': header };
    expect((await toError({ status: 429, headers })).details.retryAfterSeconds).toBe(seconds);
  });

  it('contain the wait of a 503 if it specifies one', async () => {
    const error = await toError({ status: 503, headers: { 'retry-after': '5' } });
    expect(error.details.retryAfterSeconds).toBe(5);
    expect((await toError({ status: 503 })).details.retryAfterSeconds).toBeUndefined();
  });

  it('contain the claims that a 401 requires', async () => {
    const error = await toError({ status: 401, headers: { 'www-authenticate': claimsHeader } });
    expect([error.reason, error.details.claims]).toEqual(['claimsChallenge', claims]);
    expect((await toGraphError({ status: 401 })).reason).toBe('roleMissing');
  });

  it('contain the request-id if it has the format of an id', async () => {
    const id = '94fb3b52-452a-4535-a601-69e0a90e3aa2';
    expect((await toError({ status: 500, headers: { 'request-id': id } })).details.requestId).toBe(id);
    const invalid = await toError({ status: 500, headers: { 'request-id': canary } });
    expect(invalid.details.requestId).toBeUndefined();
  });

  it.each([302, 400, 401, 403, 404, 405, 409, 429, 500, 503])(
    'contain no string of a %d, nor do the message, the JSON and the stack',
    async (status) => {
      const headers = {
        'request-id': canary,
        'retry-after': canary,
        location: canary,
        'www-authenticate': canary,
        'x-ms-ags-diagnostic': canary,
      };
      const inner = { code: 'x', message: canary, innerError: { 'request-id': canary } };
      const body = JSON.stringify({ error: inner });
      for (const [method, ofGraph] of [
        ['GET', true],
        ['PATCH', true],
        ['GET', false],
        ['PATCH', false],
      ] as const) {
        const error = await toError({ status, headers, body: ofGraph ? body : canary }, method);
        const shown = [error.message, error.stack, JSON.stringify(error), JSON.stringify(error.details)];
        expect(shown.join()).not.toMatch(/canary|substrate/);
      }
    },
  );

  it('contain no string of a network error, nor does the message', async () => {
    const cause = Object.assign(new Error(`connect ECONNREFUSED ${canary}`), {
      code: 'ECONNREFUSED',
      address: 'canary.internal',
      port: 444,
    });
    const error = await failureOf(() => mapErrors(() => now)(() => Promise.reject(cause))(aRequest()));
    expect(`${error.message} ${JSON.stringify(error)}`).not.toContain('canary');
  });
});
