import type { CaseOperation } from '../../../src/domain/case-operation.js';
import { createError, type ErrorReason } from '../../../src/domain/errors.js';
import type { CaseSource } from '../../../src/live/case-source.js';
import { createWatches } from '../../../src/live/watches.js';
import { failureOf } from '../../testkit/failures.js';
import { anOperation } from '../../testkit/operations.js';
import { virtualClock } from '../../testkit/virtual-clock.js';

type Answer = CaseOperation | ErrorReason;

/** Watches over a source with one answer for each operation; `reads` has a line for each read. */
function setUp(answers: Record<string, Answer> = {}) {
  const clock = virtualClock();
  const reads: string[] = [];
  const bugs: unknown[] = [];
  const state = { answers, retryAfterMs: 0 };
  const watches = createWatches({
    clock,
    random: () => 0,
    requestsPerMinute: 3,
    reportBug: (bug) => bugs.push(bug),
  });
  const get = (id: string): CaseOperation => {
    const answer = state.answers[id] ?? 'notFound';
    if (typeof answer === 'string') throw createError(answer, { retryAfterSeconds: 50 });
    return { ...answer, asOf: new Date(clock.date()).toISOString() };
  };
  const createSource = (name = ''): CaseSource => ({
    open(isBackground) {
      const prefix = `${name}${isBackground ? 'poll' : 'read'}`;
      let requests = 0;
      return {
        async getOperation(id) {
          requests += 1;
          reads.push(`${prefix} ${id}`);
          return Promise.resolve(id).then(get);
        },
        async *listOperations() {
          requests += 1;
          reads.push(`${prefix} list`);
          for (const id of Object.keys(state.answers)) yield [await Promise.resolve(id).then(get)];
        },
        countRequests: () => requests,
        getRetryAfter: () => state.retryAfterMs,
      };
    },
  });
  const watch = (id?: string, own: object = {}) =>
    watches.watch({
      ...{ identity: 'app', quotaKey: 'quota', caseId: 'case-1', id },
      ...{ source: createSource(), show: (operation: CaseOperation) => operation },
      ...own,
    });
  /** Lets everything run that does not wait for time. */
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const advance = async (ms: number) => {
    clock.advance(ms);
    await settle();
  };
  return { clock, reads, bugs, state, watches, watch, settle, advance, createSource };
}

const at = (percentProgress: number, own: Partial<CaseOperation> = {}) =>
  anOperation({ id: 'o', percentProgress, ...own });
const ended = at(100, { status: 'SUCCEEDED' });

describe('a watched operation', () => {
  it('is first its present state, then each change, until it has ended', async () => {
    const { watch, state, advance, reads } = setUp({ o: at(10) });
    const events = watch('o');
    expect((await events.next()).value).toMatchObject({
      caseOperation: { percentProgress: 10 },
      asOf: '2026-08-31T12:00:00.000Z',
      stale: false,
      staleReason: null,
      nextExpectedInSeconds: 20,
    });
    state.answers = { o: ended };
    await advance(20_000);
    expect((await events.next()).value).toMatchObject({
      caseOperation: { status: 'SUCCEEDED' },
      asOf: '2026-08-31T12:00:20.000Z',
      nextExpectedInSeconds: null,
    });
    expect((await events.next()).done).toBe(true);
    await advance(600_000);
    expect(reads).toEqual(['read o', 'poll o']);
  });

  it('is read once for all who watch it, and sent to each', async () => {
    const { watch, state, advance, reads } = setUp({ o: at(10) });
    const all = Array.from({ length: 1_000 }, () => watch('o'));
    await Promise.all(all.map((events) => events.next()));
    state.answers = { o: at(20) };
    await advance(20_000);
    const changes = await Promise.all(all.map((events) => events.next()));
    expect(new Set(changes.map(({ value }) => value?.caseOperation.percentProgress))).toEqual(new Set([20]));
    expect(reads).toEqual(['read o', 'poll o']);
  });

  it('is known to a later watcher without a read', async () => {
    const { watch, reads } = setUp({ o: at(10) });
    await watch('o').next();
    await watch('o').next();
    await watch('O').next();
    expect(reads).toEqual(['read o']);
  });

  it('that does not change is not sent again, and is read less often', async () => {
    const { watch, advance, reads } = setUp({ o: at(10) });
    const events = watch('o');
    await events.next();
    const next = events.next();
    for (let read = 0; read < 3; read += 1) await advance(20_000);
    await advance(20_000);
    expect(reads).toHaveLength(4);
    await advance(20_000);
    expect(reads).toHaveLength(5);
    await events.return?.();
    await expect(next).resolves.toMatchObject({ done: true });
  });

  it('with an unknown status goes on', async () => {
    const { watch, state, advance } = setUp({ o: at(10) });
    const events = watch('o');
    await events.next();
    state.answers = { o: at(10, { status: 'UNKNOWN_FUTURE_VALUE', statusRaw: 'paused' }) };
    await advance(20_000);
    expect((await events.next()).value?.caseOperation.statusRaw).toBe('paused');
    state.answers = { o: ended };
    await advance(20_000);
    expect((await events.next()).value?.caseOperation.status).toBe('SUCCEEDED');
  });

  it('that does not exist fails', async () => {
    const { watch, watches } = setUp();
    expect((await failureOf(() => watch('o').next())).code).toBe('NOT_FOUND');
    expect(watches.count()).toBe(0);
  });

  it('that is deleted fails at the next read; the others go on', async () => {
    const { watch, state, advance, watches } = setUp({ o: at(10), p: at(10, { id: 'p' }) });
    const [deleted, kept] = [watch('o'), watch('p')];
    await Promise.all([deleted.next(), kept.next()]);
    state.answers = { p: at(20, { id: 'p' }) };
    await advance(20_000);
    expect((await failureOf(() => deleted.next())).code).toBe('NOT_FOUND');
    expect((await kept.next()).value?.caseOperation.percentProgress).toBe(20);
    expect(watches.count()).toBe(1);
  });

  it('that a slow consumer does not take is its newest state', async () => {
    const { watch, state, advance } = setUp({ o: at(10) });
    const events = watch('o');
    await events.next();
    for (const percent of [20, 30, 40]) {
      state.answers = { o: at(percent) };
      await advance(20_000);
    }
    expect((await events.next()).value?.caseOperation.percentProgress).toBe(40);
  });

  it('is what its watcher may see', async () => {
    const { watch } = setUp({ o: at(10) });
    const show = (operation: CaseOperation) => ({ ...operation, percentProgress: null });
    const [all, part] = [watch('o'), watch('o', { show })];
    expect((await all.next()).value?.caseOperation.percentProgress).toBe(10);
    expect((await part.next()).value?.caseOperation.percentProgress).toBeNull();
  });
});

describe('the id of a watched operation', () => {
  it('is sent to Graph as it was written', async () => {
    const id = '0A1B2C3D-4E5F-6071-8293-A4B5C6D7E8F9';
    const { watch, advance, reads } = setUp({ [id]: at(1, { id }) });
    await watch(id).next();
    await advance(20_000);
    expect(reads).toEqual([`read ${id}`, `poll ${id}`]);
  });
});

describe('a watched case', () => {
  it('sends all operations, each change, and new ones, and does not end', async () => {
    const { watch, state, advance, reads } = setUp({ o: at(10), p: at(10, { id: 'p' }) });
    const events = watch();
    const first = [await events.next(), await events.next()];
    expect(first.map(({ value }) => value?.caseOperation.id)).toEqual(['o', 'p']);
    state.answers = { o: ended, p: at(10, { id: 'p' }), q: at(0, { id: 'q' }) };
    await advance(20_000);
    const changed = [await events.next(), await events.next()];
    expect(changed.map(({ value }) => value?.caseOperation.id)).toEqual(['o', 'q']);
    expect(reads).toEqual(['read list', 'poll list']);
  });

  it('is known to a later watcher without a read, and without operations, too', async () => {
    const { watch, advance, reads, state, settle } = setUp();
    const [first, second] = [watch(), watch()];
    await settle();
    watch();
    await settle();
    expect(reads).toEqual(['read list']);
    state.answers = { o: at(1) };
    await advance(300_000);
    await Promise.all([first.next(), second.next()]);
    expect(reads).toEqual(['read list', 'poll list']);
  });

  it('is sent also after the wall clock was set back', async () => {
    const { watch, state, advance, clock } = setUp({ o: at(10) });
    const events = watch('o');
    await events.next();
    const date = clock.date();
    clock.date = () => date - 3_600_000;
    state.answers = { o: at(20) };
    await advance(20_000);
    expect((await events.next()).value?.caseOperation.percentProgress).toBe(20);
  });

  it('that was kept from an earlier read does not replace a newer state', async () => {
    const { watch, watches, settle } = setUp({ o: at(10) });
    const events = watch('o');
    await events.next();
    watches.observe('app', at(99));
    expect((await events.next()).value?.caseOperation.percentProgress).toBe(99);
    const kept: CaseSource = {
      open: () => ({
        getOperation: () => Promise.reject(new Error('unused')),
        async *listOperations() {
          yield [await Promise.resolve(at(10))];
        },
        countRequests: () => 0,
        getRetryAfter: () => 0,
      }),
    };
    const whole = watch(undefined, { source: kept });
    await settle();
    expect((await whole.next()).value?.caseOperation.percentProgress).toBe(99);
  });

  it('stops with its last watcher, and leaves nothing', async () => {
    const { watch, watches, advance, reads } = setUp({ o: at(10) });
    const all = [watch(), watch('o')];
    await Promise.all(all.map((events) => events.next()));
    for (const events of all) await events.return?.();
    expect(watches.count()).toBe(0);
    await advance(3_600_000);
    expect(reads).toEqual(['read list', 'read o']);
  });

  it('of another identity is read for itself', async () => {
    const { watch, watches, reads } = setUp({ o: at(10) });
    await watch('o').next();
    await watch('o', { identity: 'another' }).next();
    expect([watches.count(), reads]).toEqual([2, ['read o', 'read o']]);
  });

  it('shares the quota with other cases', async () => {
    const { watch, advance, reads } = setUp({ o: at(10) });
    for (let number = 1; number <= 4; number += 1) await watch('o', { caseId: `case-${number}` }).next();
    reads.length = 0;
    await advance(79_000);
    // Four cases at three requests a minute: each every 80 seconds. The first was planned when it was alone.
    expect(reads.length).toBeLessThanOrEqual(4);
  });
});

describe('an operation that was read for another reason, or changed', () => {
  it('reaches its watchers at once', async () => {
    const { watch, watches } = setUp({ o: at(10) });
    const events = watch('o');
    await events.next();
    watches.observe('app', { ...at(50), asOf: '2026-08-31T12:00:01.000Z' });
    expect((await events.next()).value?.caseOperation.percentProgress).toBe(50);
  });

  it('is ignored if it is of another identity or not watched', async () => {
    const { watch, watches, settle } = setUp({ o: at(10) });
    const events = watch('o');
    await events.next();
    let event: unknown;
    void events.next().then((next) => (event = next));
    watches.observe('another', { ...at(50), asOf: '2026-08-31T12:00:01.000Z' });
    watches.observe('app', { ...at(50, { id: 'p' }), asOf: '2026-08-31T12:00:01.000Z' });
    await settle();
    expect(event).toBeUndefined();
  });
});

describe('a read that takes long', () => {
  /** A source whose background reads wait until they are released. */
  function createSlowSource() {
    const releases: ((percentProgress: number) => void)[] = [];
    const signals: AbortSignal[] = [];
    const source: CaseSource = {
      open: (isBackground, signal) => ({
        getOperation: (id) =>
          new Promise((resolve) => {
            signals.push(signal);
            const release = (percentProgress: number) => {
              resolve(at(percentProgress, { id, asOf: '2026-08-31T12:01:00.000Z' }));
            };
            if (isBackground) releases.push(release);
            else resolve(at(10, { id }));
          }),
        async *listOperations() {
          yield [await Promise.resolve(at(10))];
        },
        countRequests: () => 1,
        getRetryAfter: () => 0,
      }),
    };
    return { source, releases, signals };
  }

  it('is not sent over an update that came after it began', async () => {
    const { watch, watches, advance, settle } = setUp();
    const { source, releases } = createSlowSource();
    const events = watch('o', { source });
    await events.next();
    await advance(20_000);
    watches.observe('app', { ...at(99), asOf: '2026-08-31T12:00:30.000Z' });
    expect((await events.next()).value?.caseOperation.percentProgress).toBe(99);
    let event: unknown;
    void events.next().then((next) => (event = next));
    releases[0]?.(10);
    await settle();
    expect([releases.length, event]).toEqual([1, undefined]);
  });

  it('is not overtaken by the next one, and ends with its last watcher', async () => {
    const { watch, advance } = setUp();
    const { source, releases, signals } = createSlowSource();
    const events = watch('o', { source });
    await events.next();
    for (let minute = 0; minute < 5; minute += 1) await advance(60_000);
    expect(releases).toHaveLength(1);
    expect(signals.at(-1)?.aborted).toBe(false);
    await events.return?.();
    expect(signals.at(-1)?.aborted).toBe(true);
  });
});

describe('a read that fails', () => {
  it.each<[ErrorReason, string, number]>([
    ['throttled', 'THROTTLED', 50],
    ['unavailable', 'UNREACHABLE', 50],
  ])('with %s marks what is known as stale, and is repeated', async (reason, staleReason, seconds) => {
    const { watch, state, advance } = setUp({ o: at(10) });
    const events = watch('o');
    await events.next();
    state.answers = { o: reason };
    await advance(20_000);
    const { value: stale } = await events.next();
    expect(stale).toMatchObject({
      ...{ caseOperation: { percentProgress: 10 }, asOf: '2026-08-31T12:00:00.000Z' },
      ...{ stale: true, staleReason },
    });
    state.answers = { o: at(10) };
    await advance(seconds * 1000);
    expect((await events.next()).value).toMatchObject({ stale: false, staleReason: null });
  });

  it('waits as long as Graph requires, also after a successful read', async () => {
    const { watch, state, advance, reads } = setUp({ o: at(10) });
    await watch('o').next();
    state.retryAfterMs = 90_000;
    await advance(20_000);
    await advance(89_000);
    expect(reads).toHaveLength(2);
    await advance(1_000);
    expect(reads).toHaveLength(3);
  });

  it('with a rejected token is made once, and ends all watches: they have one identity', async () => {
    const { watch, state, advance, reads, watches } = setUp({ o: at(10) });
    const all = Array.from({ length: 10 }, () => watch('o'));
    await Promise.all(all.map((events) => events.next()));
    state.answers = { o: 'tokenRejected' };
    await advance(20_000);
    for (const events of all) {
      expect((await failureOf(() => events.next())).code).toBe('UNAUTHENTICATED');
    }
    expect([reads, watches.count()]).toEqual([['read o', 'poll o'], 0]);
  });

  it('marks only what is older than it as stale', async () => {
    const { watch, watches, state, advance } = setUp({ o: at(10) });
    const events = watch('o');
    await events.next();
    state.answers = { o: 'unavailable' };
    await advance(20_000);
    expect((await events.next()).value?.stale).toBe(true);
    watches.observe('app', { ...at(50), asOf: '2026-08-31T12:00:21.000Z' });
    expect((await events.next()).value).toMatchObject({
      stale: false,
      caseOperation: { percentProgress: 50 },
    });
  });

  it('is not repeated before Retry-After, also if that came with the first read or others subscribe', async () => {
    const { watch, state, advance, reads } = setUp({ o: at(10), p: at(10, { id: 'p' }) });
    state.retryAfterMs = 90_000;
    await watch('o').next();
    state.retryAfterMs = 0;
    await advance(50_000);
    await watch('p').next();
    await advance(39_000);
    expect(reads).toEqual(['read o', 'read p']);
    await advance(1_000);
    expect(reads).toHaveLength(4);
  });

  it('because access was withdrawn ends all watches', async () => {
    const { watch, state, advance, watches } = setUp({ o: at(10) });
    const events = watch();
    await events.next();
    state.answers = { o: 'roleMissing' };
    await advance(20_000);
    expect((await failureOf(() => events.next())).code).toBe('FORBIDDEN');
    expect(watches.count()).toBe(0);
  });
});
