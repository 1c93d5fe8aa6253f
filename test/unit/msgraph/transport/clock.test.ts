import { systemClock } from '../../../../src/msgraph/transport/clock.js';

describe('a wait that is longer than the timers of Node', () => {
  it.each([2 ** 31, (2 ** 31 - 1) * 1000, Infinity])('of %d ms does not end at once', async (ms) => {
    let called = false;
    const cancel = systemClock.schedule(ms, () => {
      called = true;
    });
    const stop = new AbortController();
    const sleeping = systemClock.sleep(ms, stop.signal).then(
      () => 'slept',
      () => 'aborted',
    );
    // A timer of 1 ms, as Node makes of a longer one, ends before one of 5 ms.
    await systemClock.sleep(5);
    stop.abort();
    cancel();
    await expect(sleeping).resolves.toBe('aborted');
    expect(called).toBe(false);
  });
});

describe('a scheduled call', () => {
  it('does not keep a process alive that has nothing else to do', () => {
    const countTimers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = countTimers();
    const cancel = systemClock.schedule(60_000, () => undefined);
    expect(countTimers()).toBe(before);
    cancel();
  });
});
