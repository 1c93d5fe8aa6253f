import { createDeadlines } from '../../../../src/msgraph/transport/deadline.js';
import { createRequestBudget } from '../../../../src/msgraph/layers/request-budget.js';
import { throttle } from '../../../../src/msgraph/layers/throttle.js';
import { DelayedError, type GraphRequest, type Reservation } from '../../../../src/msgraph/transport/send.js';
import { failureOf } from '../../../testkit/failures.js';
import { type FakeResponse, aCredential, aRequest, fakeSend } from '../../../testkit/fake-send.js';
import { virtualClock } from '../../../testkit/virtual-clock.js';

function throttled(responses: FakeResponse[], budgetWaits: number[] = []) {
  const clock = virtualClock();
  const { send, sent } = fakeSend(() => responses.shift() ?? {});
  const permit = { markSent: () => undefined, release: () => undefined };
  const layer = throttle({ clock, budget: { take: () => budgetWaits.shift() ?? permit } })(send);
  const request = (ms: number, quotaKey = 'quota', own: Partial<GraphRequest> = {}) =>
    aRequest({
      credential: aCredential({ quotaKey }),
      deadline: createDeadlines(clock).create(ms, new AbortController().signal),
      ...own,
    });
  return {
    clock,
    sent,
    send: (ms = 30_000, quotaKey?: string, own?: Partial<GraphRequest>) => layer(request(ms, quotaKey, own)),
  };
}

/** A throttle with a real budget of five requests a minute. */
function withBudget(requestsPerMinute = 5) {
  const clock = virtualClock();
  const { send, sent } = fakeSend();
  const layer = throttle({ clock, budget: createRequestBudget(requestsPerMinute, clock) })(send);
  const request = (own: Partial<GraphRequest>, ms: number) =>
    layer(aRequest({ deadline: createDeadlines(clock).create(ms, new AbortController().signal), ...own }));
  return {
    clock,
    sent,
    read: (ms = 1000) => request({}, ms),
    write: (reservation: Reservation, ms = 1000) =>
      request({ method: 'PATCH', isWrite: true, reservation }, ms),
    look: (reservation: Reservation, ms = 1000) => request({ isLook: true, reservation }, ms),
  };
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

  it('that must not be sent after a wait fails when it is admitted, and is not sent', async () => {
    const { clock, sent, send } = throttled([status429]);
    await send();
    const staleAt = clock.now() + 100;
    await expect(send(30_000, undefined, { staleAt })).rejects.toBeInstanceOf(DelayedError);
    expect([clock.waits, sent.length]).toEqual([[10_000], 1]);
    // The queue is not left closed, nor is its probe kept.
    await expect(send()).resolves.toMatchObject({ status: 200 });
    const fresh = clock.now() + 100;
    await expect(send(30_000, undefined, { staleAt: fresh })).resolves.toMatchObject({ status: 200 });
  });

  it('whose client disconnects while it waits fails without being throttled', async () => {
    const { clock, sent, send } = throttled([status429]);
    await send();
    const client = new AbortController();
    const deadline = createDeadlines(clock).create(30_000, client.signal);
    client.abort();
    const error = await failureOf(() => send(30_000, undefined, { deadline }));
    expect([error.reason, sent.length]).toEqual(['unreachable', 1]);
  });

  it('after a 429 without Retry-After waits for the ordinary back-off', async () => {
    const { clock, send } = throttled([{ status: 429 }]);
    await send();
    await send();
    expect(clock.waits).toEqual([3000]);
  });

  it.each([
    [429, true],
    [509, true],
    [503, false],
    [500, false],
  ])('that returns %d closes the queue: %s', async (status, closes) => {
    const { clock, send } = throttled([{ status, headers: { 'retry-after': '10' } }]);
    await send();
    await send();
    expect(clock.waits).toEqual(closes ? [10_000] : []);
  });
});

describe('a budget of five requests a minute', () => {
  it('keeps room for the request that verifies a write', async () => {
    const { read, write, look, sent } = withBudget();
    const reservation: Reservation = { isReleased: false };
    await write(reservation);
    for (let number = 0; number < 3; number += 1) await read();
    expect((await failureOf(() => read())).code).toBe('THROTTLED');
    await look(reservation);
    expect(sent).toHaveLength(5);
    expect(sent.at(-1)?.isLook).toBe(true);
  });

  it('has no room for the last write without the request that verifies it', async () => {
    const { read, write, sent } = withBudget();
    for (let number = 0; number < 4; number += 1) await read();
    expect((await failureOf(() => write({ isReleased: false }))).code).toBe('THROTTLED');
    await read();
    expect(sent).toHaveLength(5);
  });

  it('has room for four writes of one case, which share what verifies them', async () => {
    const { write, look, sent } = withBudget();
    const reservation: Reservation = { isReleased: false };
    for (let number = 0; number < 4; number += 1) await write(reservation);
    expect((await failureOf(() => write(reservation))).code).toBe('THROTTLED');
    await look(reservation);
    expect(sent).toHaveLength(5);
  });

  it('has room for two writes of different cases, each with its own look', async () => {
    const { write, look, sent } = withBudget();
    const all: Reservation[] = [{ isReleased: false }, { isReleased: false }];
    for (const reservation of all) await write(reservation);
    expect((await failureOf(() => write({ isReleased: false }))).code).toBe('THROTTLED');
    for (const reservation of all) await look(reservation);
    expect(sent).toHaveLength(4);
  });

  it('has the room again that a write did not need', async () => {
    const { read, write, sent } = withBudget();
    const reservation: Reservation = { isReleased: false };
    await write(reservation);
    reservation.isReleased = true;
    for (let number = 0; number < 4; number += 1) await read();
    expect(sent).toHaveLength(5);
  });

  it('is never exceeded, however many requests wait for it', async () => {
    const { clock, read, sent } = withBudget();
    const times: number[] = [];
    const all = Array.from({ length: 12 }, () => read(300_000).then(() => times.push(clock.now())));
    await Promise.all(all);
    expect(sent).toHaveLength(12);
    for (const start of times) {
      expect(times.filter((time) => time >= start && time <= start + 60_000).length).toBeLessThanOrEqual(5);
    }
  });
});

describe('a request in the background', () => {
  const setUp = () => {
    const clock = virtualClock();
    const { send, sent } = fakeSend((request) => (request.path === '/full' ? status429 : {}));
    const layer = throttle({ clock, backgroundBudget: createRequestBudget(3, clock) })(send);
    const deadline = createDeadlines(clock).create(600_000, new AbortController().signal);
    const background = { isBackground: true, failFast: true };
    return {
      ...{ clock, sent },
      poll: (own: Partial<GraphRequest> = {}) => layer(aRequest({ deadline, ...background, ...own })),
      read: (path = '/free') => layer(aRequest({ deadline, path })),
    };
  };

  it('waits for its part of the quota, which others do not use', async () => {
    const { clock, sent, poll, read } = setUp();
    for (let number = 0; number < 10; number += 1) await read();
    for (let number = 0; number < 7; number += 1) await poll();
    expect([sent.length, clock.waits]).toEqual([17, [60_001, 60_001]]);
  });

  it('fails at once while the quota is closed', async () => {
    const { clock, sent, poll, read } = setUp();
    await read('/full');
    const error = await failureOf(() => poll());
    expect([error.code, error.details.retryAfterSeconds, sent.length, clock.waits]).toEqual([
      'THROTTLED',
      10,
      1,
      [],
    ]);
  });

  it('is not sent when nobody needs it any more', async () => {
    const { clock, sent, poll } = setUp();
    for (let number = 0; number < 3; number += 1) await poll();
    const watcher = new AbortController();
    const deadline = createDeadlines(clock).create(600_000, watcher.signal);
    const waiting = failureOf(() => poll({ deadline }));
    watcher.abort();
    expect([(await waiting).code, sent.length]).toEqual(['THROTTLED', 3]);
  });
});
