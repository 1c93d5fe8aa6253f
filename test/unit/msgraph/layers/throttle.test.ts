import { createDeadlines } from '../../../../src/msgraph/transport/deadline.js';
import { throttle } from '../../../../src/msgraph/layers/throttle.js';
import { failureOf } from '../../../testkit/failures.js';
import { type FakeResponse, aCredential, aRequest, fakeSend } from '../../../testkit/fake-send.js';
import { virtualClock } from '../../../testkit/virtual-clock.js';

function throttled(responses: FakeResponse[], budgetWaits: number[] = []) {
  const clock = virtualClock();
  const { send, sent } = fakeSend(() => responses.shift() ?? {});
  const layer = throttle({ clock, budget: { take: () => budgetWaits.shift() ?? 0 } })(send);
  const request = (ms: number, quotaKey = 'quota') =>
    aRequest({
      credential: aCredential({ quotaKey }),
      deadline: createDeadlines(clock).create(ms, new AbortController().signal),
    });
  return { clock, sent, send: (ms = 30_000, quotaKey?: string) => layer(request(ms, quotaKey)) };
}

const status429 = { status: 429, headers: { 'retry-after': '10' } };

describe('a request', () => {
  it('after a 429 fails at once and is not sent if it cannot wait until the queue opens', async () => {
    const { sent, send } = throttled([status429]);
    await send();
    const error = await failureOf(() => send(5000));
    expect([error.code, error.details.retryAfterSeconds, sent.length]).toEqual(['THROTTLED', 10, 1]);
  });

  it('after a 429 waits until the queue opens', async () => {
    const { clock, send } = throttled([status429]);
    await send();
    await expect(send()).resolves.toMatchObject({ status: 200 });
    expect(clock.waits).toEqual([10_000]);
  });

  it('of another quota does not wait', async () => {
    const { clock, sent, send } = throttled([status429]);
    await send();
    await send(5000, 'another quota');
    expect([clock.waits, sent.length]).toEqual([[], 2]);
  });

  it('waits until the budget allows it, or fails at once', async () => {
    const { clock, sent, send } = throttled([], [4000]);
    await send();
    expect([clock.waits, sent.length]).toEqual([[4000], 1]);
    const short = throttled([], [4000]);
    const error = await failureOf(() => short.send(3000));
    expect([error.code, error.details.retryAfterSeconds, short.sent.length]).toEqual(['THROTTLED', 4, 0]);
  });
});
