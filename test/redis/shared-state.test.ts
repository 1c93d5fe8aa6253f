import { Redis } from 'ioredis';
import type { CaseOperation } from '../../src/domain/case-operation.js';
import type { CaseSource } from '../../src/live/case-source.js';
import { createWatches } from '../../src/live/watches.js';
import type { SharedTake } from '../../src/msgraph/layers/shared-quota.js';
import { createSharedState, type SharedState } from '../../src/redis/shared-state.js';
import { anOperation } from '../testkit/operations.js';
import { virtualClock } from '../testkit/virtual-clock.js';
import { type RedisServer, startRedis } from './redis-server.js';

const nothing = () => undefined;
const secret = (value: string) => ({ reveal: () => value });

let server: RedisServer;
let admin: Redis;
const states: SharedState[] = [];
const logged: string[] = [];
const write = (fields: object, message: string) => void logged.push(JSON.stringify({ ...fields, message }));
const log = { debug: write, info: write, warn: write, error: write };

beforeAll(async () => {
  server = await startRedis();
  admin = new Redis(server.url);
  admin.on('error', nothing);
});
afterEach(async () => {
  for (const state of states.splice(0)) state.close();
  logged.length = 0;
  await admin.flushall();
});
afterAll(async () => {
  admin.disconnect();
  await server.stop();
});

function createState(keySecret = 'a secret of this deployment') {
  const clock = virtualClock();
  const state = createSharedState({ url: secret(server.url), keySecret: secret(keySecret) }, clock, log);
  states.push(state);
  return { ...state, clock };
}
async function until(holds: () => boolean | Promise<boolean>) {
  for (const end = performance.now() + 10_000; !(await holds());) {
    if (performance.now() > end) throw new Error('The condition was not met within ten seconds.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('the quota of two processes', () => {
  const wanted: SharedTake = { part: 'all', quotaKey: 'tenant', limit: 5, reserved: 0 };
  const isPermit = (taken: unknown) => typeof taken === 'object';

  it('is counted together', async () => {
    const [one, other] = [createState(), createState()];
    const taken = await Promise.all(
      Array.from({ length: 10 }, (_, index) => (index % 2 ? one : other).quota.take(wanted)),
    );
    expect(taken.filter(isPermit)).toHaveLength(5);
    expect(taken.filter((wait) => typeof wait === 'number' && wait > 0)).toHaveLength(5);
    expect(isPermit(await one.quota.take({ ...wanted, quotaKey: 'another tenant' }))).toBe(true);
    expect(isPermit(await one.quota.take({ ...wanted, part: 'background' }))).toBe(true);
  });

  it('counts a request from when it was sent, and returns one that was not', async () => {
    const [one, other] = [createState(), createState()];
    const taken = await Promise.all(Array.from({ length: 5 }, () => one.quota.take(wanted)));
    // Nothing was sent yet: what is lacking may be returned at any time.
    expect(await other.quota.take(wanted)).toBe(250);
    const [first, ...rest] = taken.filter((permit) => typeof permit === 'object');
    first?.release();
    let permit: unknown;
    await until(async () => isPermit((permit = await other.quota.take(wanted))));
    for (const sent of [...rest, permit as typeof first]) sent?.markSent();
    await until(async () => Number(await one.quota.take(wanted)) > 50_000);
    for (const sent of rest) sent.release();
    expect(Number(await other.quota.take(wanted))).toBeGreaterThan(50_000);
  });

  it('keeps what is reserved', async () => {
    const { quota } = createState();
    const taken = await Promise.all(Array.from({ length: 5 }, () => quota.take({ ...wanted, reserved: 2 })));
    expect(taken.filter(isPermit)).toHaveLength(3);
    expect(isPermit(await quota.take(wanted))).toBe(true);
  });

  it('is closed for both by a 429 of one, for the longest time', async () => {
    const [one, other] = [createState(), createState()];
    await one.quota.take(wanted);
    one.quota.close('tenant', 60_000);
    other.quota.close('tenant', 1_000);
    await until(async () => typeof (await other.quota.take({ ...wanted, limit: 0 })) === 'number');
    expect(Number(await one.quota.take(wanted))).toBeGreaterThan(50_000);
  });

  it('is divided while Redis does not answer, within its timeout, and shared again afterwards', async () => {
    const [one, other] = [createState(), createState()];
    await until(async () => {
      const names = await admin.keys('case-operations:processes:*');
      return names[0] !== undefined && (await admin.zcard(names[0])) === 2;
    });
    // Both have counted two.
    const third = createState();
    await third.quota.take(wanted);
    await until(() => logged.length === 0);
    server.pause();
    try {
      const started = performance.now();
      const taken = [];
      for (let count = 0; count < 10; count += 1) taken.push(await third.quota.take(wanted));
      expect(performance.now() - started).toBeLessThan(3_000);
      // Two or three processes: each has one or two of five.
      expect(taken.filter(isPermit).length).toBeLessThanOrEqual(2);
      expect(taken.filter(isPermit).length).toBeGreaterThan(0);
    } finally {
      server.resume();
    }
    await until(() => logged.some((line) => line.includes('redis can be reached again')));
    expect(isPermit(await one.quota.take(wanted))).toBe(true);
    expect(isPermit(await other.quota.take(wanted))).toBe(true);
  });
});

describe('a watched case of two processes', () => {
  const at = (percentProgress: number) => anOperation({ id: 'o', percentProgress });

  /** A process that watches; `reads` counts its requests. */
  function createProcess(state = createState()) {
    const upstream = { operation: at(10), fails: false };
    const reads: string[] = [];
    const source: CaseSource = {
      open: (isBackground) => ({
        getOperation() {
          reads.push(isBackground ? 'poll' : 'read');
          return upstream.fails
            ? Promise.reject(new Error('unreachable'))
            : Promise.resolve({ ...upstream.operation, asOf: new Date(state.clock.date()).toISOString() });
        },
        async *listOperations() {
          yield [await this.getOperation('o')];
        },
        countRequests: () => 1,
        getRetryAfter: () => 0,
      }),
    };
    const watches = createWatches({
      ...{
        clock: state.clock,
        random: () => 0,
        requestsPerMinute: 3,
        shared: state.cases,
        reportBug: nothing,
      },
    });
    const watch = () =>
      watches.watch({
        ...{ identity: 'application tenant', quotaKey: 'q', caseId: 'case-1', id: 'o', source },
        show: (operation: CaseOperation) => operation,
      });
    return { upstream, reads, watches, watch, clock: state.clock };
  }
  const progressOf = async (events: AsyncIterator<{ caseOperation: CaseOperation }>) =>
    ((await events.next()).value as { caseOperation: CaseOperation }).caseOperation.percentProgress;
  /** Lets the time of the last read pass. */
  const endTurn = async () => {
    for (const name of await admin.keys('case-operations:turn:*')) await admin.del(name);
  };
  const subscribed = (count: number) =>
    until(async () => {
      const channels = (await admin.pubsub('CHANNELS', 'case-operations:news:*')) as string[];
      const counts = channels.length > 0 ? await admin.pubsub('NUMSUB', ...channels) : [];
      return Number(counts[1] ?? 0) === count;
    });

  it('is read once per tick, by one of them, and each change reaches the watchers of both', async () => {
    const [one, other] = [createProcess(), createProcess()];
    const [first, second] = [one.watch(), other.watch()];
    expect(await Promise.all([progressOf(first), progressOf(second)])).toEqual([10, 10]);
    await subscribed(2);
    for (let tick = 1; tick <= 3; tick += 1) {
      one.upstream.operation = other.upstream.operation = at(10 + tick);
      await endTurn();
      one.clock.advance(21_000);
      other.clock.advance(21_000);
      expect(await Promise.all([progressOf(first), progressOf(second)])).toEqual([10 + tick, 10 + tick]);
      expect([...one.reads, ...other.reads].filter((read) => read === 'poll')).toHaveLength(tick);
    }
  });

  it('shows an update of one process to the watchers of the other at once', async () => {
    const [one, other] = [createProcess(), createProcess()];
    const events = other.watch();
    await progressOf(events);
    await subscribed(1);
    one.watches.observe('application tenant', { ...at(77), caseId: 'CASE-1' });
    expect(await progressOf(events)).toBe(77);
    // Another identity sees nothing of it.
    one.watches.observe('application other', { ...at(78), caseId: 'case-1' });
    one.watches.observe('application tenant', { ...at(79), caseId: 'case-1' });
    expect(await progressOf(events)).toBe(79);
  });

  it('is read by the other when one has died', async () => {
    const [one, other] = [createProcess(), createProcess()];
    const [first, second] = [one.watch(), other.watch()];
    await Promise.all([progressOf(first), progressOf(second)]);
    await endTurn();
    one.clock.advance(21_000);
    await until(() => one.reads.includes('poll'));
    // It never reads again; its turn passes.
    await endTurn();
    other.upstream.operation = at(50);
    other.clock.advance(21_000);
    expect(await progressOf(second)).toBe(50);
  });

  it('is read by each alone while Redis is gone, and together when it is back', async () => {
    const [one, other] = [createProcess(), createProcess()];
    const [first, second] = [one.watch(), other.watch()];
    await Promise.all([progressOf(first), progressOf(second)]);
    await server.kill();
    one.upstream.operation = other.upstream.operation = at(20);
    one.clock.advance(21_000);
    other.clock.advance(21_000);
    expect(await Promise.all([progressOf(first), progressOf(second)])).toEqual([20, 20]);
    await server.restart();
    await until(() => logged.filter((line) => line.includes('redis can be reached again')).length === 2);
    await subscribed(2);
    one.watches.observe('application tenant', { ...at(88), caseId: 'case-1' });
    expect(await Promise.all([progressOf(first), progressOf(second)])).toEqual([88, 88]);
  });

  it('is read by a process that has missed news', async () => {
    const [one, other] = [createProcess(), createProcess()];
    const [first, second] = [one.watch(), other.watch()];
    await Promise.all([progressOf(first), progressOf(second)]);
    await subscribed(2);
    one.watches.observe('application tenant', { ...at(30), caseId: 'case-1' });
    expect(await Promise.all([progressOf(first), progressOf(second)])).toEqual([30, 30]);
    // News that never arrived.
    const [name] = await admin.keys('case-operations:number:*');
    await admin.incr(name!);
    other.upstream.operation = at(40);
    // The turn is that of the first; the other asks, waits for what may be under way, and reads.
    one.clock.advance(21_000);
    await until(() => one.reads.includes('poll'));
    for (let attempt = 0; !other.reads.includes('poll'); attempt += 1) {
      if (attempt > 100) throw new Error('It does not read.');
      other.clock.advance(21_000);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(await progressOf(second)).toBe(40);
  });

  it('takes no news from whoever does not know the secret, and shows no names', async () => {
    const [one, stranger] = [createProcess(), createProcess(createState('another secret'))];
    const events = one.watch();
    await progressOf(events);
    await subscribed(1);
    stranger.watches.observe('application tenant', { ...at(66), caseId: 'case-1' });
    const [channel] = (await admin.pubsub('CHANNELS', 'case-operations:news:*')) as string[];
    const news = JSON.stringify({
      operations: [{ ...at(67), caseId: 'case-1' }],
      staleReason: null,
      from: 'x',
    });
    for (const signature of ['x'.repeat(43), '']) await admin.publish(channel!, `1 1 ${signature} ${news}`);
    await admin.publish(channel!, 'nonsense');
    one.watches.observe('application tenant', { ...at(68), caseId: 'case-1' });
    expect(await progressOf(events)).toBe(68);
    const names = (await admin.keys('*')).join('\n');
    expect(names).not.toMatch(/tenant|case-1|application/);
  });
});

describe('a persisted document', () => {
  it('of one process is found by the other; without Redis none is', async () => {
    const [one, other] = [createState(), createState()];
    await one.documents.set('apq:hash', '{ a }');
    expect(await other.documents.get('apq:hash')).toBe('{ a }');
    expect(await other.documents.delete('apq:hash')).toBe(true);
    expect(await one.documents.get('apq:hash')).toBeUndefined();
    await server.kill();
    expect(await one.documents.get('apq:hash')).toBeUndefined();
    await one.documents.set('apq:hash', '{ a }');
    await server.restart();
  });
});
