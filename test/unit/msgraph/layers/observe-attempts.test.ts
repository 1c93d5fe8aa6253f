import { observeAttempts } from '../../../../src/msgraph/layers/observe-attempts.js';
import type { Send } from '../../../../src/msgraph/transport/send.js';
import type { UpstreamAttempt, UpstreamResult } from '../../../../src/telemetry/upstream-attempt.js';
import { aRequest, fakeSend } from '../../../testkit/fake-send.js';

/** The layer with the ids 1, 2, 3… and a clock that advances by 12.4 ms with every call. */
function logged(send: Send) {
  const lines: (UpstreamAttempt & UpstreamResult)[] = [];
  let [ids, clock] = [0, 1000];
  const layer = observeAttempts({
    observe: (attempt) => ({
      headers: { traceparent: 'the trace' },
      end: (result) => lines.push({ ...attempt, ...result }),
    }),
    newId: () => `id-${++ids}`,
    now: () => (clock += 12.4),
  });
  return { lines, send: layer(send) };
}

describe('an attempt', () => {
  it('with a response is recorded as one line', async () => {
    const { lines, send } = logged(
      fakeSend(() => ({ status: 503, headers: { 'request-id': '94fb3b52-452a' } })).send,
    );
    await send(aRequest({ method: 'PATCH', path: '/beta/x' }));
    expect(lines).toEqual([
      {
        method: 'PATCH',
        template: '/beta/x',
        retries: 0,
        clientRequestId: 'id-1',
        durationMs: 12,
        status: 503,
        requestId: '94fb3b52-452a',
      },
    ]);
  });

  it('has its own client-request-id, which is sent and recorded', async () => {
    const upstream = fakeSend();
    const { lines, send } = logged(upstream.send);
    const request = aRequest({ headers: { accept: 'application/json' } });
    await send(request);
    await send(request);
    const ids = ['id-1', 'id-2'];
    expect(upstream.sent.map(({ headers }) => headers['client-request-id'])).toEqual(ids);
    expect(lines.map(({ clientRequestId }) => clientRequestId)).toEqual(ids);
    expect(upstream.sent[0]?.headers['accept']).toBe('application/json');
    expect(request.headers).toEqual({ accept: 'application/json' });
  });

  it('without a response is recorded as one line with the name of the error, which is rethrown', async () => {
    const cause = Object.assign(new Error('canary https://internal'), { code: 'ECONNRESET' });
    const { lines, send } = logged(() => Promise.reject(cause));
    await expect(send(aRequest())).rejects.toBe(cause);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ failure: 'ECONNRESET' });
    expect(JSON.stringify(lines)).not.toContain('canary');
    expect(lines[0]).not.toHaveProperty('status');
  });

  it.each<[string, unknown, string]>([
    ['an error with a name', new DOMException('canary', 'TimeoutError'), 'TimeoutError'],
    ['a JavaScript error', new TypeError('canary'), 'TypeError'],
    ['an object', { message: 'canary' }, 'unknown'],
    ['a string', 'canary', 'unknown'],
    ['null', null, 'unknown'],
  ])('that fails with %s is recorded with its name', async (_, cause, name) => {
    const { lines, send } = logged(jest.fn().mockRejectedValue(cause));
    await expect(send(aRequest())).rejects.toBe(cause);
    expect(lines.map(({ failure }) => failure)).toEqual([name]);
  });

  it('is recorded without query, token, body and invalid request-ids', async () => {
    const { lines, send } = logged(
      fakeSend(() => ({ headers: { 'request-id': 'canary https://x' }, body: 'canary' })).send,
    );
    await send(
      aRequest({
        path: '/beta/x?$skiptoken=canary?canary',
        headers: { authorization: 'Bearer canary' },
        body: 'canary',
      }),
    );
    expect(lines).toEqual([
      {
        ...{ method: 'GET', template: '/beta/x', clientRequestId: 'id-1', retries: 0 },
        ...{ durationMs: 12, status: 200 },
      },
    ]);
  });

  it('is reported with placeholders instead of ids, and the number of attempts before it', async () => {
    const { lines, send } = logged(fakeSend().send);
    const path = '/prefix/v1.0/security/cases/ediscoveryCases/canary%2F1/operations/canary?$select=canary';
    await send(aRequest({ path, headers: { 'retry-attempt': '2' } }));
    expect(lines).toMatchObject([
      {
        template: '/prefix/v1.0/security/cases/ediscoveryCases/{caseId}/operations/{id}',
        retries: 2,
      },
    ]);
    expect(JSON.stringify(lines)).not.toContain('canary');
  });

  it('carries the trace of its request', async () => {
    const upstream = fakeSend();
    await logged(upstream.send).send(aRequest());
    expect(upstream.sent.map(({ headers }) => headers['traceparent'])).toEqual(['the trace']);
  });

  it('returns the response together with the id of the request', async () => {
    const { send } = logged(fakeSend(() => ({ status: 404, headers: { a: 'b' }, body: 'no' })).send);
    await expect(send(aRequest())).resolves.toEqual({
      status: 404,
      headers: { a: 'b' },
      json: undefined,
      clientRequestId: 'id-1',
    });
  });
});
