import { createDeadline } from '../../../../src/msgraph/transport/deadline.js';
import { createAdmissionQueue } from '../../../../src/msgraph/layers/admission-queue.js';
import { virtualClock } from '../../../testkit/virtual-clock.js';

function setUp() {
  const clock = virtualClock();
  const deadline = (ms = 30_000, signal = new AbortController().signal) => createDeadline(ms, clock, signal);
  return { clock, deadline, turnstile: createAdmissionQueue(clock) };
}

describe('a turnstile', () => {
  it('that is open lets all in at once', async () => {
    const { clock, deadline, turnstile } = setUp();
    const all = [1, 0, 1].map((priority) => turnstile.enter(priority, deadline()));
    await expect(Promise.all(all)).resolves.toEqual([0, 0, 0]);
    expect([clock.waits, turnstile.isIdle()]).toEqual([[], false]);
    for (let left = 0; left < 3; left += 1) turnstile.leave(turnstile.isProbing());
    expect(turnstile.isIdle()).toBe(true);
  });

  it('that is closed beyond the deadline sends away at once, with the wait', async () => {
    const { clock, deadline, turnstile } = setUp();
    turnstile.close(10_000);
    await expect(turnstile.enter(0, deadline(10_000))).resolves.toBe(10_000);
    expect(clock.waits).toEqual([]);
  });

  it('that is closed sends away who waits when it closes for longer', async () => {
    const { deadline, turnstile } = setUp();
    turnstile.close(1000);
    const waiting = turnstile.enter(0, deadline(5000));
    turnstile.close(6000);
    await expect(waiting).resolves.toBe(6000);
  });

  it('that is closed keeps 500 waiting and sends the next away at once: a crowd takes time from everybody', async () => {
    const { deadline, turnstile } = setUp();
    turnstile.close(1000);
    const waiting = Array.from({ length: 500 }, () => turnstile.enter(1, deadline()));
    await expect(turnstile.enter(1, deadline())).resolves.toBe(1000);
    await expect(waiting[0]).resolves.toBe(0);
  });

  it('never opens earlier than it was going to', async () => {
    const { deadline, turnstile } = setUp();
    turnstile.close(6000);
    turnstile.close(1);
    await expect(turnstile.enter(0, deadline(1000))).resolves.toBe(6000);
  });

  it('that opens again lets one try, the first by priority, and the others when that one is back', async () => {
    const { deadline, turnstile } = setUp();
    turnstile.close(1000);
    const entered: string[] = [];
    const come = async (name: string, priority: number) => {
      await turnstile.enter(priority, deadline());
      entered.push(name);
    };
    const all = [come('read 1', 1), come('read 2', 1), come('write', 0)];
    await all[2];
    await new Promise(setImmediate);
    expect(entered).toEqual(['write']);
    turnstile.leave(turnstile.isProbing());
    await Promise.all(all);
    expect(entered).toEqual(['write', 'read 1', 'read 2']);
  });

  it('sends away who waits past the deadline for another one to try', async () => {
    const { clock, deadline, turnstile } = setUp();
    turnstile.close(1000);
    clock.advance(1000);
    await expect(turnstile.enter(1, deadline())).resolves.toBe(0);
    const second = turnstile.enter(0, deadline(5000));
    clock.advance(5000);
    await expect(second).resolves.toBeGreaterThan(0);
  });

  it('opens to all when the one that tried is back, whoever was let in before it was closed', async () => {
    const { clock, deadline, turnstile } = setUp();
    await turnstile.enter(1, deadline());
    turnstile.close(1000);
    clock.advance(1000);
    await turnstile.enter(1, deadline());
    const waiting = turnstile.enter(1, deadline());
    turnstile.leave(true);
    await expect(waiting).resolves.toBe(0);
  });

  it('sends away who has gone', async () => {
    const { deadline, turnstile } = setUp();
    const client = new AbortController();
    turnstile.close(1000);
    const waiting = turnstile.enter(0, deadline(5000, client.signal));
    client.abort();
    await expect(waiting).resolves.toBeGreaterThan(0);
  });
});
