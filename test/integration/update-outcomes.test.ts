import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Behaviour } from '../../src/sandbox/behaviour/behaviour.js';
import { update } from '../testkit/documents.js';
import { type Service, startService } from '../testkit/service.js';
import { seededCase, seededOperation } from '../testkit/worlds.js';

const caseId = 'case-1';
const ids = Array.from({ length: 6 }, (_, index) => `op-${index + 1}`);
const id = 'op-1';

const world = () => [
  seededCase(
    caseId,
    ids.map((name) =>
      seededOperation(name, {
        ...{ status: 'running', percentProgress: 10, completedDateTime: null, resultInfo: null },
        createdBy: { user: { id: '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9', displayName: 'Anna' } },
      }),
    ),
  ),
];

const bulk = `mutation ($updates: [UpdateCaseOperationInput!]!) {
  updateCaseOperations(input: { updates: $updates }) {
    results { caseOperation { id percentProgress } userErrors { code message retryAfterSeconds } }
  }
}`;

/** The false results of issue 12, section 2: an upstream that behaves as real services do. */
describe('the result of an update is true', () => {
  let service: Service;
  beforeAll(async () => (service = await startService({ sandbox: { world }, sharedTime: true })));
  afterAll(() => service.stop());
  beforeEach(() => {
    service.clock.advance(1_000_000);
    service.sandbox.store.reset();
    service.sandbox.faults.clear();
    service.sandbox.setPatchStatus(200);
    service.sandbox.setBehaviour({});
    service.sandbox.journal.clear();
  });

  const change = async (patch: object, own: object = {}) => {
    const { data, errors } = await service.query(update, { input: { caseId, id, patch, ...own } });
    expect(errors).toEqual([]);
    return data.updateCaseOperation;
  };
  const runBulk = async (updates: readonly object[]) => {
    const { data } = await service.query(bulk, { updates: updates.map((own) => ({ caseId, ...own })) });
    return data.updateCaseOperations.results as any[];
  };
  const codes = (results: any[]) => results.map(({ userErrors }) => userErrors[0]?.code ?? 'applied');
  const stored = (operation = id) => service.sandbox.store.findOperation(caseId, operation);
  const patches = () => service.sandbox.journal.entries.filter(({ method }) => method === 'PATCH');
  const put = (own: object) => service.sandbox.store.patchOperation(caseId, id, { ...own });

  describe('if the quota is small', () => {
    it.each(['0', '5'])(
      'five updates in bulk with 204: four are applied, one is throttled and not sent (own limit: %s)',
      async (GRAPH_REQUESTS_PER_MINUTE) => {
        const limited = await startService({
          sandbox: { world, patchStatus: 204, behaviour: { quotaPerMinute: 5 } },
          sharedTime: true,
          environment: { GRAPH_REQUESTS_PER_MINUTE },
        });
        try {
          const updates = ids
            .slice(0, 5)
            .map((one, index) => ({ caseId, id: one, patch: { percentProgress: 90 + index } }));
          const { data } = await limited.query(bulk, { updates });
          const { results } = data.updateCaseOperations;
          expect(codes(results)).toEqual(['applied', 'applied', 'applied', 'applied', 'THROTTLED']);
          expect(results[4].userErrors[0].retryAfterSeconds).toBeGreaterThan(0);
          expect(results[4].userErrors[0].message).toContain('Nothing was changed');
          const values = ids
            .slice(0, 5)
            .map((one) => limited.sandbox.store.findOperation(caseId, one)?.['percentProgress']);
          expect(values).toEqual([90, 91, 92, 93, 10]);
        } finally {
          await limited.stop();
        }
      },
    );
  });

  describe('if read-only properties are ignored', () => {
    const patch = { percentProgress: 77, completedDateTime: '2026-08-02T10:00:00Z' };

    it.each([200, 202, 204] as const)(
      'with %d: NOT_REFLECTED with the property, and the operation',
      async (status) => {
        service.sandbox.setPatchStatus(status);
        service.sandbox.setBehaviour({ readOnly: ['completedDateTime'] });
        const payload = await change(patch);
        expect(payload.userErrors).toMatchObject([
          { code: 'NOT_REFLECTED', field: ['input', 'patch', 'completedDateTime'] },
        ]);
        expect(payload.userErrors[0].message).not.toMatch(/nothing/i);
        expect(payload.caseOperation).toMatchObject({ id, percentProgress: 77, completedDateTime: null });
        expect(patches()).toHaveLength(1);
      },
    );

    it('and the response is the id alone: NOT_REFLECTED for each property', async () => {
      service.sandbox.setBehaviour({ patchBody: 'id', readOnly: Object.keys(patch) });
      const payload = await change(patch);
      expect(payload.userErrors.map(({ code, field }: any) => [code, field.at(-1)]).toSorted()).toEqual([
        ['NOT_REFLECTED', 'completedDateTime'],
        ['NOT_REFLECTED', 'percentProgress'],
      ]);
    });

    it.each(['id', 'partial'] as const)(
      'and the response is short (%s): an applied change is complete',
      async (patchBody) => {
        service.sandbox.setBehaviour({ patchBody });
        const payload = await change(patch);
        expect(payload).toMatchObject({
          caseOperation: {
            id,
            status: 'RUNNING',
            percentProgress: 77,
            createdBy: { user: { displayName: 'Anna' } },
          },
          userErrors: [],
        });
      },
    );
  });

  describe('if the PATCH is applied and fails with 503', () => {
    const guid = 'ABCDEF01-2345-6789-ABCD-EF0123456789';
    const date = '2026-08-02T10:00:00.1239999Z';

    it.each<[string, Partial<Behaviour>, object]>([
      ['reads lag 300 ms', { readLagMs: 300 }, { percentProgress: 77 }],
      ['reads lag 7 s', { readLagMs: 7_000 }, { percentProgress: 77 }],
      ['fractions are cut', { fractions: 'cut' }, { completedDateTime: date }],
      ['fractions are rounded', { fractions: 'round' }, { completedDateTime: date }],
      ['seconds have no fraction', { fractions: 'cut', fractionDigits: 0 }, { completedDateTime: date }],
      ['GUIDs are in lower case', { lowerCaseGuids: true }, { createdBy: { user: { identityId: guid } } }],
    ])('and %s: it is applied, with one PATCH', async (_, behaviour, patch) => {
      service.sandbox.setBehaviour(behaviour);
      service.sandbox.faults.add({ kind: 'status-after', status: 503, method: 'PATCH' });
      const payload = await change(patch);
      expect(payload).toMatchObject({ caseOperation: { id }, userErrors: [] });
      expect(patches()).toHaveLength(1);
    });

    it.each<[string, Partial<Behaviour>, object]>([
      ['null is stored as 0', { nullAsZero: true }, { percentProgress: null }],
      ['null is omitted', { omitNulls: true }, { percentProgress: null }],
      ['reads lag longer than the server looks', { readLagMs: 20_000 }, { percentProgress: 77 }],
    ])(
      'and %s: the outcome is unknown, with one PATCH, and no claim that nothing was changed',
      async (_, behaviour, patch) => {
        service.sandbox.setBehaviour(behaviour);
        service.sandbox.faults.add({ kind: 'status-after', status: 503, method: 'PATCH' });
        const payload = await change(patch);
        expect(payload.userErrors).toMatchObject([{ code: 'OUTCOME_UNKNOWN' }]);
        expect(payload.userErrors[0].message).not.toContain('Nothing was changed');
        expect(patches()).toHaveLength(1);
      },
    );
  });

  describe('if the PATCH failed and did nothing', () => {
    it.each<[string, object]>([
      ['createdBy', { createdBy: null }],
      ['createdBy without a user', { createdBy: { user: null } }],
      ['completedDateTime', { completedDateTime: null }],
      ['resultInfo', { resultInfo: null }],
    ])('an absent property is not the null that was sent: %s', async (_, patch) => {
      put({ createdBy: null });
      service.sandbox.setBehaviour({ omitNulls: true });
      service.sandbox.faults.add({ kind: 'status', status: 503, method: 'PATCH' });
      expect((await change(patch)).userErrors).toMatchObject([{ code: 'OUTCOME_UNKNOWN' }]);
    });

    it.each<[string, object, object]>([
      ['a date without a zone', { completedDateTime: null }, { completedDateTime: '2026-08-01T10:00:00' }],
      ['50.5', { percentProgress: null }, { percentProgress: 50.5 }],
      ['a number in a string', { percentProgress: 50 }, { percentProgress: '50' }],
      ['an empty string', { completedDateTime: null }, { completedDateTime: '' }],
      ['a string', { createdBy: null }, { createdBy: 'nobody' }],
    ])('what cannot be read is not null: %s', async (_, patch, seen) => {
      service.sandbox.faults.add({ kind: 'status', status: 503, method: 'PATCH' });
      const body = JSON.stringify({ id, status: 'running', percentProgress: 10, ...seen });
      service.sandbox.faults.add({ kind: 'body', body, method: 'GET', times: -1 });
      expect((await change(patch)).userErrors).toMatchObject([{ code: 'OUTCOME_UNKNOWN' }]);
    });

    it('an unknown status is not the expected UNKNOWN_FUTURE_VALUE', async () => {
      put({ status: 'somethingNew' });
      const payload = await change({ percentProgress: 77 }, { expect: { status: 'UNKNOWN_FUTURE_VALUE' } });
      expect(['INVALID_INPUT', 'CONFLICT']).toContain(payload.userErrors[0].code);
      expect([patches(), stored()?.['percentProgress']]).toEqual([[], 10]);
    });
  });

  describe('if the client leaves', () => {
    const endings = () => service.logged.filter((line) => line.includes('"update ended"'));
    /** Lets other tasks run until something is true. */
    const until = async (isTrue: () => boolean) => {
      while (!isTrue()) await nextTurn();
    };

    it('its PATCH is carried to its end, keeps its turn, and its outcome is recorded', async () => {
      const before = endings().length;
      service.sandbox.faults.add({ kind: 'slow', ms: 1000, method: 'PATCH' });
      const client = new AbortController();
      const leaving = fetch(service.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          query: update,
          variables: { input: { caseId, id, patch: { percentProgress: 11 } } },
        }),
        signal: client.signal,
      }).catch(() => 'left');
      await until(() => service.sandbox.journal.entries.length > 0);
      client.abort();
      expect(await leaving).toBe('left');
      const second = change({ percentProgress: 22 });
      // The sandbox has not answered the first PATCH, so the second one is not sent.
      for (let turn = 0; turn < 100; turn += 1) await nextTurn();
      expect(patches()).toHaveLength(1);
      service.clock.advance(1000);
      expect((await second).userErrors).toEqual([]);
      expect(patches().map(({ body }) => (body as any).percentProgress)).toEqual([11, 22]);
      expect(stored()?.['percentProgress']).toBe(22);
      const recorded = endings()
        .slice(before)
        .map((line) => JSON.parse(line).update);
      expect(recorded).toEqual([
        { ref: { caseId, id }, outcome: 'applied' },
        { ref: { caseId, id }, outcome: 'applied' },
      ]);
    });
  });

  describe('if the operation changes meanwhile', () => {
    it('while a PATCH with expected values waits after a 429, it is not sent', async () => {
      service.sandbox.faults.add({ kind: 'status', status: 429, retryAfter: '5', method: 'PATCH' });
      service.clock.schedule(2000, () => put({ percentProgress: 55 }));
      const payload = await change({ status: 'SUCCEEDED' }, { expect: { percentProgress: 10 } });
      expect(payload).toMatchObject({
        caseOperation: { percentProgress: 55, status: 'RUNNING' },
        userErrors: [{ code: 'CONFLICT' }],
      });
      expect([patches().length, stored()?.['status']]).toEqual([1, 'running']);
    });

    it.each([
      ['without expected values', {}, 0],
      ['with expected values', { expect: { status: 'NOT_STARTED' } }, 1],
    ])('after a PATCH that was applied and failed, no second one overwrites it: %s', async (_, own, skip) => {
      put({ status: 'notStarted' });
      service.sandbox.faults.add({ kind: 'status-after', status: 503, method: 'PATCH' });
      // The job ends before a read shows that it was running.
      service.sandbox.faults.add({ kind: 'status', status: 503, retryAfter: '3', method: 'GET', skip });
      service.clock.schedule(1000, () => put({ status: 'succeeded' }));
      const payload = await change({ status: 'RUNNING' }, own);
      expect(payload).toMatchObject({
        caseOperation: { status: 'SUCCEEDED' },
        userErrors: [{ code: 'OUTCOME_UNKNOWN' }],
      });
      expect([patches().length, stored()?.['status']]).toEqual([1, 'succeeded']);
    });
  });

  describe('if a PATCH lands late', () => {
    it('the later update of the bulk is not sent, and the next one waits until it has landed', async () => {
      service.sandbox.faults.add({ kind: 'late', ms: 9000, status: 504, method: 'PATCH' });
      const results = await runBulk([
        { id, patch: { percentProgress: 11 } },
        { id, patch: { percentProgress: 22 } },
        { id: 'op-2', patch: { percentProgress: 33 } },
      ]);
      expect(codes(results)).toEqual(['OUTCOME_UNKNOWN', 'CONFLICT', 'applied']);
      expect(results[1].userErrors[0].message).toMatch(/earlier update.*not sent/);
      expect(
        patches()
          .map(({ body }) => (body as any).percentProgress)
          .toSorted(),
      ).toEqual([11, 33]);

      expect((await change({ percentProgress: 44 })).userErrors).toEqual([]);
      service.clock.advance(60_000);
      await nextTurn();
      expect(stored()?.['percentProgress']).toBe(44);
    });
  });

  describe('if lists lack operations or properties', () => {
    const readAll = async () => {
      const fields = ids.map(
        (one, index) =>
          `r${index}: caseOperation(caseId: "${caseId}", id: "${one}") { id createdBy { user { displayName } } }`,
      );
      const { data, errors } = await service.query(`{ ${fields.join(' ')} }`);
      expect(errors).toEqual([]);
      return Object.values(data);
    };
    const all = ids.map((one) => ({ id: one, createdBy: { user: { displayName: 'Anna' } } }));

    it.each<[string, Partial<Behaviour>]>([
      ['not at all', {}],
      ['two operations are missing', { missingFromLists: ['op-2', 'op-5'] }],
      ['all operations are missing', { missingFromLists: ids }],
      ['items are shortened', { shortListItems: true }],
    ])('operations that are read together are what they are alone: %s', async (_, behaviour) => {
      service.sandbox.setBehaviour(behaviour);
      await expect(readAll()).resolves.toEqual(all);
    });

    it.each<[string, Partial<Behaviour>]>([
      ['two operations are missing', { missingFromLists: ['op-2', 'op-5'] }],
      ['items are shortened', { shortListItems: true }],
    ])('updates in bulk are found although %s', async (_, behaviour) => {
      service.sandbox.setPatchStatus(204);
      service.sandbox.setBehaviour(behaviour);
      const results = await runBulk(ids.map((one) => ({ id: one, patch: { percentProgress: 77 } })));
      expect(codes(results)).toEqual(ids.map(() => 'applied'));
    });
  });
});
