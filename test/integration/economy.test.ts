import { CASE_IDS, OPERATION_IDS } from '../../src/sandbox/world/ids.js';
import { type Service, startService } from '../testkit/service.js';

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
        service.sandbox.store.putOperation(`case-${number}`, { id, action: 'index', status: 'running' });
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
