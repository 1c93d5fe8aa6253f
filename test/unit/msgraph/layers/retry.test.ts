import { createDeadlines } from '../../../../src/msgraph/transport/deadline.js';
import { BatchUnsupportedError } from '../../../../src/msgraph/layers/batch.js';
import { retry } from '../../../../src/msgraph/layers/retry.js';
import type { GraphRequest } from '../../../../src/msgraph/transport/send.js';
import { createError } from '../../../../src/domain/errors.js';
import { failureOf } from '../../../testkit/failures.js';
import { type FakeResponse, aCredential, aRequest, fakeSend } from '../../../testkit/fake-send.js';
import { virtualClock } from '../../../testkit/virtual-clock.js';

function retrying(responses: (FakeResponse | Error)[], ms = 30_000) {
  const clock = virtualClock();
  const { send, sent } = fakeSend(() => {
    const response = responses.shift() ?? {};
    return response instanceof Error ? Promise.reject(response) : response;
  });
  const deadline = createDeadlines(clock).create(ms, new AbortController().signal);
  const layer = retry({ clock, random: () => 0.5 })(send);
  return { clock, sent, send: (own: Partial<GraphRequest> = {}) => layer(aRequest({ deadline, ...own })) };
}

const reset = Object.assign(new Error('reset'), { code: 'ECONNRESET' });

describe('retry', () => {
  it('repeats a read with backoff and sends the number of the retry', async () => {
    const { clock, sent, send } = retrying([{ status: 503 }, reset, {}]);
    await expect(send()).resolves.toMatchObject({ status: 200 });
    expect(clock.waits).toEqual([1500, 3000]);
    expect(sent.map(({ headers }) => headers['retry-attempt'])).toEqual([undefined, '1', '2']);
    expect(sent.map(({ freshConnection }) => freshConnection)).toEqual([undefined, true, false]);
  });

  it('waits as long as Graph requires', async () => {
    const { clock, send } = retrying([{ status: 429, headers: { 'retry-after': '7' } }]);
    await send({ method: 'PATCH' });
    expect(clock.waits).toEqual([7000]);
  });

  it('makes three retries and returns the last response', async () => {
    const { sent, send } = retrying([500, 502, 503, 504].map((status) => ({ status })));
    await expect(send()).resolves.toMatchObject({ status: 504 });
    expect(sent).toHaveLength(4);
  });

  it('is not made if the wait does not end before the deadline', async () => {
    const { clock, send } = retrying([{ status: 429, headers: { 'retry-after': '7' } }], 7000);
    await expect(send()).resolves.toMatchObject({ status: 429 });
    expect(clock.waits).toEqual([]);
  });

  it('waits for the ordinary back-off after a 429 with a useless Retry-After, never 0 s', async () => {
    const status429 = (retryAfter: string) => ({ status: 429, headers: { 'retry-after': retryAfter } });
    const { clock, send } = retrying([status429('0'), status429('soon'), { status: 429 }]);
    await send({ method: 'PATCH' });
    expect(clock.waits).toEqual([3000, 6000, 12_000]);
  });

  it('is not made for a request that must not be sent after a wait', async () => {
    const { clock, sent, send } = retrying([{ status: 429, headers: { 'retry-after': '7' } }]);
    await expect(send({ method: 'PATCH', staleAt: clock.now() + 1000 })).resolves.toMatchObject({
      status: 429,
    });
    expect([clock.waits, sent.length]).toEqual([[], 1]);
  });

  it('sends the requests of an unsupported $batch alone, without counting a retry', async () => {
    const { clock, sent, send } = retrying([new BatchUnsupportedError(), {}]);
    await expect(send({ method: 'PATCH', batchable: true })).resolves.toMatchObject({ status: 200 });
    expect(sent.map(({ batchable, headers }) => [batchable, headers['retry-attempt']])).toEqual([
      [true, undefined],
      [false, undefined],
    ]);
    expect(clock.waits).toEqual([]);
  });

  it('repeats neither a write that may have been applied nor a bug', async () => {
    const lost = retrying([reset]);
    await expect(lost.send({ method: 'PATCH' })).rejects.toBe(reset);
    expect(lost.sent).toHaveLength(1);
    const bug = new TypeError('x');
    const broken = retrying([bug]);
    await expect(broken.send()).rejects.toBe(bug);
    expect(broken.sent).toHaveLength(1);
  });
});

describe('a claims challenge', () => {
  const claims = '{"access_token":{}}';
  const challenge = {
    status: 401,
    headers: {
      'www-authenticate': `Bearer error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`,
    },
  };
  const withClaims = () => {
    const required: unknown[] = [];
    const credential = aCredential({
      authorization: (own) => (required.push(own), Promise.resolve('Bearer t')),
    });
    return { required, credential };
  };

  it.each(['GET', 'PATCH'] as const)(
    'is answered with a new token, and the %s is sent again through the inner layers',
    async (method) => {
      const { required, credential } = withClaims();
      const { sent, send, clock } = retrying([challenge, {}]);
      await expect(send({ method, credential })).resolves.toMatchObject({ status: 200 });
      expect([required, sent.length, clock.waits]).toEqual([[claims], 2, []]);
    },
  );

  it('to the new token is returned', async () => {
    const { required, credential } = withClaims();
    const { sent, send } = retrying([challenge, challenge]);
    await expect(send({ credential })).resolves.toMatchObject({ status: 401 });
    expect([required, sent.length]).toEqual([[claims], 2]);
  });

  it('that only the caller can meet fails, and nothing is sent again', async () => {
    const credential = aCredential({
      authorization: () => Promise.reject(createError('claimsChallenge', { claims })),
    });
    const { sent, send } = retrying([challenge]);
    const error = await failureOf(() => send({ credential }));
    expect([error.reason, error.details.claims, sent.length]).toEqual(['claimsChallenge', claims, 1]);
  });

  it('is not seen in any other 401', async () => {
    const { required, credential } = withClaims();
    const { sent, send } = retrying([{ status: 401 }]);
    await expect(send({ credential })).resolves.toMatchObject({ status: 401 });
    expect([required, sent.length]).toEqual([[], 1]);
  });
});
