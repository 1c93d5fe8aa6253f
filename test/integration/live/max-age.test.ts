import { startGuardedService } from '../../testkit/guarded-service.js';
import { CASE_IDS, OPERATION_IDS } from '../../../src/sandbox/world/ids.js';
import { type Service, startService } from '../../testkit/service.js';

const caseId = CASE_IDS.main;
const id = OPERATION_IDS.hold;
const list = `{ ediscoveryCase(id: "${caseId}") { operations { nodes { id percentProgress asOf } } } }`;
const one = `{ caseOperation(caseId: "${caseId}", id: "${id}") { percentProgress asOf } }`;
const cases = '{ ediscoveryCases(first: 1) { nodes { id asOf } } }';
const update = `mutation ($input: UpdateCaseOperationInput!) {
  updateCaseOperation(input: $input) { caseOperation { percentProgress asOf } userErrors { code } }
}`;

let service: Service;
beforeEach(async () => (service = await startService()));
afterEach(() => service.stop());

const ask = (query: string, cacheControl?: string, token = 'caller') =>
  service.query(
    query,
    {},
    {
      authorization: `Bearer ${token}`,
      ...(cacheControl !== undefined && { 'cache-control': cacheControl }),
    },
  );
const count = () => service.sandbox.journal.requests().length;
const start = '2026-08-31T12:00:00.000Z';

describe('Cache-Control: max-age', () => {
  it.each([
    ['a list', list],
    ['an operation', one],
    ['the cases', cases],
  ])('serves %s that was read within that age, and states when', async (_, query) => {
    const first = await ask(query);
    service.clock.advance(30_000);
    const second = await ask(query, 'Max-Age="30"');
    expect(second.data).toEqual(first.data);
    expect(second.text).toContain(start);
    expect(count()).toBe(1);
    service.clock.advance(1_000);
    expect((await ask(query, 'max-age=30')).text).toContain('2026-08-31T12:00:31.000Z');
    expect(count()).toBe(2);
  });

  it('serves an operation from a list that was read', async () => {
    await ask(list);
    expect((await ask(one, 'max-age=5')).data.caseOperation.asOf).toBe(start);
    expect(count()).toBe(1);
  });

  it.each([
    ['the list, which is newer', [one, list]],
    ['the single read, which is newer', [list, one]],
  ])('serves an operation from %s', async (_, [first = '', second = '']) => {
    await ask(first);
    service.clock.advance(2_000);
    await ask(second);
    const { asOf } = (await ask(one, 'max-age=5')).data.caseOperation;
    expect([asOf, count()]).toEqual(['2026-08-31T12:00:02.000Z', 2]);
  });

  it('serves an operation from a later page of a list, whatever the spelling of its id', async () => {
    await service.stop();
    service = await startService({ sandbox: { pageSize: 2 } });
    await ask(list);
    const before = count();
    expect(before).toBeGreaterThan(1);
    expect((await ask(one.replace(id, id.toUpperCase()), 'max-age=5')).data.caseOperation.asOf).toBe(start);
    expect(count()).toBe(before);
  });

  it.each([
    undefined,
    'max-age=0',
    'no-cache, max-age=60',
    'no-store',
    'max-age=-1',
    'max-age=soon',
    'max-age',
  ])('is not assumed: %s', async (cacheControl) => {
    await ask(one);
    await ask(one, cacheControl);
    expect(count()).toBe(2);
  });

  it('has a default in the settings', async () => {
    await service.stop();
    service = await startService({ environment: { READ_MAX_AGE_SECONDS: '10' } });
    await ask(one);
    await ask(one);
    await ask(one, 'no-cache');
    expect(count()).toBe(2);
  });

  it('never serves what another caller has read', async () => {
    await ask(one, 'max-age=60', 'a');
    await ask(one, 'max-age=60', 'b');
    expect(count()).toBe(2);
  });

  it('never serves what was read before an update of the case, whoever sent it', async () => {
    await ask(list);
    await ask(one, undefined, 'other');
    const input = { caseId, id, patch: { percentProgress: 77 } };
    const headers = { authorization: 'Bearer caller', 'cache-control': 'max-age=60' };
    await service.query(update, { input }, headers);
    for (const [query, token] of [
      [list, 'caller'],
      [one, 'other'],
    ] as const) {
      expect((await ask(query, 'max-age=60', token)).text).toContain('"percentProgress":77');
    }
    expect(count()).toBe(5);
  });

  it('is not used to check what an update expects', async () => {
    await ask(one);
    const store = `/beta/security/cases/ediscoveryCases/${caseId}/operations/${id}`;
    await fetch(`${service.sandbox.url}${store}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', authorization: 'Bearer someone' },
      body: '{"percentProgress":12}',
    });
    const input = { caseId, id, patch: { percentProgress: 77 }, expect: { percentProgress: 99 } };
    const { data } = await service.query(
      update,
      { input },
      { 'cache-control': 'max-age=60', authorization: 'Bearer caller' },
    );
    expect(data.updateCaseOperation.userErrors).toEqual([{ code: 'CONFLICT' }]);
  });
});

describe('Cache-Control: stale-if-error', () => {
  it.each([
    ['the quota is used up', { kind: 'status', status: 429, retryAfter: '20', times: -1 } as const],
    ['Graph is down', { kind: 'status', status: 503, times: -1 } as const],
    ['Graph cannot be reached', { kind: 'reset-before', times: -1 } as const],
  ])('serves what was read last if %s', async (_, fault) => {
    for (const query of [list, one]) await ask(query);
    service.clock.advance(60_000);
    service.sandbox.faults.add(fault);
    const before = count();
    for (const query of [list, one]) {
      const { text, errors } = await ask(query, 'max-age=10, stale-if-error=50');
      expect([errors, text]).toEqual([[], expect.stringContaining(start)]);
    }
    expect(count() - before).toBeLessThanOrEqual(2);
    expect(service.clock.waits).toEqual([]);
    service.clock.advance(1_000);
    expect((await ask(one, 'max-age=10, stale-if-error=50')).errors).toHaveLength(1);
  });

  it.each([401, 403, 404])('does not hide that access is denied: %d', async (status) => {
    await ask(one);
    service.sandbox.faults.add({ kind: 'status', status });
    const { data } = await ask(one, 'stale-if-error=600');
    expect(data.caseOperation).toBeNull();
  });
});

it('ten people who refresh one case every 5 seconds for a minute cost at most 5 requests in `application`', async () => {
  const guarded = await startGuardedService(({ clientSecret }) => ({
    AUTH_MODE: 'application',
    AZURE_CLIENT_SECRET: clientSecret,
  }));
  try {
    const tokens = Array.from({ length: 10 }, (_, index) =>
      guarded.entra.issue({ claims: { roles: ['CaseOperation.Read'], oid: `person-${index}` } }),
    );
    const refresh = (query: string, maxAge: number) =>
      Promise.all(
        tokens.map((token) =>
          guarded.query(
            query,
            {},
            { authorization: `Bearer ${token}`, 'cache-control': `max-age=${maxAge}` },
          ),
        ),
      );
    const answers = await refresh(`{ ediscoveryCase(id: "${caseId}") { id displayName } }`, 300);
    for (let second = 0; second < 60; second += 5) {
      const page = `{ ediscoveryCase(id: "${caseId}") { id operations(first: 50) { nodes { id status } } } }`;
      answers.push(...(await refresh(page, 15)));
      guarded.clock.advance(5_000);
    }
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    expect(guarded.sandbox.journal.count()).toBeLessThanOrEqual(5);
  } finally {
    await guarded.stop();
  }
});
