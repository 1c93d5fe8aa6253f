import fc from 'fast-check';
import { type CaseOperationsError, createError } from '../../../src/domain/errors.js';
import {
  type OperationLoaderDependencies,
  createOperationLoader,
} from '../../../src/msgraph/reads/operation-loader.js';
import { type OperationSnapshot, readSnapshot } from '../../../src/msgraph/wire/operation.js';
import { measureCpuTime } from '../../testkit/cpu-time.js';
import { failureOf } from '../../testkit/failures.js';

const asOf = '2026-08-31T12:00:00.000Z';

const complete = {
  action: 'index',
  createdBy: null,
  createdDateTime: '2026-08-01T10:00:00Z',
  percentProgress: 50,
  status: 'running',
};

interface Upstream {
  /** The ids of each page of a list, or the error with which reading the page fails. */
  readonly pages?: readonly (readonly string[] | Error)[];
  /** Ids of operations that cannot be read one by one. */
  readonly gone?: readonly string[];
  /** Changes the JSON of the items of a list. */
  readonly shorten?: (json: Record<string, unknown>) => Record<string, unknown>;
}

/** A loader whose upstream has the operations of every case in pages, and the requests that it sent. */
function setUp(upstream: Upstream = {}, own: Partial<OperationLoaderDependencies> = {}) {
  const { pages = [], gone = [], shorten = (json) => json } = upstream;
  const sent: string[] = [];
  const toSnapshot = (caseId: string, json: object): OperationSnapshot => readSnapshot(caseId, json, asOf)!;
  async function* readPages(caseId: string) {
    for (const [index, page] of pages.entries()) {
      sent.push(`list ${caseId} ${index + 1}`);
      if (page instanceof Error) throw await Promise.resolve(page);
      yield page.map((id) => toSnapshot(caseId, shorten({ id, ...complete })));
    }
  }
  const loader = createOperationLoader({
    readOperation: ({ caseId, id }) => {
      sent.push(`get ${id}`);
      return gone.includes(id)
        ? Promise.reject(createError('notFound'))
        : Promise.resolve(toSnapshot(caseId, { id, ...complete, single: true }));
    },
    readPages,
    listThreshold: 2,
    ...own,
  });
  const load = async (...ids: string[]) => {
    const all = await Promise.allSettled(ids.map((id) => loader.load({ caseId: 'case-1', id })));
    return all.map((one) =>
      one.status === 'fulfilled' ? one.value.operation.id : (one.reason as CaseOperationsError).code,
    );
  };
  return { loader, sent, load };
}

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `op-${from + index}`);
const without = (property: string) => (json: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(json).filter(([name]) => name !== property));
/** 100 operations on ten pages. */
const tenPages = Array.from({ length: 10 }, (_, page) => range(page * 10 + 1, page * 10 + 10));

describe('operations that are requested at the same time', () => {
  it('are one list if they are on its first page', async () => {
    const { load, sent } = setUp({ pages: tenPages });
    await expect(load('op-1', 'op-2', 'op-10')).resolves.toEqual(['op-1', 'op-2', 'op-10']);
    expect(sent).toEqual(['list case-1 1']);
  });

  it('are one request each below the threshold', async () => {
    const { load, sent } = setUp({ pages: tenPages }, { listThreshold: 3 });
    await load('op-1', 'op-2');
    expect(sent).toEqual(['get op-1', 'get op-2']);
  });

  it('are at most three requests for two operations on page 10', async () => {
    const { load, sent } = setUp({ pages: tenPages });
    await expect(load('op-95', 'op-96')).resolves.toEqual(['op-95', 'op-96']);
    expect(sent).toEqual(['list case-1 1', 'get op-95', 'get op-96']);
  });

  it('are read from further pages only as long as these show enough', async () => {
    const { load, sent } = setUp({ pages: tenPages });
    await load(...range(1, 8), ...range(15, 18), 'op-95');
    expect(sent).toEqual(['list case-1 1', 'list case-1 2', 'get op-95']);
  });

  it('are read one by one where the list lacks them; what does not exist fails alone', async () => {
    const { load, sent } = setUp({ pages: [range(1, 3)], gone: ['op-8'] });
    await expect(load('op-1', 'op-8', 'op-2', 'op-9')).resolves.toEqual([
      'op-1',
      'NOT_FOUND',
      'op-2',
      'op-9',
    ]);
    expect(sent).toEqual(['list case-1 1', 'get op-8', 'get op-9']);
  });

  it.each([
    ['fails', [createError('forbidden')], 1],
    ['exceeds the limits', [createError('responseTooLarge')], 1],
    ['throws something that is not an error of ours', [new TypeError('x')], 1],
    ['is empty', [[]], 1],
  ])('are read one by one if the list %s', async (_, pages, lists) => {
    const { load, sent } = setUp({ pages });
    await expect(load('op-1', 'op-2')).resolves.toEqual(['op-1', 'op-2']);
    expect(sent.slice(lists)).toEqual(['get op-1', 'get op-2']);
  });

  it('keep what a page showed if the next one fails', async () => {
    const { load, sent } = setUp({ pages: [range(1, 10), createError('unavailable')] });
    await expect(load('op-1', 'op-2', 'op-3', 'op-11', 'op-12')).resolves.toEqual([
      'op-1',
      'op-2',
      'op-3',
      'op-11',
      'op-12',
    ]);
    expect(sent).toEqual(['list case-1 1', 'list case-1 2', 'get op-11', 'get op-12']);
  });

  it('of several cases are planned for each case', async () => {
    const { loader, sent } = setUp({ pages: tenPages });
    await Promise.all([
      loader.load({ caseId: 'case-1', id: 'op-1' }),
      loader.load({ caseId: 'case-2', id: 'op-1' }),
      loader.load({ caseId: 'case-1', id: 'op-2' }),
    ]);
    expect(sent.toSorted()).toEqual(['get op-1', 'list case-1 1']);
  });

  it('are one operation in every spelling of its ids', async () => {
    const { loader, sent } = setUp({ pages: tenPages });
    const guid = '0A1B2C3D-4E5F-6071-8293-A4B5C6D7E8F9';
    await Promise.all(
      [guid, guid.toLowerCase(), guid.replaceAll('-', '')].map((caseId, index) =>
        loader.load({ caseId, id: index === 0 ? 'OP-1' : 'op-1' }),
      ),
    );
    expect(sent).toEqual(['get OP-1']);
  });

  it.each([
    ['without a status', without('status')],
    ['without a creator', without('createdBy')],
    ['failed without a reason', (json: Record<string, unknown>) => ({ ...json, status: 'failed' })],
  ])('are read one by one where the list shortens them: %s', async (_, shorten) => {
    const { load, sent } = setUp({ pages: [range(1, 2)], shorten });
    await load('op-1', 'op-2');
    expect(sent).toEqual(['list case-1 1', 'get op-1', 'get op-2']);
  });

  it('are read from the list if it explains their end', async () => {
    const shorten = (json: Record<string, unknown>) => ({
      ...json,
      status: 'failed',
      resultInfo: { code: 1 },
    });
    const { load, sent } = setUp({ pages: [range(1, 2)], shorten });
    await load('op-1', 'op-2');
    expect(sent).toEqual(['list case-1 1']);
  });

  it('never cost more than one request more than single reads, wherever they are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 30 }),
        async (numbers, pageSize) => {
          const pages = Array.from({ length: Math.ceil(100 / pageSize) }, (_, page) =>
            range(page * pageSize + 1, Math.min(100, (page + 1) * pageSize)),
          );
          const { load, sent } = setUp({ pages });
          const ids = numbers.map((number) => `op-${number}`);
          expect(await load(...ids)).toEqual(ids);
          expect(sent.length).toBeLessThanOrEqual(ids.length + 1);
        },
      ),
    );
  });
});

describe('1,000 operations', () => {
  it('are found in a list of 10,000 without comparing each with each', async () => {
    const pages = Array.from({ length: 100 }, (_, page) => range(page * 100 + 1, page * 100 + 100));
    const { load, sent } = setUp({ pages });
    const ids = Array.from({ length: 1000 }, (_, index) => `op-${index * 10 + 1}`);
    const milliseconds = await measureCpuTime(async () => {
      await expect(load(...ids)).resolves.toEqual(ids);
    });
    // A filter of the list for each operation took 1.4 s.
    expect(milliseconds).toBeLessThan(700);
    expect(sent).toHaveLength(100);
  });
});

describe('a loaded operation', () => {
  it('is kept, unless it decides about an update', async () => {
    const kept = setUp();
    await kept.load('op-1');
    await kept.load('op-1');
    expect(kept.sent).toEqual(['get op-1']);
    const looks = setUp({}, { isUncached: true });
    await looks.load('op-1');
    await looks.load('op-1');
    expect(looks.sent).toEqual(['get op-1', 'get op-1']);
  });

  it('is the shortened item for a look, if it cannot be read otherwise', async () => {
    const shorten = without('createdBy');
    const upstream = { pages: [range(1, 2)], gone: ['op-1'], shorten };
    await expect(setUp(upstream, { isUncached: true }).load('op-1', 'op-2')).resolves.toEqual([
      'op-1',
      'op-2',
    ]);
    await expect(setUp(upstream).load('op-1', 'op-2')).resolves.toEqual(['NOT_FOUND', 'op-2']);
  });

  it('of a page is returned before those are read that the page lacks', async () => {
    const single = Promise.withResolvers<OperationSnapshot>();
    const { loader } = setUp({ pages: [range(1, 2)] }, { readOperation: () => single.promise });
    const [first, , missing] = ['op-1', 'op-2', 'op-3'].map((id) => loader.load({ caseId: 'case-1', id }));
    await expect(first).resolves.toMatchObject({ operation: { id: 'op-1' } });
    single.resolve(readSnapshot('case-1', { id: 'op-3' }, asOf)!);
    await expect(missing).resolves.toMatchObject({ operation: { id: 'op-3' } });
  });

  it('is read alone if the page lacks a property that it is needed for', async () => {
    const { loader, sent } = setUp({ pages: [range(1, 2)] });
    const load = (id: string, properties: string[]) => loader.load({ caseId: 'case-1', id, properties });
    await Promise.all([load('op-1', ['status']), load('op-2', ['completedDateTime'])]);
    expect(sent).toEqual(['list case-1 1', 'get op-2']);
  });

  it('for updates shares the list of all that are requested before the event loop goes on', async () => {
    const { loader, sent } = setUp({ pages: [range(1, 2)] }, { isUncached: true });
    const loads = [loader.load({ caseId: 'case-1', id: 'op-1' })];
    await new Promise((resolve) => {
      process.nextTick(resolve);
    });
    loads.push(loader.load({ caseId: 'case-1', id: 'op-2' }));
    await Promise.all(loads);
    expect(sent).toEqual(['list case-1 1']);
  });

  it('fails with the error of its own read', async () => {
    const { loader } = setUp({}, { readOperation: () => Promise.reject(createError('forbidden')) });
    expect((await failureOf(() => loader.load({ caseId: 'c', id: 'o' }))).code).toBe('FORBIDDEN');
  });
});
