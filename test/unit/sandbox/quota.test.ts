import { CASE_IDS } from '../../../src/sandbox/world/ids.js';
import { openSandbox, RUNNING } from './client.js';

const second = 1000;
const minute = 60 * second;

/** A sandbox with a quota of two requests a minute, whose clock the test sets. */
async function openWithQuota(retryAfter: 'seconds' | 'date' | 'none' = 'seconds') {
  let now = 0;
  const opened = await openSandbox({ now: () => now, behaviour: { quotaPerMinute: 2, retryAfter } });
  const getAt = async (time: number) => {
    now = time;
    const { status, headers } = await opened.get(RUNNING);
    return [status, headers.get('retry-after')];
  };
  return { ...opened, getAt };
}

test('a request above the quota is throttled until the quota has room', async () => {
  const { getAt } = await openWithQuota();
  expect(await getAt(0)).toEqual([200, null]);
  expect(await getAt(20 * second)).toEqual([200, null]);
  expect(await getAt(30 * second)).toEqual([429, '50']);
  expect(await getAt(30 * second + 50 * second)).toEqual([200, null]);
});

test('throttled requests count, so that a client that does not wait is throttled for longer', async () => {
  const { getAt } = await openWithQuota();
  await getAt(0);
  await getAt(0);
  expect(await getAt(second)).toEqual([429, '59']);
  expect(await getAt(2 * second)).toEqual([429, '59']);
  expect(await getAt(minute)).toEqual([429, '2']);
  expect(await getAt(minute + 2 * second)).toEqual([200, null]);
});

test.each([
  ['date', 'Thu, 01 Jan 1970 00:01:00 GMT'],
  ['none', null],
] as const)('Retry-After of a throttled request: %s', async (kind, value) => {
  const { getAt } = await openWithQuota(kind);
  await getAt(0);
  await getAt(0);
  expect(await getAt(1)).toEqual([429, value]);
});

test('each request of a batch counts, and the batch itself does not', async () => {
  const { batch, sandbox } = await openWithQuota();
  const url = `/security/cases/ediscoveryCases/${CASE_IDS.main}`;
  const request = { method: 'GET', url };
  const response = await batch(['1', '2', '3'].map((id) => ({ ...request, id })));
  const responses = response.json['responses'] as { id: string; status: number; headers: object }[];
  expect(response.status).toBe(200);
  expect(responses.map(({ id, status }) => [id, status])).toEqual([
    ['3', 429],
    ['2', 200],
    ['1', 200],
  ]);
  expect(responses[0]?.headers).toMatchObject({ 'Retry-After': '60' });
  expect(sandbox.journal.count()).toBe(3);
});

test('a throttled PATCH is not executed and meets no fault', async () => {
  const { getAt, get, patch, sandbox } = await openWithQuota();
  await getAt(0);
  await getAt(0);
  sandbox.faults.add({ kind: 'reset-before', method: 'PATCH' });
  expect((await patch(RUNNING, { percentProgress: 1 })).status).toBe(429);
  expect(sandbox.faults.pending).toHaveLength(1);
  sandbox.setBehaviour({});
  expect((await get(RUNNING)).json['percentProgress']).toBe(50);
});

test('a new behaviour starts with an unused quota', async () => {
  const { getAt, sandbox } = await openWithQuota();
  await getAt(0);
  await getAt(0);
  sandbox.setBehaviour({ quotaPerMinute: 1 });
  expect(await getAt(0)).toEqual([200, null]);
});
