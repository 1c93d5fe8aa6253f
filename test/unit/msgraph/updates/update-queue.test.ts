import { setImmediate as nextTurn } from 'node:timers/promises';
import { createError } from '../../../../src/domain/errors.js';
import { createDeadlines } from '../../../../src/msgraph/transport/deadline.js';
import {
  type QueuedUpdate,
  type UpdateQueueOptions,
  type UpdateTurn,
  createUpdateQueue,
} from '../../../../src/msgraph/updates/update-queue.js';
import { failureOf } from '../../../testkit/failures.js';
import { virtualClock } from '../../../testkit/virtual-clock.js';

const settleMs = 10_000;

/** A queue, and tasks that end when the test says so. */
function setUp(own: Partial<UpdateQueueOptions> = {}) {
  const clock = virtualClock();
  const runUpdate = createUpdateQueue({ clock, settleMs, ...own });
  const deadlines = createDeadlines(clock);
  const log: string[] = [];

  const update = (
    options: Partial<QueuedUpdate> & { ms?: number; signal?: AbortSignal } = {},
  ): QueuedUpdate => ({
    key: 'operation',
    callerKey: 'anna',
    deadline: deadlines.create(options.ms ?? 30_000, options.signal ?? new AbortController().signal),
    authenticate: () => Promise.resolve(),
    requireStart: () => undefined,
    ...options,
  });

  const start = (name: string, options: Parameters<typeof update>[0] = {}) => {
    const end = Promise.withResolvers<string>();
    let turn: UpdateTurn | undefined;
    const result = runUpdate(update(options), (own) => {
      turn = own;
      log.push(`${name} begins`);
      return end.promise.finally(() => log.push(`${name} ends`));
    });
    // A test that does not read the result has still read the log.
    result.catch(() => undefined);
    const finish = async () => {
      end.resolve(name);
      await result;
      await nextTurn();
    };
    return { result, end, finish, turn: () => turn };
  };

  return { clock, log, runUpdate, update, start };
}

/** Lets all tasks proceed as far as they can. */
const settle = async () => {
  await nextTurn();
  await nextTurn();
};

describe('updates of one operation', () => {
  it('never overlap, and run in the order in which they arrived', async () => {
    const { log, start } = setUp();
    const all = ['a', 'b', 'c'].map((name) => start(name));
    await settle();
    expect(log).toEqual(['a begins']);
    for (const { finish } of all) await finish();
    expect(log).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]));
    await expect(Promise.all(all.map(({ result }) => result))).resolves.toEqual(['a', 'b', 'c']);
  });

  it('do not wait for those of another operation', async () => {
    const { log, start } = setUp();
    start('a');
    await start('b', { key: 'another' }).finish();
    expect(log).toEqual(['a begins', 'b begins', 'b ends']);
  });

  it('continue after one that fails', async () => {
    const { start } = setUp();
    const [first, second] = [start('a'), start('b')];
    first.end.reject(new Error('no'));
    await expect(first.result).rejects.toThrow('no');
    second.end.resolve('b');
    await expect(second.result).resolves.toBe('b');
  });

  it('of several callers alternate, so that many of one do not hold up another', async () => {
    const { log, start } = setUp();
    const anna = Array.from({ length: 5 }, (_, index) => start(`anna ${index + 1}`));
    const bert = [1, 2].map((number) => start(`bert ${number}`, { callerKey: 'bert' }));
    const carl = start('carl', { callerKey: 'carl' });
    for (const { end } of [...anna, ...bert, carl]) end.resolve('');
    await Promise.all([...anna, ...bert, carl].map(({ result }) => result));
    expect(
      log.filter((line) => line.endsWith('begins')).map((line) => line.slice(0, -' begins'.length)),
    ).toEqual([...['anna 1', 'anna 2', 'bert 1', 'carl', 'anna 3', 'bert 2', 'anna 4', 'anna 5']]);
  });
});

describe('an update that waits', () => {
  it('fails at its own deadline without having started', async () => {
    const { clock, log, start } = setUp();
    const first = start('a');
    const second = start('b', { ms: 5000 });
    const third = start('c', { ms: 20_000 });
    await settle();
    clock.advance(5000);
    const error = await failureOf(() => second.result);
    expect([error.reason, error.code]).toEqual(['updateNotStarted', 'UPSTREAM_UNAVAILABLE']);
    await first.finish();
    await third.finish();
    expect(log).toEqual(['a begins', 'a ends', 'c begins', 'c ends']);
  });

  it('is not started any more when its client leaves, and the next one keeps its turn', async () => {
    const { log, start } = setUp();
    const client = new AbortController();
    const first = start('a');
    const second = start('b', { signal: client.signal });
    const third = start('c');
    await settle();
    client.abort();
    expect((await failureOf(() => second.result)).reason).toBe('updateNotStarted');
    await first.finish();
    await third.finish();
    expect(log).toEqual(['a begins', 'a ends', 'c begins', 'c ends']);
  });

  it('is not started if its client has left before', async () => {
    const { log, start } = setUp();
    const first = start('a');
    const second = start('b', { signal: AbortSignal.abort() });
    expect((await failureOf(() => second.result)).reason).toBe('updateNotStarted');
    await first.finish();
    expect(log).toEqual(['a begins', 'a ends']);
  });

  it('keeps its turn once it has started, although its client leaves', async () => {
    const { log, start } = setUp();
    const client = new AbortController();
    const first = start('a', { signal: client.signal });
    const second = start('b');
    await settle();
    client.abort();
    await settle();
    expect(log).toEqual(['a begins']);
    await first.finish();
    await second.finish();
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('does not start if it must not any more when it is its turn', async () => {
    const { log, start } = setUp();
    const first = start('a');
    const second = start('b', {
      requireStart() {
        throw createError('earlierUpdateUnknown');
      },
    });
    const third = start('c');
    await settle();
    await first.finish();
    expect((await failureOf(() => second.result)).reason).toBe('earlierUpdateUnknown');
    await third.finish();
    expect(log).toEqual(['a begins', 'a ends', 'c begins', 'c ends']);
  });

  it('fails at once as throttled if as many of its caller wait as may, and only then', async () => {
    const { start } = setUp({ maxWaiting: 2 });
    const running = start('a');
    const waiting = [start('b'), start('c')];
    await settle();
    const error = await failureOf(() => start('d').result);
    expect([error.reason, error.code, error.details.retryAfterSeconds]).toEqual([
      'updateQueueFull',
      'THROTTLED',
      10,
    ]);
    const other = start('e', { callerKey: 'bert' });
    for (const { end } of [running, ...waiting, other]) end.resolve('done');
    await expect(Promise.all([running, ...waiting, other].map(({ result }) => result))).resolves.toHaveLength(
      4,
    );
  });

  it('of one bulk of 100 has room', async () => {
    const { start } = setUp();
    const all = Array.from({ length: 101 }, () => start('a'));
    await settle();
    expect((await failureOf(() => start('b').result)).reason).toBe('updateQueueFull');
    for (const { end } of all) end.resolve('');
    await Promise.all(all.map(({ result }) => result));
  });
});

describe('a caller', () => {
  const rejected = { authenticate: () => Promise.reject(createError('tokenRejected')) };

  it('that Graph does not accept does not wait, and does not hold up others', async () => {
    const { log, start } = setUp();
    const first = start('a');
    const invented = Array.from({ length: 70 }, (_, index) =>
      start('x', { callerKey: `x-${index}`, ...rejected }),
    );
    const owner = start('b', { callerKey: 'owner' });
    for (const { result } of invented) {
      expect((await failureOf(() => result)).code).toBe('UNAUTHENTICATED');
    }
    await first.finish();
    await owner.finish();
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('is not asked for if no update runs, whose own request Graph answers', async () => {
    const { log, start } = setUp();
    await start('a', rejected).finish();
    expect(log).toEqual(['a begins', 'a ends']);
  });

  it('who is still being accepted does not hold the turn', async () => {
    const { log, start } = setUp();
    const accepted = Promise.withResolvers<undefined>();
    const first = start('a');
    const slow = start('slow', { callerKey: 'slow', authenticate: () => accepted.promise });
    const owner = start('b', { callerKey: 'owner' });
    await settle();
    await first.finish();
    await owner.finish();
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
    accepted.resolve(undefined);
    await slow.finish();
    expect(log.slice(4)).toEqual(['slow begins', 'slow ends']);
  });
});

describe('after an update whose request may still be applied', () => {
  it.each(['ends with an unknown outcome', 'is shown'])(
    'the next one waits until it can no longer be, if the first %s',
    async (end) => {
      const { clock, start } = setUp();
      const first = start('a');
      await settle();
      first.turn()?.markPending();
      if (end === 'is shown') first.end.resolve('a');
      else first.end.reject(createError('outcomeUnknown'));
      await first.result.catch(() => undefined);
      const started = clock.now();
      const second = start('b');
      await settle();
      await second.finish();
      expect([clock.waits, clock.now() - started]).toEqual([[settleMs], settleMs]);
      expect([first.turn()?.readFirst, second.turn()?.readFirst]).toEqual([false, true]);
    },
  );

  it('the next one does not wait for what has passed, and reads nothing first', async () => {
    const { clock, start } = setUp();
    const first = start('a');
    await settle();
    first.turn()?.markPending();
    await first.finish();
    clock.advance(settleMs);
    const second = start('b');
    await second.finish();
    expect([clock.waits, second.turn()?.readFirst]).toEqual([[], false]);
  });

  it('the next one is not sent, and reports why, if its deadline is earlier', async () => {
    const { clock, log, start } = setUp();
    const first = start('a');
    await settle();
    first.turn()?.markPending();
    await first.finish();
    const error = await failureOf(() => start('b', { ms: settleMs }).result);
    expect([error.reason, error.code]).toEqual(['earlierUpdateUnknown', 'CONFLICT']);
    expect([clock.waits, log]).toEqual([[], ['a begins', 'a ends']]);
  });

  it('the next one is not started if its client leaves meanwhile', async () => {
    const { log, start } = setUp();
    const client = new AbortController();
    const first = start('a');
    await settle();
    first.turn()?.markPending();
    await first.finish();
    const second = start('b', { signal: client.signal });
    client.abort();
    expect((await failureOf(() => second.result)).reason).toBe('updateNotStarted');
    expect(log).toEqual(['a begins', 'a ends']);
  });

  it('those of other operations do not wait', async () => {
    const { clock, start } = setUp();
    const first = start('a');
    await settle();
    first.turn()?.markPending();
    await first.finish();
    await start('b', { key: 'another' }).finish();
    expect(clock.waits).toEqual([]);
  });
});

describe('the queue', () => {
  /** The maps that the queue creates; it has one, of its lines. */
  function countEntries<T>(work: (sizes: () => number[]) => Promise<T>): Promise<T> {
    const created: Map<unknown, unknown>[] = [];
    const original = globalThis.Map;
    globalThis.Map = class<K, V> extends original<K, V> {
      constructor(entries?: readonly (readonly [K, V])[] | null) {
        super(entries);
        created.push(this);
      }
    } as MapConstructor;
    return work(() => created.map(({ size }) => size)).finally(() => {
      globalThis.Map = original;
    });
  }

  it('keeps no entry of an operation when its updates have ended, failed, left or been rejected', async () => {
    await countEntries(async (sizes) => {
      const { clock, start } = setUp({ maxWaiting: 1 });
      const first = start('a');
      const failing = start('b', { callerKey: 'bert', ms: 1000 });
      const full = [start('c'), start('d')];
      const rejected = start('e', { authenticate: () => Promise.reject(createError('tokenRejected')) });
      await settle();
      expect(Math.max(...sizes())).toBeGreaterThan(0);
      clock.advance(1000);
      await Promise.allSettled([failing.result, full[1]?.result, rejected.result]);
      await first.finish();
      await full[0]?.finish();
      expect(Math.max(...sizes())).toBe(0);
    });
  });

  it('keeps the entry of an operation with a pending request until it is settled', async () => {
    await countEntries(async (sizes) => {
      const { clock, start } = setUp();
      const first = start('a');
      await settle();
      first.turn()?.markPending();
      await first.finish();
      const [before] = [Math.max(...sizes())];
      clock.advance(settleMs);
      expect([before > 0, Math.max(...sizes())]).toEqual([true, 0]);
    });
  });
});
