import { Journal } from '../../../src/sandbox/journal.js';
import { CASE_IDS, OPERATION_IDS } from '../../../src/sandbox/world/ids.js';
import { CASES, openSandbox, OPERATIONS, RUNNING } from './client.js';

const BETA_RUNNING = RUNNING.replace('v1.0', 'beta');

test('an entry contains the request and the status of the response', async () => {
  const { patch, sandbox } = await openSandbox();
  await patch(`${BETA_RUNNING}?x=1`, { percentProgress: 3 }, { Prefer: 'return=minimal' });
  expect(sandbox.journal.entries).toMatchObject([
    {
      method: 'PATCH',
      path: `${BETA_RUNNING}?x=1`,
      version: 'beta',
      headers: { prefer: 'return=minimal', 'content-type': 'application/json' },
      body: { percentProgress: 3 },
      status: 200,
      applied: true,
    },
  ]);
});

test('a body that is not JSON is kept as a string, and a missing body as undefined', async () => {
  const { get, send, sandbox } = await openSandbox();
  await send('PATCH', RUNNING, { 'content-type': 'text/plain' }, 'status=failed');
  await get(RUNNING);
  expect(sandbox.journal.entries.map((entry) => entry.body)).toEqual(['status=failed', undefined]);
});

test('the journal distinguishes two callers without keeping a token', async () => {
  const { get, sandbox } = await openSandbox();
  for (const token of ['secret-anna', 'secret-bert', 'secret-anna']) {
    await get(RUNNING, { authorization: `Bearer ${token}` });
  }
  const [anna, bert, again] = sandbox.journal.entries.map((entry) => entry.headers['authorization']);
  expect(anna).toMatch(/^Bearer sha256:[0-9a-f]{12}$/);
  expect([bert === anna, again === anna]).toEqual([false, true]);
  expect(JSON.stringify(sandbox.journal.entries)).not.toContain('secret');
});

test('a request whose socket was destroyed has no status', async () => {
  const { get, sandbox } = await openSandbox();
  sandbox.faults.add({ kind: 'reset-before' });
  await expect(get(RUNNING)).rejects.toThrow();
  expect(sandbox.journal.entries).toMatchObject([{ status: undefined, applied: false }]);
});

test('a batch is one HTTP request and counts as the requests in it', async () => {
  const { batch, get, sandbox } = await openSandbox();
  const url = RUNNING.replace('/v1.0', '');
  await batch(
    [
      { id: 'r', method: 'GET', url },
      {
        id: 'w',
        method: 'PATCH',
        url,
        headers: { 'Content-Type': 'application/json' },
        body: { percentProgress: 5 },
      },
    ],
    'beta',
  );
  await get(RUNNING);
  const { journal } = sandbox;
  expect(journal.requests().map((entry) => entry.path)).toEqual(['/beta/$batch', RUNNING]);
  expect(journal.entries).toHaveLength(4);
  expect([journal.count(), journal.count('GET'), journal.count('PATCH'), journal.count('POST')]).toEqual([
    3, 2, 1, 0,
  ]);
  expect(journal.requests()[0]?.batch).toMatchObject([
    { method: 'GET', path: BETA_RUNNING, status: 200, batchId: 'r', applied: false },
    { method: 'PATCH', path: BETA_RUNNING, status: 200, batchId: 'w', applied: true },
  ]);
  expect(journal.describe()).toEqual([
    'POST /beta/$batch [GET /beta/security/cases/ediscoveryCases/…/operations/…, PATCH /beta/security/cases/ediscoveryCases/…/operations/…]',
    'GET /v1.0/security/cases/ediscoveryCases/…/operations/…',
  ]);
});

test('a summary omits ids and keeps queries', async () => {
  const { get, sandbox } = await openSandbox({ pageSize: 5 });
  const first = await get(`${OPERATIONS}?$top=2`);
  await get(String(first.json['@odata.nextLink']));
  await get(`${CASES}('${CASE_IDS.main}')/operations('${OPERATION_IDS.running}')`);
  await get(`${CASES}/${CASE_IDS.main}`);
  expect(sandbox.journal.describe()).toEqual([
    'GET /v1.0/security/cases/ediscoveryCases/…/operations?$top=2',
    'GET /v1.0/security/cases/ediscoveryCases/…/operations?$top=2&$skiptoken=…',
    "GET /v1.0/security/cases/ediscoveryCases('…')/operations('…')",
    'GET /v1.0/security/cases/ediscoveryCases/…',
  ]);
});

test('a cleared journal is empty', async () => {
  const { get, sandbox } = await openSandbox();
  await get(RUNNING);
  sandbox.journal.clear();
  expect(sandbox.journal.entries).toEqual([]);
});

test('a full journal removes its oldest entries', () => {
  const journal = new Journal(20);
  for (let index = 0; index < 100; index += 1) {
    journal.record({ method: 'GET', path: `/v1.0/${index}`, headers: {}, body: undefined, origin: '' });
  }
  expect(journal.entries.length).toBeGreaterThanOrEqual(18);
  expect(journal.entries.length).toBeLessThanOrEqual(20);
  expect(journal.entries.at(-1)?.path).toBe('/v1.0/99');
});
