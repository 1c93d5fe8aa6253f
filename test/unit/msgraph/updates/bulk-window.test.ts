import { setImmediate as nextTurn } from 'node:timers/promises';
import { createError } from '../../../../src/domain/errors.js';
import {
  type BulkUpdate,
  type WindowPlace,
  createBulkWindow,
} from '../../../../src/msgraph/updates/bulk-window.js';
import { failureOf } from '../../../testkit/failures.js';

/** A bulk whose updates end when the test says so. */
function setUp() {
  const run = createBulkWindow();
  const started: string[] = [];
  const tasks = new Map<string, PromiseWithResolvers<string>>();
  const places = new Map<string, WindowPlace>();

  const add = (name: string, own: Partial<BulkUpdate> = {}) => {
    const task = Promise.withResolvers<string>();
    tasks.set(name, task);
    const result = run({ caseId: 'case-1', isConditional: false, ...own }, (place) => {
      started.push(name);
      places.set(name, place);
      return task.promise;
    });
    result.catch(() => undefined);
    return result;
  };
  const addAll = (count: number, own: (index: number) => Partial<BulkUpdate> = () => ({})) =>
    Array.from({ length: count }, (_, index) => add(String(index + 1), own(index)));
  const endAll = async () => {
    for (const name of started) tasks.get(name)?.resolve(name);
    await nextTurn();
  };
  return { started, places, tasks, add, addAll, endAll };
}

describe('a bulk', () => {
  it('begins with as many updates of one case as fit the quota with the list that verifies them', async () => {
    const { started, addAll } = setUp();
    void addAll(20);
    await nextTurn();
    expect(started).toEqual(['1', '2', '3', '4']);
  });

  it.each<[string, (index: number) => Partial<BulkUpdate>, number]>([
    ['of one case', () => ({}), 4],
    ['of one case with expected values, which one list reads before', () => ({ isConditional: true }), 3],
    ['of a case each, which need a list each', (index) => ({ caseId: `case-${index}` }), 2],
    ['of a case each with expected values', (index) => ({ caseId: `case-${index}`, isConditional: true }), 1],
  ])('begins with fewer updates if more requests belong to them: %s', async (_, own, count) => {
    const { started, addAll } = setUp();
    void addAll(20, own);
    await nextTurn();
    expect(started).toHaveLength(count);
  });

  it('grows fourfold while it is not throttled, and runs every update once and in order', async () => {
    const { started, addAll, endAll } = setUp();
    const all = addAll(100);
    const counts: number[] = [];
    for (let window = 0; window < 4; window += 1) {
      await nextTurn();
      counts.push(started.length);
      await endAll();
    }
    // 5, 20 and 80 requests, of which one verifies the others.
    expect(counts).toEqual([4, 4 + 19, 4 + 19 + 77, 100]);
    await expect(Promise.all(all)).resolves.toHaveLength(100);
    expect(started).toEqual(Array.from({ length: 100 }, (_, index) => String(index + 1)));
  });

  it('starts the next window when every update of the one before has ended', async () => {
    const { started, tasks, addAll } = setUp();
    void addAll(10);
    await nextTurn();
    for (const name of ['1', '2', '3']) tasks.get(name)?.resolve(name);
    await nextTurn();
    expect(started).toHaveLength(4);
    tasks.get('4')?.reject(createError('forbidden'));
    await nextTurn();
    expect(started).toHaveLength(10);
  });

  it('starts no further update after a throttled one; each fails as throttled, with the wait', async () => {
    const { started, tasks, addAll } = setUp();
    const all = addAll(7);
    await nextTurn();
    tasks.get('2')?.reject(createError('throttled', { retryAfterSeconds: 42, requestId: 'r-1' }));
    for (const name of ['1', '3', '4']) tasks.get(name)?.resolve(name);
    for (const result of all.slice(4)) {
      const error = await failureOf(() => result);
      expect([error.code, error.details.retryAfterSeconds, error.details.requestId]).toEqual([
        'THROTTLED',
        42,
        undefined,
      ]);
    }
    expect(started).toEqual(['1', '2', '3', '4']);
    await expect(all[0]).resolves.toBe('1');
  });

  it('continues after an update that fails otherwise', async () => {
    const { started, tasks, addAll } = setUp();
    void addAll(5);
    await nextTurn();
    for (const name of ['1', '2', '3', '4']) tasks.get(name)?.reject(createError('outcomeUnknown'));
    await nextTurn();
    expect(started).toHaveLength(5);
  });

  it('runs an update that is added when all others have ended', async () => {
    const { started, add, endAll } = setUp();
    void add('first');
    await nextTurn();
    await endAll();
    void add('second');
    await nextTurn();
    expect(started).toEqual(['first', 'second']);
  });
});

describe('the updates of a window', () => {
  it('are looked for when none of their requests is under way any more', async () => {
    const { places, addAll } = setUp();
    void addAll(3);
    await nextTurn();
    const looking: string[] = [];
    const wait = async (name: string) => {
      await places.get(name)?.whenAllSent();
      looking.push(name);
    };
    void wait('1');
    void wait('2');
    await nextTurn();
    expect(looking).toEqual([]);
    void wait('3');
    await nextTurn();
    expect(looking.toSorted()).toEqual(['1', '2', '3']);
  });

  it('do not wait for one that ends without a look', async () => {
    const { places, tasks, addAll } = setUp();
    void addAll(2);
    await nextTurn();
    let looking = false;
    void places
      .get('1')
      ?.whenAllSent()
      .then(() => (looking = true));
    tasks.get('2')?.reject(createError('forbidden'));
    await nextTurn();
    expect(looking).toBe(true);
  });

  it('count once, although one of them looks twice', async () => {
    const { places, addAll } = setUp();
    void addAll(2);
    await nextTurn();
    let looking = false;
    void places.get('1')?.whenAllSent();
    void places
      .get('1')
      ?.whenAllSent()
      .then(() => (looking = true));
    await nextTurn();
    expect(looking).toBe(false);
  });
});
