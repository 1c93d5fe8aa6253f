import type { SandboxOptions } from '../../../src/sandbox/server.js';
import { CASE_IDS, OPERATION_IDS } from '../../../src/sandbox/world/ids.js';
import { OPERATIONS, openSandbox, RUNNING } from './client.js';

const TAG = `${OPERATIONS}/${OPERATION_IDS.tag}`;
const minute = 60_000;
const guid = 'ABCDEF01-2345-6789-ABCD-EF0123456789';

/** A sandbox whose clock the test sets, in ms since the start. */
async function openAt(options: SandboxOptions = {}) {
  let now = 0;
  const opened = await openSandbox({ now: () => now, ...options });
  return {
    ...opened,
    setTime: (time: number) => {
      now = time;
    },
    readProgress: async () => (await opened.get(TAG)).json['percentProgress'],
  };
}
describe('reads that lag', () => {
  test('a read shows what an operation was some time ago, and the response to a PATCH what it is', async () => {
    const { patch, get, setTime, readProgress } = await openAt({ behaviour: { readLagMs: 300 } });
    const before = await readProgress();
    setTime(1000);
    expect((await patch(TAG, { percentProgress: 1 })).json['percentProgress']).toBe(1);
    setTime(1200);
    expect((await patch(TAG, { percentProgress: 2 })).json['percentProgress']).toBe(2);
    setTime(1299);
    expect(await readProgress()).toBe(before);
    setTime(1300);
    expect(await readProgress()).toBe(1);
    setTime(1500);
    const listed = (await get(OPERATIONS)).value.find(({ id }) => id === OPERATION_IDS.tag);
    expect([await readProgress(), listed?.['percentProgress']]).toEqual([2, 2]);
  });

  test('a lag that is set later applies to earlier changes, for one minute', async () => {
    const { patch, sandbox, setTime, readProgress } = await openAt();
    for (const step of [1, 2, 3]) {
      setTime(step * 40_000);
      await patch(TAG, { percentProgress: step });
    }
    sandbox.setBehaviour({ readLagMs: minute });
    expect(await readProgress()).toBe(1);
    sandbox.setBehaviour({});
    expect(await readProgress()).toBe(3);
  });

  test('the progress of a running operation lags too', async () => {
    const { get, sandbox, setTime } = await openAt({ behaviour: { readLagMs: minute } });
    setTime(minute);
    expect((await get(RUNNING)).json['percentProgress']).toBe(50);
    setTime(4 * minute);
    const lagging = (await get(RUNNING)).json['percentProgress'];
    sandbox.setBehaviour({});
    setTime(3 * minute);
    expect((await get(RUNNING)).json['percentProgress']).toBe(lagging);
    expect(lagging).toBeGreaterThan(50);
  });
});

describe('values that are normalised when they are written', () => {
  test.each([
    ['cut', 3, '2026-08-01T10:20:30.1238999Z', '2026-08-01T10:20:30.123Z'],
    ['round', 3, '2026-08-01T10:20:30.1238999Z', '2026-08-01T10:20:30.124Z'],
    ['round', 0, '2026-08-01T10:20:59.5Z', '2026-08-01T10:21:00Z'],
    ['cut', 0, '2026-08-01T10:20:59.9999999Z', '2026-08-01T10:20:59Z'],
    ['round', 3, '2026-12-31T23:59:59.9999Z', '2027-01-01T00:00:00Z'],
    ['round', 3, '9999-12-31T23:59:59.9999Z', '9999-12-31T23:59:59.999Z'],
    ['round', 7, '2026-08-01T10:20:30.1234567Z', '2026-08-01T10:20:30.1234567Z'],
    ['cut', 3, '2026-08-01T10:20:30.02Z', '2026-08-01T10:20:30.02Z'],
    ['keep', 0, '2026-08-01T10:20:30.1234567Z', '2026-08-01T10:20:30.1234567Z'],
  ] as const)('%s to %i digits stores %s as %s', async (fractions, fractionDigits, sent, stored) => {
    const { get, patch } = await openSandbox({ behaviour: { fractions, fractionDigits } });
    const response = await patch(RUNNING, { completedDateTime: sent });
    expect(response.json['completedDateTime']).toBe(stored);
    expect((await get(RUNNING)).json['completedDateTime']).toBe(stored);
  });

  test('GUIDs are stored in lower case, and other strings as they are', async () => {
    const { patch } = await openSandbox({ behaviour: { lowerCaseGuids: true } });
    const { json } = await patch(RUNNING, { createdBy: { user: { id: guid, displayName: `A ${guid}` } } });
    expect(json['createdBy']).toEqual({ user: { id: guid.toLowerCase(), displayName: `A ${guid}` } });
  });

  test('null is stored as 0 in percentProgress only', async () => {
    const { patch } = await openSandbox({ behaviour: { nullAsZero: true } });
    expect((await patch(RUNNING, { percentProgress: null, resultInfo: null })).json).toMatchObject({
      percentProgress: 0,
      resultInfo: null,
    });
  });
});

describe('properties that are not written or not shown', () => {
  test.each([
    [200, 200],
    [204, 204],
  ] as const)(
    'a read-only property is ignored with %i, and the journal has its name',
    async (patchStatus, status) => {
      const { get, patch, sandbox } = await openSandbox({
        patchStatus,
        behaviour: { readOnly: ['percentProgress'] },
      });
      expect((await patch(TAG, { percentProgress: 1, action: 'index' })).status).toBe(status);
      expect((await patch(TAG, { percentProgress: 2 })).status).toBe(status);
      expect((await get(TAG)).json).toMatchObject({ action: 'index', percentProgress: 100 });
      expect(sandbox.journal.entries.slice(0, 2)).toMatchObject([
        { applied: true, ignored: ['percentProgress'] },
        { applied: false, ignored: ['percentProgress'] },
      ]);
    },
  );

  test('an invalid value of a read-only property is rejected', async () => {
    const { patch } = await openSandbox({ behaviour: { readOnly: ['percentProgress'] } });
    expect((await patch(TAG, { percentProgress: 'x' })).status).toBe(400);
  });

  test('properties that are null are omitted', async () => {
    const { get, patch } = await openSandbox({ behaviour: { omitNulls: true } });
    expect((await patch(TAG, { resultInfo: null })).json).not.toHaveProperty('resultInfo');
    const { value } = await get(OPERATIONS);
    expect(value.flatMap((item) => Object.values(item))).not.toContain(null);
  });

  test('the items of lists lack properties that a single read shows', async () => {
    const { get, patch } = await openSandbox({ behaviour: { shortListItems: true } });
    await patch(TAG, { resultInfo: { code: 1, subcode: 2 }, createdBy: { user: { id: 'u' } } });
    const item = (await get(OPERATIONS)).value.find(({ id }) => id === OPERATION_IDS.tag);
    expect(item).toHaveProperty('status');
    expect(item).not.toHaveProperty('createdBy');
    expect(item).not.toHaveProperty('resultInfo');
    expect((await get(TAG)).json).toMatchObject({
      resultInfo: { code: 1 },
      createdBy: { user: { id: 'u' } },
    });
  });

  test('an operation is missing from lists, on all pages, and found alone', async () => {
    const { get } = await openSandbox({ pageSize: 2, behaviour: { missingFromLists: [OPERATION_IDS.tag] } });
    const ids: unknown[] = [];
    for (let path: unknown = OPERATIONS; typeof path === 'string';) {
      const page = await get(path);
      ids.push(...page.value.map(({ id }) => id));
      path = page.json['@odata.nextLink'];
    }
    expect(ids).toContain(OPERATION_IDS.running);
    expect(ids).not.toContain(OPERATION_IDS.tag);
    expect((await get(TAG)).status).toBe(200);
  });
});

describe('the response to a PATCH', () => {
  test.each([
    ['id', ['id']],
    ['partial', ['action', 'id', 'status']],
  ] as const)('the body can be reduced: %s', async (patchBody, names) => {
    const { get, patch } = await openSandbox({ behaviour: { patchBody } });
    const { json, status } = await patch(TAG, { percentProgress: 3 });
    expect([status, Object.keys(json).sort()]).toEqual([200, names]);
    expect((await get(TAG)).json['percentProgress']).toBe(3);
  });

  test('a PATCH returns 202 and is applied later', async () => {
    const { promise, resolve: apply } = Promise.withResolvers<undefined>();
    const sleep = () => promise;
    const opened = await openSandbox({ patchStatus: 202, sleep, behaviour: { applyDelayMs: 500 } });
    const response = await opened.patch(TAG, { percentProgress: 4 });
    expect([response.status, response.text]).toEqual([202, '']);
    expect((await opened.get(TAG)).json['percentProgress']).toBe(100);
    expect(opened.sandbox.journal.entries[0]?.applied).toBe(false);
    apply(undefined);
    expect((await opened.get(TAG)).json['percentProgress']).toBe(4);
    expect(opened.sandbox.journal.entries[0]?.applied).toBe(true);
  });
});

test.each([404, 405] as const)(
  'a service without $batch returns %i and executes nothing',
  async (batchStatus) => {
    const { batch, sandbox } = await openSandbox({ behaviour: { batchStatus } });
    const url = `/security/cases/ediscoveryCases/${CASE_IDS.main}`;
    expect((await batch([{ id: '1', method: 'GET', url }])).status).toBe(batchStatus);
    expect(sandbox.journal.count()).toBe(0);
  },
);
