import { createDeadlines } from '../../../../src/msgraph/transport/deadline.js';
import { createAdmissionQueue } from '../../../../src/msgraph/layers/admission-queue.js';
import { virtualClock } from '../../../testkit/virtual-clock.js';

function setUp() {
  const clock = virtualClock();
  const deadline = (ms = 30_000, signal = new AbortController().signal) =>
    createDeadlines(clock).create(ms, signal);
  return { clock, deadline, queue: createAdmissionQueue(clock) };
}

describe('an admission queue', () => {
  it('that is open admits all requests at once', async () => {
    const { clock, deadline, queue } = setUp();
    const all = [1, 0, 1].map((priority) => queue.enter(priority, deadline()));
    await expect(Promise.all(all)).resolves.toEqual([0, 0, 0]);
    expect([clock.waits, queue.isIdle()]).toEqual([[], false]);
    for (let left = 0; left < 3; left += 1) queue.leave(queue.isProbing());
    expect(queue.isIdle()).toBe(true);
  });

  it('that is open admits without a timer', () => {
    const { clock, deadline, queue } = setUp();
    expect([queue.enterAtOnce(deadline()), queue.isIdle(), clock.pending()]).toEqual([true, false, 0]);
    queue.leave(false);
    expect(queue.isIdle()).toBe(true);
  });

  it('admits nothing at once that has no time or no client', () => {
    const { deadline, queue } = setUp();
    expect(queue.enterAtOnce(deadline(0))).toBe(false);
    expect(queue.enterAtOnce(deadline(1000, AbortSignal.abort()))).toBe(false);
    expect(queue.isIdle()).toBe(true);
  });

  it('admits nothing at once from its closing until a probe has passed', async () => {
    const { clock, deadline, queue } = setUp();
    queue.close(1000);
    expect(queue.enterAtOnce(deadline())).toBe(false);
    clock.advance(1000);
    expect(queue.enterAtOnce(deadline())).toBe(false);
    await queue.enter(0, deadline());
    expect([queue.isProbing(), queue.enterAtOnce(deadline())]).toEqual([true, false]);
    queue.leave(true);
    expect(queue.enterAtOnce(deadline())).toBe(true);
  });

  it('that is closed beyond the deadline rejects a request at once, with the wait', async () => {
    const { clock, deadline, queue } = setUp();
    queue.close(10_000);
    await expect(queue.enter(0, deadline(10_000))).resolves.toBe(10_000);
    expect(clock.waits).toEqual([]);
  });

  it('that is closed for longer rejects the requests that cannot wait so long', async () => {
    const { deadline, queue } = setUp();
    queue.close(1000);
    const waiting = queue.enter(0, deadline(5000));
    queue.close(6000);
    await expect(waiting).resolves.toBe(6000);
  });

  it('that is closed keeps at most 500 requests waiting and rejects the next one at once', async () => {
    const { deadline, queue } = setUp();
    queue.close(1000);
    const waiting = Array.from({ length: 500 }, () => queue.enter(1, deadline()));
    await expect(queue.enter(1, deadline())).resolves.toBe(1000);
    await expect(waiting[0]).resolves.toBe(0);
  });

  it('never opens earlier because it is closed again', async () => {
    const { deadline, queue } = setUp();
    queue.close(6000);
    queue.close(1);
    await expect(queue.enter(0, deadline(1000))).resolves.toBe(6000);
  });

  it('that opens admits one request as a probe, the first by priority, and the others when the probe has left', async () => {
    const { deadline, queue } = setUp();
    queue.close(1000);
    const entered: string[] = [];
    const enter = async (name: string, priority: number) => {
      await queue.enter(priority, deadline());
      entered.push(name);
    };
    const all = [enter('read 1', 1), enter('read 2', 1), enter('write', 0)];
    await all[2];
    await new Promise(setImmediate);
    expect(entered).toEqual(['write']);
    queue.leave(queue.isProbing());
    await Promise.all(all);
    expect(entered).toEqual(['write', 'read 1', 'read 2']);
  });

  it('rejects a request that waits for a probe until its deadline', async () => {
    const { clock, deadline, queue } = setUp();
    queue.close(1000);
    clock.advance(1000);
    await expect(queue.enter(1, deadline())).resolves.toBe(0);
    const second = queue.enter(0, deadline(900));
    clock.advance(900);
    await expect(second).resolves.toBeGreaterThan(0);
  });

  it('is open to all when the probe has not been throttled within a second, although it has no response', async () => {
    const { clock, deadline, queue } = setUp();
    queue.close(1000);
    clock.advance(1000);
    await queue.enter(1, deadline());
    const wasProbe = queue.isProbing();
    const waiting = [queue.enter(1, deadline()), queue.enter(1, deadline())];
    clock.advance(999);
    expect(queue.isProbing()).toBe(true);
    clock.advance(1);
    await expect(Promise.all(waiting)).resolves.toEqual([0, 0]);
    // The late response of the probe changes nothing.
    queue.leave(wasProbe);
    await expect(queue.enter(1, deadline())).resolves.toBe(0);
    for (let left = 0; left < 3; left += 1) queue.leave(queue.isProbing());
    expect(queue.isIdle()).toBe(true);
  });

  it('that is full makes room for a request of a higher priority, at the cost of the last of the lowest', async () => {
    const { deadline, queue } = setUp();
    queue.close(1000);
    const reads = Array.from({ length: 499 }, () => queue.enter(2, deadline()));
    const update = queue.enter(1, deadline());
    const look = queue.enter(0, deadline());
    await expect(reads.at(-1)).resolves.toBe(1000);
    await expect(queue.enter(2, deadline())).resolves.toBe(1000);
    await expect(look).resolves.toBe(0);
    queue.leave(queue.isProbing());
    await expect(update).resolves.toBe(0);
    await expect(reads[0]).resolves.toBe(0);
  });

  it('is open to all when the probe has left, even if an earlier request is still admitted', async () => {
    const { clock, deadline, queue } = setUp();
    await queue.enter(1, deadline());
    queue.close(1000);
    clock.advance(1000);
    await queue.enter(1, deadline());
    const waiting = queue.enter(1, deadline());
    queue.leave(true);
    await expect(waiting).resolves.toBe(0);
  });

  it('rejects a request whose client disconnects', async () => {
    const { deadline, queue } = setUp();
    const client = new AbortController();
    queue.close(1000);
    const waiting = queue.enter(0, deadline(5000, client.signal));
    client.abort();
    await expect(waiting).resolves.toBeGreaterThan(0);
  });
});
