import { logAttempts } from '../../../../src/msgraph/layers/log-attempts.js';
import type { Send } from '../../../../src/msgraph/transport/send.js';
import type { RecordAttempt } from '../../../../src/telemetry/upstream-attempt.js';
import { aRequest, fakeSend } from '../../../testkit/fake-send.js';

/** The layer around a `send`, with ids 1, 2, 3… and a clock that goes on 12.4 ms with every look. */
function traced(send: Send) {
  const lines: Parameters<RecordAttempt>[0][] = [];
  let [ids, clock] = [0, 1000];
  const layer = logAttempts({
    record: (line) => lines.push(line),
    newId: () => `id-${++ids}`,
    now: () => (clock += 12.4),
  });
  return { lines, send: layer(send) };
}

describe('a try', () => {
  it('that is answered makes one line', async () => {
    const { lines, send } = traced(
      fakeSend(() => ({ status: 503, headers: { 'request-id': '94fb3b52-452a' } })).send,
    );
    await send(aRequest({ method: 'PATCH', path: '/beta/x' }));
    expect(lines).toEqual([
      {
        method: 'PATCH',
        path: '/beta/x',
        clientRequestId: 'id-1',
        durationMs: 12,
        status: 503,
        requestId: '94fb3b52-452a',
      },
    ]);
  });

  it('has a client-request-id of its own, sent and recorded', async () => {
    const upstream = fakeSend();
    const { lines, send } = traced(upstream.send);
    const request = aRequest({ headers: { accept: 'application/json' } });
    await send(request);
    await send(request);
    const ids = ['id-1', 'id-2'];
    expect(upstream.sent.map(({ headers }) => headers['client-request-id'])).toEqual(ids);
    expect(lines.map(({ clientRequestId }) => clientRequestId)).toEqual(ids);
    expect(upstream.sent[0]?.headers['accept']).toBe('application/json');
    expect(request.headers).toEqual({ accept: 'application/json' });
  });

  it('without an answer makes one line with the name of the failure, and fails on', async () => {
    const cause = Object.assign(new Error('canary https://internal'), { code: 'ECONNRESET' });
    const { lines, send } = traced(() => Promise.reject(cause));
    await expect(send(aRequest())).rejects.toBe(cause);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ failure: 'ECONNRESET' });
    expect(JSON.stringify(lines)).not.toContain('canary');
    expect(lines[0]).not.toHaveProperty('status');
  });

  it.each<[string, unknown, string]>([
    ['an error with a name', new DOMException('canary', 'TimeoutError'), 'TimeoutError'],
    ['an error of the language', new TypeError('canary'), 'TypeError'],
    ['an object', { message: 'canary' }, 'unknown'],
    ['a text', 'canary', 'unknown'],
    ['null', null, 'unknown'],
  ])('that fails with %s is recorded by its name', async (_, cause, name) => {
    const { lines, send } = traced(jest.fn().mockRejectedValue(cause));
    await expect(send(aRequest())).rejects.toBe(cause);
    expect(lines.map(({ failure }) => failure)).toEqual([name]);
  });

  it('is recorded without query, token, body and odd request-ids', async () => {
    const { lines, send } = traced(
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
      { method: 'GET', path: '/beta/x', clientRequestId: 'id-1', durationMs: 12, status: 200 },
    ]);
  });

  it('answers with what came, and the id that it went out with', async () => {
    const { send } = traced(fakeSend(() => ({ status: 404, headers: { a: 'b' }, body: 'no' })).send);
    await expect(send(aRequest())).resolves.toEqual({
      status: 404,
      headers: { a: 'b' },
      empty: false,
      json: undefined,
      clientRequestId: 'id-1',
    });
  });
});
