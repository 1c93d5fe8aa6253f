import { createDeadlines } from '../../../../src/msgraph/transport/deadline.js';
import { virtualClock } from '../../../testkit/virtual-clock.js';

function setUp() {
  const clock = virtualClock();
  const client = new AbortController();
  const deadlines = createDeadlines(clock);
  return { clock, client, deadlines, create: (ms: number) => deadlines.create(ms, client.signal) };
}

describe('a deadline', () => {
  it('counts down to 0 and not further', () => {
    const { clock, create } = setUp();
    const deadline = create(1000);
    expect(deadline.remainingMs()).toBe(1000);
    clock.advance(400);
    expect([deadline.remainingMs(), deadline.withoutClient.remainingMs()]).toEqual([600, 600]);
    clock.advance(5000);
    expect([deadline.remainingMs(), deadline.withoutClient.remainingMs()]).toEqual([0, 0]);
    // Whoever waits sees the time, not the signal.
    expect(deadline.signal.aborted).toBe(false);
  });

  it('ends with its client, except for what is carried to its end', () => {
    const { client, create } = setUp();
    const deadline = create(1000);
    client.abort();
    expect([deadline.signal.aborted, deadline.withoutClient.signal.aborted]).toEqual([true, false]);
    expect(deadline.withoutClient.remainingMs()).toBe(1000);
  });

  it('without a client is its own deadline without a client', () => {
    const { withoutClient } = setUp().create(1000);
    expect(withoutClient.withoutClient).toBe(withoutClient);
  });

  it('of a client that has left before is aborted from the beginning', () => {
    const { client, create } = setUp();
    client.abort();
    expect(create(1000).signal.aborted).toBe(true);
  });
});

describe('the deadlines of a process that stops', () => {
  it('are cut to the grace, those of later requests too', () => {
    const { clock, deadlines, create } = setUp();
    const [short, long] = [create(500), create(30_000)];
    deadlines.endWithin(1000);
    expect([short.remainingMs(), long.remainingMs(), long.withoutClient.remainingMs()]).toEqual([
      500, 1000, 1000,
    ]);
    clock.advance(400);
    const later = create(30_000);
    expect(later.remainingMs()).toBe(600);
    expect(later.signal.aborted).toBe(false);
  });

  it('abort everything at the end of the grace, also what is carried to its end', () => {
    const { clock, deadlines, create } = setUp();
    const deadline = create(30_000);
    deadlines.endWithin(1000);
    clock.advance(999);
    expect([deadline.signal.aborted, deadline.withoutClient.signal.aborted]).toEqual([false, false]);
    clock.advance(1);
    expect([deadline.signal.aborted, deadline.withoutClient.signal.aborted]).toEqual([true, true]);
    expect(create(1000).signal.aborted).toBe(true);
  });

  it('are never extended by a second, longer grace', () => {
    const { clock, deadlines, create } = setUp();
    const deadline = create(30_000);
    deadlines.endWithin(1000);
    deadlines.endWithin(5000);
    expect(deadline.remainingMs()).toBe(1000);
    deadlines.endWithin(100);
    expect(deadline.remainingMs()).toBe(100);
    clock.advance(100);
    expect(deadline.signal.aborted).toBe(true);
  });

  it('end at once without a grace', () => {
    const { clock, deadlines, create } = setUp();
    const deadline = create(30_000);
    deadlines.endWithin(0);
    clock.advance(0);
    expect([deadline.remainingMs(), deadline.signal.aborted]).toEqual([0, true]);
  });
});
