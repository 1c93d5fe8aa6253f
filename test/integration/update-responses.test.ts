import type { FaultRule } from '../../src/sandbox/faults/fault-rule.js';
import { caseId, id, update } from '../testkit/documents.js';
import { type Service, startService } from '../testkit/service.js';

/** Words in the error responses of the sandbox, as in those of eDiscovery. */
const upstreamWords = /substrate\.office|:444|at System\.|Exchange|<html|microsoft\.com\/|innerError|stack/i;

describe('responses of Graph to a PATCH', () => {
  let service: Service;
  beforeAll(async () => (service = await startService({ environment: { GRAPH_TIMEOUT_MS: '700' } })));
  afterAll(() => service.stop());
  beforeEach(() => {
    service.sandbox.store.reset();
    service.sandbox.journal.clear();
    service.sandbox.faults.clear();
    service.sandbox.setPatchStatus(200);
    // Ends the throttling that an earlier test may have caused.
    service.clock.advance(1_000_000);
  });

  const change = async (headers: Record<string, string> = {}, own: object = {}) => {
    const input = { caseId, id, patch: { percentProgress: 77 }, ...own };
    const response = await service.query(update, { input }, headers);
    return { ...response, payload: response.data?.updateCaseOperation };
  };
  const methods = () => service.sandbox.journal.requests().map(({ method }) => method);
  /** A PATCH whose change four looks do not show. */
  const unshown = ['PATCH', 'GET', 'GET', 'GET', 'GET'];
  /** The values of the operation before. */
  const expecting = { expect: { percentProgress: 50 } };

  it.each<[string, FaultRule]>([
    ['204', { kind: 'no-content', method: 'PATCH' }],
    ['202', { kind: 'accepted', method: 'PATCH' }],
    ['an empty 200', { kind: 'empty', method: 'PATCH' }],
  ])('%s: one GET reads the updated operation', async (_, fault) => {
    service.sandbox.faults.add(fault);
    const { payload } = await change();
    expect(payload).toMatchObject({ caseOperation: { id, percentProgress: 77 }, userErrors: [] });
    expect(methods()).toEqual(['PATCH', 'GET']);
  });

  it('an update succeeds when the tenant returns 204 for every PATCH', async () => {
    service.sandbox.setPatchStatus(204);
    expect((await change()).payload.caseOperation).toMatchObject({ percentProgress: 77 });
  });

  it('a tenant that rejects PATCH: NOT_UPDATABLE, with the operations that still work', async () => {
    service.sandbox.setPatchStatus(405);
    const { payload } = await change();
    expect(payload.caseOperation).toBeNull();
    expect(payload.userErrors).toMatchObject([{ code: 'NOT_UPDATABLE', field: null }]);
    expect(payload.userErrors[0].message).toMatch(/not published an update API.*Reading and listing/s);
    expect(methods()).toEqual(['PATCH']);
  });

  const other = { id: 'ffffffffffffffffffffffffffffffff', status: 'running' };
  it.each<[string, FaultRule]>([
    ['the body of another operation', { kind: 'body', method: 'PATCH', body: JSON.stringify(other) }],
    ['a body without an id', { kind: 'body', method: 'PATCH', body: '{"status":"running"}' }],
    ['a list', { kind: 'body', method: 'PATCH', body: '[]' }],
    ['null', { kind: 'body', method: 'PATCH', body: 'null' }],
    ['broken JSON', { kind: 'broken-json', method: 'PATCH' }],
    ['HTML with 200', { kind: 'html', method: 'PATCH', status: 200 }],
    ['a truncated body', { kind: 'truncated', method: 'PATCH' }],
    ['a reset after the change', { kind: 'reset-after', method: 'PATCH' }],
    ['a 503 after the change', { kind: 'status-after', status: 503, method: 'PATCH' }],
  ])('%s: a GET shows that the change was applied, and it is not sent again', async (_, fault) => {
    service.sandbox.faults.add(fault);
    const { payload } = await change();
    expect(payload).toMatchObject({ caseOperation: { id, percentProgress: 77 }, userErrors: [] });
    expect(methods()).toEqual(['PATCH', 'GET']);
  });

  const ended: [string, FaultRule][] = [
    ['500', { kind: 'status', status: 500, method: 'PATCH' }],
    ['503', { kind: 'status', status: 503, method: 'PATCH' }],
    ['HTML with 503', { kind: 'html', method: 'PATCH' }],
    ['a redirect', { kind: 'redirect', location: '/beta/elsewhere', method: 'PATCH' }],
    ['404 without the envelope of Graph', { kind: 'status', status: 404, body: '<html>', method: 'PATCH' }],
  ];
  // Graph may still execute these requests.
  const underWay: [string, FaultRule][] = [
    ['a reset before the change', { kind: 'reset-before', method: 'PATCH' }],
    ['no response in time', { kind: 'hang', method: 'PATCH' }],
    ['502', { kind: 'status', status: 502, method: 'PATCH' }],
    ['504', { kind: 'status', status: 504, method: 'PATCH' }],
  ];

  it.each([...ended, ...underWay])(
    '%s: four GETs do not show the change, so its outcome is unknown, and it is not sent again',
    async (_, fault) => {
      service.sandbox.faults.add(fault);
      const { payload, text } = await change();
      expect(payload).toMatchObject({
        caseOperation: { id, percentProgress: 50 },
        plannedRequest: { method: 'PATCH', body: { percentProgress: 77 } },
        userErrors: [{ code: 'OUTCOME_UNKNOWN' }],
      });
      expect(payload.userErrors[0].message).not.toContain('Nothing was changed');
      expect(text).not.toMatch(upstreamWords);
      expect(methods()).toEqual(unshown);
    },
  );

  it.each(ended)(
    '%s, with expected values: four GETs show them, and the change is sent once more',
    async (_, fault) => {
      service.sandbox.faults.add(fault);
      const { payload } = await change({}, expecting);
      expect(payload).toMatchObject({ caseOperation: { id, percentProgress: 77 }, userErrors: [] });
      expect(methods()).toEqual(['GET', ...unshown, 'PATCH']);
    },
  );

  it.each(ended)('%s for both attempts with expected values: OUTCOME_UNKNOWN', async (_, fault) => {
    service.sandbox.faults.add({ ...fault, times: -1 });
    const { payload, text } = await change({}, expecting);
    expect(payload).toMatchObject({
      caseOperation: { percentProgress: 50 },
      userErrors: [{ code: 'OUTCOME_UNKNOWN' }],
    });
    expect(methods()).toEqual(['GET', ...unshown, ...unshown]);
    expect(text).not.toMatch(upstreamWords);
  });

  it.each(underWay)(
    '%s, with expected values: the first request may still be applied, so it is not sent again',
    async (_, fault) => {
      service.sandbox.faults.add({ ...fault, times: -1 });
      const { payload, text } = await change({}, expecting);
      expect(payload).toMatchObject({ userErrors: [{ code: 'OUTCOME_UNKNOWN' }] });
      expect(methods()).toEqual(['GET', ...unshown]);
      expect(text).not.toMatch(upstreamWords);
    },
  );

  it('503 with Retry-After: the operation is not read before that time', async () => {
    service.sandbox.faults.add({ kind: 'status', status: 503, retryAfter: '7', method: 'PATCH' });
    const { payload } = await change();
    expect(payload.userErrors).toMatchObject([{ code: 'OUTCOME_UNKNOWN' }]);
    expect(methods()).toEqual(unshown);
    expect(service.clock.waits.slice(-4)).toEqual([7000, 500, 2000, 5000]);
  });

  it('a change that cannot be verified: OUTCOME_UNKNOWN with the planned request', async () => {
    service.sandbox.faults.add({ kind: 'reset-after', method: 'PATCH' });
    service.sandbox.faults.add({ kind: 'status', status: 403, method: 'GET', times: -1 });
    const { payload } = await change();
    expect(payload).toMatchObject({
      caseOperation: null,
      plannedRequest: { method: 'PATCH', body: { percentProgress: 77 } },
      userErrors: [{ code: 'OUTCOME_UNKNOWN' }],
    });
    expect(payload.userErrors[0].message).not.toContain('Nothing was changed');
    expect(methods()).toEqual(unshown);
  });

  it('a change that is applied in part: OUTCOME_UNKNOWN, and the values of another caller are not overwritten', async () => {
    service.sandbox.faults.add({ kind: 'reset-before', method: 'PATCH' });
    const input = { caseId, id, patch: { percentProgress: 77, status: 'RUNNING' } };
    const { data } = await service.query(update, { input });
    expect(data.updateCaseOperation.userErrors).toMatchObject([{ code: 'OUTCOME_UNKNOWN' }]);
    expect(methods()).toEqual(unshown);
  });

  it('204 and a failed GET: OUTCOME_UNKNOWN with retryAfterSeconds, not THROTTLED', async () => {
    service.sandbox.setPatchStatus(204);
    service.sandbox.faults.add({ kind: 'status', status: 429, retryAfter: '70', method: 'GET' });
    const { payload } = await change();
    // The looks that follow are not sent; 7.5 of the 70 seconds have passed at the last one.
    expect(payload.userErrors).toMatchObject([{ code: 'OUTCOME_UNKNOWN', retryAfterSeconds: 63 }]);
    expect(methods()).toEqual(['PATCH', 'GET']);
  });

  it.each([
    [400, 'INVALID_INPUT'],
    [401, 'FORBIDDEN'],
    [402, 'FORBIDDEN'],
    [403, 'FORBIDDEN'],
    [404, 'NOT_FOUND'],
    [405, 'NOT_UPDATABLE'],
    [409, 'CONFLICT'],
    [412, 'CONFLICT'],
    [423, 'CONFLICT'],
    [501, 'NOT_UPDATABLE'],
  ])('%i: %s without a retry, and without the message of Graph', async (status, code) => {
    service.sandbox.faults.add({ kind: 'status', status, method: 'PATCH' });
    const { payload, text } = await change();
    expect(payload).toMatchObject({ caseOperation: null, userErrors: [{ code }] });
    expect(payload.userErrors[0].requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(payload.userErrors[0].message).toContain('Nothing was changed');
    expect(text).not.toMatch(upstreamWords);
    expect(service.logged.join('\n')).not.toMatch(upstreamWords);
    expect(methods()).toEqual(['PATCH']);
  });

  it('400 with the message "method is not allowed": NOT_UPDATABLE', async () => {
    const message = 'Specified HTTP method is not allowed for the request target.';
    const body = JSON.stringify({ error: { code: 'BadRequest', message } });
    service.sandbox.faults.add({ kind: 'status', status: 400, body, method: 'PATCH' });
    expect((await change()).payload.userErrors).toMatchObject([{ code: 'NOT_UPDATABLE' }]);
  });

  it('a 429 within the deadline is retried after its Retry-After', async () => {
    service.sandbox.faults.add({ kind: 'status', status: 429, retryAfter: '2.128' });
    const before = service.clock.now();
    expect((await change()).payload).toMatchObject({
      caseOperation: { percentProgress: 77 },
      userErrors: [],
    });
    expect(service.clock.now() - before).toBe(2128);
    expect(methods()).toEqual(['PATCH', 'PATCH']);
    expect(service.sandbox.journal.requests()[1]?.headers['retry-attempt']).toBe('1');
  });

  it.each([
    ['31', 31],
    ['40.2', 41],
  ])(
    '429 with Retry-After %s, beyond the deadline: THROTTLED without a wait, with the seconds',
    async (retryAfter, seconds) => {
      service.sandbox.faults.add({ kind: 'status', status: 429, retryAfter });
      expect((await change()).payload.userErrors).toMatchObject([
        { code: 'THROTTLED', retryAfterSeconds: seconds },
      ]);
      expect(methods()).toEqual(['PATCH']);
      // Still throttled: the next update sends no request.
      expect((await change()).payload.userErrors).toMatchObject([{ code: 'THROTTLED' }]);
      expect(methods()).toEqual(['PATCH']);
      service.clock.advance(41_000);
    },
  );

  it('429 without Retry-After: three retries, then THROTTLED with the seconds that the server itself waits', async () => {
    service.sandbox.faults.add({ kind: 'status', status: 429, times: -1 });
    const before = service.clock.now();
    expect((await change()).payload.userErrors).toMatchObject([{ code: 'THROTTLED', retryAfterSeconds: 3 }]);
    expect(service.clock.now() - before).toBe(3000 + 6000 + 12_000);
    expect(methods()).toEqual(['PATCH', 'PATCH', 'PATCH', 'PATCH']);
    service.clock.advance(60_000);
  });

  it('a 401 for a missing role: FORBIDDEN with the roles to check, without a retry', async () => {
    const { payload } = await change({ authorization: 'Bearer no-role' });
    expect(payload.userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect(payload.userErrors[0].message).toMatch(/Purview role/);
    expect(methods()).toEqual(['PATCH']);
  });

  it('a claims challenge is returned to the caller: UNAUTHENTICATED, 401, WWW-Authenticate and the claims', async () => {
    const claims = '{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}';
    service.sandbox.faults.add({ kind: 'claims-challenge', claims });
    const { errors, status, headers } = await change();
    expect(errors).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED', claims }, path: ['updateCaseOperation'] },
    ]);
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toBe(
      `Bearer error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`,
    );
    expect(methods()).toEqual(['PATCH']);
  });
});

describe('fields after a mutation', () => {
  let service: Service;
  beforeAll(async () => (service = await startService()));
  afterAll(() => service.stop());
  beforeEach(() => {
    service.sandbox.journal.clear();
    service.sandbox.faults.clear();
  });

  it('a list that cannot be read affects its own field, not the result of the mutation', async () => {
    service.sandbox.faults.add({ kind: 'status', status: 429, retryAfter: '99', method: 'GET' });
    const { data, errors } = await service.query(
      `mutation ($input: UpdateCaseOperationInput!) { updateCaseOperation(input: $input) {
        caseOperation { percentProgress case { operations { nodes { id } } } } userErrors { code }
      } }`,
      { input: { caseId, id, patch: { percentProgress: 12 } } },
    );
    expect(data.updateCaseOperation).toEqual({
      caseOperation: { percentProgress: 12, case: { operations: null } },
      userErrors: [],
    });
    expect(errors).toMatchObject([{ extensions: { code: 'THROTTLED' } }]);
    expect(errors[0]?.message).not.toContain('Nothing was changed');
  });

  it('a second mutation that fails at the top level keeps the result of the first', async () => {
    service.clock.advance(100_000);
    service.sandbox.faults.add({ kind: 'claims-challenge', claims: '{"a":1}', skip: 1 });
    const { data, errors } = await service.query(
      `mutation ($input: UpdateCaseOperationInput!) {
        a: updateCaseOperation(input: $input) { caseOperation { percentProgress } }
        b: updateCaseOperation(input: $input) { caseOperation { percentProgress } }
      }`,
      { input: { caseId, id, patch: { percentProgress: 13 } } },
    );
    expect(data).toEqual({ a: { caseOperation: { percentProgress: 13 } }, b: null });
    expect(errors).toMatchObject([{ path: ['b'], extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});

describe('the bearer token', () => {
  let service: Service;
  beforeAll(async () => (service = await startService({ ownToken: false })));
  afterAll(() => service.stop());
  beforeEach(() => {
    service.sandbox.journal.clear();
  });

  it.each([{}, { authorization: 'Basic dXNlcjpwYXNz' }, { authorization: 'Bearer' }])(
    'a missing or malformed token (%j): UNAUTHENTICATED before any request',
    async (headers) => {
      const input = { caseId, id, patch: { percentProgress: 1 } };
      const { errors } = await service.query(update, { input }, headers);
      expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
      expect(service.sandbox.journal.requests()).toEqual([]);
    },
  );

  it('the token is sent to Graph unchanged, and neither returned nor logged', async () => {
    const secret = 'eyJhbGciOi.secret-part.signature';
    const input = { caseId, id, patch: { percentProgress: 1 } };
    const { text, errors } = await service.query(update, { input }, { authorization: `Bearer ${secret}` });
    expect(errors).toEqual([]);
    expect(service.sandbox.journal.requests()[0]?.headers['authorization']).toMatch(/^Bearer /);
    expect(text + service.logged.join('')).not.toContain('secret-part');
  });
});
