import { CASE_IDS, OPERATION_IDS } from '../../src/sandbox/world/ids.js';
import { type Service, startService } from '../testkit/service.js';
import { listedOperation } from '../testkit/worlds.js';

const one = (name: string, caseId: string, id: string) =>
  `${name}: caseOperation(caseId: "${caseId}", id: "${id}") { id caseId }`;

describe('number of upstream requests', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ environment: { LIMIT_ROOT_FIELDS: '100' } });
    for (let number = 0; number < 100; number += 1) {
      service.sandbox.store.putCase({ id: `case-${number}`, displayName: `Case ${number}` });
      for (let operation = 0; operation < (number < 4 ? 25 : 1); operation += 1) {
        const id = `op-${number}-${operation}`;
        service.sandbox.store.putOperation(`case-${number}`, listedOperation(id));
      }
    }
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    service.sandbox.faults.clear();
    service.sandbox.journal.clear();
    service.clock.advance(1_000_000);
  });

  const requests = () => service.sandbox.journal.requests();
  const overCases = (cases: number) =>
    Array.from({ length: 100 }, (_, index) => {
      const number = index % cases;
      return one(`r${index}`, `case-${number}`, `op-${number}-${Math.floor(index / cases)}`);
    });

  it.each([
    ['100 operations of 4 cases take 4 lists', overCases(4), 4],
    ['100 operations of 100 cases take 5 batches', overCases(100), 5],
    [
      '50 references to one operation take one request',
      Array.from({ length: 50 }, (_, i) => one(`r${i}`, 'case-1', 'op-1-1')),
      1,
    ],
    [
      'two operations of one case take one list',
      [one('a', 'case-1', 'op-1-1'), one('b', 'case-1', 'op-1-2')],
      1,
    ],
    [
      'two operations of two cases take one batch',
      [one('a', 'case-1', 'op-1-1'), one('b', 'case-2', 'op-2-2')],
      1,
    ],
  ])('%s', async (_, fields, count) => {
    const { data, errors } = await service.query(`{ ${fields.join(' ')} }`);
    expect(errors).toEqual([]);
    for (const field of fields) {
      const [, name = '', caseId, id] = /^(\w+): .*"(.*)".*"(.*)"/.exec(field) ?? [];
      expect(data[name]).toEqual({ caseId, id });
    }
    expect(requests()).toHaveLength(count);
  });

  it('each request of a batch has its own Prefer header', async () => {
    await service.query(`{ ${one('a', 'case-1', 'op-1-1')} ${one('b', 'case-2', 'op-2-2')} }`);
    const inner = requests()[0]?.batch ?? [];
    expect(inner.map(({ headers }) => headers['prefer'])).toEqual([
      'include-unknown-enum-members',
      'include-unknown-enum-members',
    ]);
  });

  it('an operation that its list does not contain is null', async () => {
    const { data, errors } = await service.query(
      `{ ${one('a', 'case-1', 'op-1-1')} ${one('b', 'case-1', 'gone')} }`,
    );
    expect(errors).toEqual([]);
    expect(data).toMatchObject({ a: { id: 'op-1-1' }, b: null });
  });

  it('a request with a 429 within a batch is retried alone after the wait', async () => {
    service.sandbox.faults.add({ kind: 'status', status: 429, retryAfter: '3', path: 'op-2-2' });
    const before = service.clock.now();
    const { data } = await service.query(
      `{ ${one('a', 'case-1', 'op-1-1')} ${one('b', 'case-2', 'op-2-2')} }`,
    );
    expect(data).toMatchObject({ a: { id: 'op-1-1' }, b: { id: 'op-2-2' } });
    expect(service.clock.now() - before).toBe(3000);
    expect(service.sandbox.journal.describe()).toEqual([
      expect.stringMatching(/^POST \/beta\/\$batch \[GET .*, GET .*\]$/) as string,
      expect.stringMatching(/^GET /) as string,
    ]);
  });

  it.each([
    ['broken JSON', { kind: 'broken-json', path: '$batch' } as const],
    ['no list of responses', { kind: 'body', path: '$batch', body: '{"responses":7}' } as const],
    [
      'a missing response',
      { kind: 'body', path: '$batch', body: '{"responses":[{"id":"9","status":200}]}' } as const,
    ],
    ['a rejected batch', { kind: 'status', status: 400, path: '$batch' } as const],
    ['a reset', { kind: 'reset-before', path: '$batch' } as const],
    ['a failed batch', { kind: 'status', status: 503, retryAfter: '1', path: '$batch' } as const],
    ['a batch that failed with 424', { kind: 'status', status: 424, path: '$batch' } as const],
  ])('requests succeed after a batch with %s', async (_, fault) => {
    service.sandbox.faults.add(fault);
    const { data, errors } = await service.query(
      `{ ${one('a', 'case-1', 'op-1-1')} ${one('b', 'case-2', 'op-2-2')} }`,
    );
    expect(errors).toEqual([]);
    expect(data).toMatchObject({ a: { id: 'op-1-1' }, b: { id: 'op-2-2' } });
  });

  it('identical concurrent reads are shared between requests of one caller, but not between callers', async () => {
    const query = `{ ${one('a', CASE_IDS.main, OPERATION_IDS.running)} }`;
    service.sandbox.faults.add({ kind: 'slow', ms: 50, times: -1 });
    await Promise.all([service.query(query), service.query(query)]);
    expect(requests()).toHaveLength(1);
    service.sandbox.journal.clear();
    const as = (token: string) => service.query(query, {}, { authorization: `Bearer ${token}` });
    await Promise.all([as('anna'), as('bert')]);
    expect(new Set(requests().map(({ headers }) => headers['authorization'])).size).toBe(2);
  });
});

/** A tenant with 500 cases, of which the first has 500 operations, in pages of 50. */
describe('number of upstream requests in a large tenant', () => {
  let service: Service;
  beforeAll(async () => {
    const operations = Array.from({ length: 500 }, (_, index) => ({ data: listedOperation(`op-${index}`) }));
    const world = () =>
      Array.from({ length: 500 }, (_, index) => ({
        data: { id: `case-${index}`, displayName: `Case ${index}`, status: 'active' },
        operations: index === 0 ? operations : operations.slice(0, 10),
      }));
    service = await startService({ sandbox: { world, pageSize: 50 } });
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    service.sandbox.journal.clear();
    service.sandbox.setPatchStatus(200);
    service.sandbox.setBehaviour({});
  });

  it('a case with its operations takes its list', async () => {
    const { data } = await service.query(
      '{ ediscoveryCase(id: "case-1") { id operations(first: 3) { nodes { id status } } } }',
    );
    expect(data.ediscoveryCase.operations.nodes).toHaveLength(3);
    expect(service.sandbox.journal.count()).toBe(1);
  });

  it('two operations on page 10 of a case take three', async () => {
    const { data } = await service.query(
      `{ ${one('a', 'case-0', 'op-470')} ${one('b', 'case-0', 'op-480')} }`,
    );
    expect(data).toMatchObject({ a: { id: 'op-470' }, b: { id: 'op-480' } });
    expect(service.sandbox.journal.count()).toBe(3);
  });

  it('a bulk of 20 updates of one case takes 22 if PATCH returns 204', async () => {
    service.sandbox.setPatchStatus(204);
    const updates = Array.from({ length: 20 }, (_, index) => ({
      ...{ caseId: 'case-0', id: `op-${index}`, patch: { percentProgress: index } },
    }));
    const { data } = await service.query(
      `mutation ($updates: [UpdateCaseOperationInput!]!) {
        updateCaseOperations(input: { updates: $updates }) { results { userErrors { code } } } }`,
      { updates },
    );
    expect(data.updateCaseOperations.results).toEqual(Array(20).fill({ userErrors: [] }));
    expect(service.sandbox.journal.count()).toBeLessThanOrEqual(22);
  });

  it('500 cases by pages of 50 take 10', async () => {
    const ids: string[] = [];
    for (let after: string | null = null, hasNext = true; hasNext;) {
      const { data }: { data: any } = await service.query(
        `query ($after: String) { ediscoveryCases(first: 50, after: $after) {
          nodes { id } pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
      const { nodes, pageInfo } = data.ediscoveryCases;
      ids.push(...nodes.map(({ id }: { id: string }) => id));
      [after, hasNext] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    expect(ids).toEqual(Array.from({ length: 500 }, (_, index) => `case-${index}`));
    expect(service.sandbox.journal.count()).toBe(10);
  });

  it('an upstream without $batch is not asked for it again', async () => {
    service.sandbox.setBehaviour({ batchStatus: 404 });
    const query = `{ ${one('a', 'case-1', 'op-1')} ${one('b', 'case-2', 'op-2')} }`;
    for (let number = 0; number < 3; number += 1) {
      const { data } = await service.query(query);
      expect(data).toMatchObject({ a: { id: 'op-1' }, b: { id: 'op-2' } });
    }
    const batches = service.sandbox.journal.requests().filter(({ method }) => method === 'POST');
    expect(batches).toHaveLength(1);
  });
});
