import fc from 'fast-check';
import { type BudgetPermit, createRequestBudget } from '../../../../src/msgraph/layers/request-budget.js';
import { virtualClock } from '../../../testkit/virtual-clock.js';

const minute = 60_000;

function setUp(requestsPerMinute: number) {
  const clock = virtualClock();
  const budget = createRequestBudget(requestsPerMinute, clock);
  if (!budget) throw new Error('Expected a budget.');
  return {
    clock,
    /** Sends a request at once if the budget allows it; returns 0, or the time to wait. */
    take: (reserved = 0, key = 'quota'): number => {
      const permit = budget.take(key, reserved);
      if (typeof permit === 'number') return permit;
      permit.markSent();
      return 0;
    },
    /** Takes a request that is not sent yet. */
    hold: (): BudgetPermit => {
      const permit = budget.take('quota', 0);
      if (typeof permit === 'number') throw new Error(`Expected a permit, got a wait of ${permit} ms.`);
      return permit;
    },
  };
}

describe('a request budget', () => {
  it('of 0 is no limit', () => {
    expect(createRequestBudget(0, virtualClock())).toBeUndefined();
  });

  it('allows as many requests as it has, and returns the time until the next one', () => {
    const { clock, take } = setUp(2);
    expect(take()).toBe(0);
    clock.advance(10_000);
    expect([take(), take()]).toEqual([0, 50_001]);
  });

  it('allows the next request when the first one is older than a minute, and then only one', () => {
    const { clock, take } = setUp(2);
    take();
    clock.advance(10_000);
    take();
    clock.advance(50_000);
    expect(take()).toBe(1);
    clock.advance(1);
    expect([take(), take()]).toEqual([0, 10_000]);
  });

  it('does not count a request that it did not allow', () => {
    const { clock, take } = setUp(1);
    take();
    for (let attempt = 0; attempt < 10; attempt += 1) expect(take()).toBeGreaterThan(0);
    clock.advance(minute + 1);
    expect(take()).toBe(0);
  });

  it('counts each quota on its own', () => {
    const { take } = setUp(1);
    expect([take(0, 'a'), take(0, 'b'), take(0, 'a') > 0]).toEqual([0, 0, true]);
  });

  it('keeps what is reserved, and asks again soon because it may be released at any time', () => {
    const { take } = setUp(3);
    expect([take(1), take(1)]).toEqual([0, 0]);
    expect(take(1)).toBe(250);
    expect(take(0)).toBe(0);
    expect(take(0)).toBeGreaterThan(250);
  });

  it('counts a request from the moment when it is sent, however long it waited', () => {
    const { clock, take, hold } = setUp(1);
    const permit = hold();
    clock.advance(50_000);
    expect(take()).toBe(250);
    permit.markSent();
    clock.advance(50_000);
    expect(take()).toBe(10_001);
    clock.advance(10_001);
    expect(take()).toBe(0);
  });

  it('gets back a request that was never sent, and only that', () => {
    const { take, hold } = setUp(1);
    hold().release();
    const permit = hold();
    permit.markSent();
    permit.release();
    expect(take()).toBe(minute + 1);
  });

  it('returns a wait after which the request is allowed, unless something else was sent', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.integer({ min: 0, max: 40_000 }), { maxLength: 20 }),
        (size, pauses) => {
          const { clock, take } = setUp(size);
          for (const pause of pauses) {
            clock.advance(pause);
            const wait = take();
            if (wait > 0) clock.advance(wait);
            if (wait > 0) expect(take()).toBe(0);
          }
        },
      ),
    );
  });

  it('is never exceeded in any window of a minute', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 0, max: 3 })), {
          maxLength: 60,
        }),
        (size, attempts) => {
          const { clock, take } = setUp(size);
          const sent: number[] = [];
          for (const [pause, reserved] of attempts) {
            clock.advance(pause);
            if (take(reserved) === 0) sent.push(clock.now());
          }
          for (const start of sent) {
            const inWindow = sent.filter((time) => time >= start && time <= start + minute);
            expect(inWindow.length).toBeLessThanOrEqual(size);
          }
        },
      ),
    );
  });
});

/** The budget as it is defined: all requests of the last minute, and all that were not sent yet, in a list. */
function createModel(size: number, now: () => number) {
  let entries: { sentAt: number }[] = [];
  return (reserved: number) => {
    entries = entries.filter(({ sentAt }) => sentAt >= now() - minute);
    const usable = size - reserved;
    if (entries.length < usable) {
      const entry = { sentAt: Infinity };
      entries.push(entry);
      return {
        markSent: () => (entry.sentAt = Math.min(entry.sentAt, now())),
        release: () => (entries = entries.filter((other) => other !== entry || other.sentAt !== Infinity)),
      };
    }
    if (entries.length < size) return 250;
    const times = entries.map(({ sentAt }) => sentAt).sort((a, b) => a - b);
    const oldest = times[entries.length - Math.max(1, usable)] ?? Infinity;
    return oldest === Infinity ? 250 : Math.max(1, oldest + minute + 1 - now());
  };
}

it('a request budget is that of its definition, whatever is sent and returned', () => {
  const step = fc.record({
    pause: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40_000 })),
    reserved: fc.integer({ min: 0, max: 3 }),
    action: fc.constantFrom('take', 'markSent', 'release'),
    which: fc.nat(),
  });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.array(step, { maxLength: 100 }), (size, steps) => {
      const clock = virtualClock();
      const budget = createRequestBudget(size, clock)!;
      const model = createModel(size, () => clock.now());
      const permits: { markSent(): void; release(): void }[][] = [];
      for (const { pause, reserved, action, which } of steps) {
        clock.advance(pause);
        if (action === 'take') {
          const [taken, expected] = [budget.take('quota', reserved), model(reserved)];
          if (typeof taken === 'number' || typeof expected === 'number') expect(taken).toBe(expected);
          else permits.push([taken, expected]);
        } else
          for (const permit of permits[which % Math.max(1, permits.length)] ?? [])
            permit[action as 'release']();
      }
    }),
  );
});
