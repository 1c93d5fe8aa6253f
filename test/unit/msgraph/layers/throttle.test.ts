import { createDeadline } from '../../../../src/msgraph/transport/deadline.js';
import { throttle } from '../../../../src/msgraph/layers/throttle.js';
import { failureOf } from '../../../testkit/failures.js';
import { type FakeAnswer, aCredential, aRequest, fakeSend } from '../../../testkit/fake-send.js';
import { virtualClock } from '../../../testkit/virtual-clock.js';

function gated(answers: FakeAnswer[], lacking: number[] = []) {
  const clock = virtualClock();
  const { send, sent } = fakeSend(() => answers.shift() ?? {});
  const layer = throttle({ clock, budget: { take: () => Promise.resolve(lacking.shift() ?? 0) } })(send);
  const request = (ms: number, quotaKey = 'quota') =>
    aRequest({
      credential: aCredential({ quotaKey }),
      deadline: createDeadline(ms, clock, new AbortController().signal),
    });
  return { clock, sent, send: (ms = 30_000, quotaKey?: string) => layer(request(ms, quotaKey)) };
}

const throttled = { status: 429, headers: { 'retry-after': '10' } };

describe('a gate', () => {
  it('that a 429 closed fails at once who cannot wait, and sends nothing', async () => {
    const { sent, send } = gated([throttled]);
    await send();
    const error = await failureOf(() => send(5000));
    expect([error.code, error.details.retryAfterSeconds, sent.length]).toEqual(['THROTTLED', 10, 1]);
  });

  it('that a 429 closed lets wait who can', async () => {
    const { clock, send } = gated([throttled]);
    await send();
    await expect(send()).resolves.toMatchObject({ status: 200 });
    expect(clock.waits).toEqual([10_000]);
  });

  it('of another quota stays open', async () => {
    const { clock, sent, send } = gated([throttled]);
    await send();
    await send(5000, 'another quota');
    expect([clock.waits, sent.length]).toEqual([[], 2]);
  });

  it('closes until there is budget again', async () => {
    const { clock, sent, send } = gated([], [4000]);
    await send();
    expect([clock.waits, sent.length]).toEqual([[4000], 1]);
    const short = gated([], [4000]);
    const error = await failureOf(() => short.send(3000));
    expect([error.code, error.details.retryAfterSeconds, short.sent.length]).toEqual(['THROTTLED', 4, 0]);
  });
});
