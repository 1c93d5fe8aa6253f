import type { FaultRule } from '../../src/sandbox/fault-rule.js';
import { caseId, id, update } from '../testkit/documents.js';
import { type Service, startService } from '../testkit/service.js';

/** The words that the sandbox's bad answers are full of, as eDiscovery's are. */
const upstreamWords = /substrate\.office|:444|at System\.|Exchange|<html|microsoft\.com\/|innerError|stack/i;

describe('what Graph answers to a PATCH', () => {
  let service: Service;
  beforeAll(async () => (service = await startService({ environment: { GRAPH_TIMEOUT_MS: '700' } })));
  afterAll(() => service.stop());
  beforeEach(() => {
    service.sandbox.store.reset();
    service.sandbox.journal.clear();
    service.sandbox.faults.clear();
    service.sandbox.setPatchStatus(200);
  });

  const change = async (headers: Record<string, string> = {}) => {
    const input = { caseId, id, patch: { percentProgress: 77 } };
    const answer = await service.query(update, { input }, headers);
    return { ...answer, payload: answer.data?.updateCaseOperation };
  };
  const methods = () => service.sandbox.journal.requests().map(({ method }) => method);

  it.each<[string, FaultRule]>([
    ['204', { kind: 'no-content', method: 'PATCH' }],
    ['202', { kind: 'accepted', method: 'PATCH' }],
    ['an empty 200', { kind: 'empty', method: 'PATCH' }],
  ])('%s: one GET brings the updated operation', async (_, fault) => {
    service.sandbox.faults.add(fault);
    const { payload } = await change();
    expect(payload).toMatchObject({ caseOperation: { id, percentProgress: 77 }, userErrors: [] });
    expect(methods()).toEqual(['PATCH', 'GET']);
  });

  it('a tenant that answers every PATCH with 204 works', async () => {
    service.sandbox.setPatchStatus(204);
    expect((await change()).payload.caseOperation).toMatchObject({ percentProgress: 77 });
  });

  it('a tenant that refuses PATCH: NOT_UPDATABLE, and what still works', async () => {
    service.sandbox.setPatchStatus(405);
    const { payload } = await change();
    expect(payload.caseOperation).toBeNull();
    expect(payload.userErrors).toMatchObject([{ code: 'NOT_UPDATABLE', field: null }]);
    expect(payload.userErrors[0].message).toMatch(/publishes no update.*Reading and listing/s);
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
  ])('%s: OUTCOME_UNKNOWN, never a half-filled object', async (_, fault) => {
    service.sandbox.faults.add(fault);
    const { payload } = await change();
    expect(payload).toMatchObject({ caseOperation: null, userErrors: [{ code: 'OUTCOME_UNKNOWN' }] });
  });

  it('204 and a GET that fails: OUTCOME_UNKNOWN with the time to wait, not THROTTLED', async () => {
    service.sandbox.setPatchStatus(204);
    service.sandbox.faults.add({ kind: 'status', status: 429, retryAfter: '7', method: 'GET' });
    const { payload } = await change();
    expect(payload.userErrors).toMatchObject([{ code: 'OUTCOME_UNKNOWN', retryAfterSeconds: 7 }]);
  });

  it.each([
    [400, 'INVALID_INPUT'],
    [403, 'FORBIDDEN'],
    [404, 'NOT_FOUND'],
    [405, 'NOT_UPDATABLE'],
    [409, 'CONFLICT'],
    [412, 'CONFLICT'],
    [423, 'CONFLICT'],
    [429, 'THROTTLED'],
    [500, 'UPSTREAM_UNAVAILABLE'],
    [501, 'NOT_UPDATABLE'],
    [502, 'UPSTREAM_UNAVAILABLE'],
    [503, 'UPSTREAM_UNAVAILABLE'],
    [504, 'UPSTREAM_UNAVAILABLE'],
  ])('%i: %s, and nothing of its text', async (status, code) => {
    service.sandbox.faults.add({ kind: 'status', status, method: 'PATCH' });
    const { payload, text } = await change();
    expect(payload).toMatchObject({ caseOperation: null, userErrors: [{ code }] });
    expect(payload.userErrors[0].requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(text).not.toMatch(upstreamWords);
    expect(service.logged.join('\n')).not.toMatch(upstreamWords);
  });

  it('400 that says "method is not allowed": NOT_UPDATABLE', async () => {
    const message = 'Specified HTTP method is not allowed for the request target.';
    const body = JSON.stringify({ error: { code: 'BadRequest', message } });
    service.sandbox.faults.add({ kind: 'status', status: 400, body, method: 'PATCH' });
    expect((await change()).payload.userErrors).toMatchObject([{ code: 'NOT_UPDATABLE' }]);
  });

  it.each([
    ['12', 12],
    ['2.128', 3],
    [undefined, 60],
  ])('429 with Retry-After %s: retryAfterSeconds %i', async (retryAfter, seconds) => {
    service.sandbox.faults.add({ kind: 'status', status: 429, ...(retryAfter && { retryAfter }) });
    expect((await change()).payload.userErrors).toMatchObject([
      { code: 'THROTTLED', retryAfterSeconds: seconds },
    ]);
  });

  it.each<[string, FaultRule]>([
    ['a reset before the change', { kind: 'reset-before', method: 'PATCH' }],
    ['a reset after the change', { kind: 'reset-after', method: 'PATCH' }],
    ['no answer in time', { kind: 'hang', method: 'PATCH' }],
    ['a body that breaks off', { kind: 'truncated', method: 'PATCH' }],
    ['HTML with 503', { kind: 'html', method: 'PATCH' }],
  ])('%s: UPSTREAM_UNAVAILABLE', async (_, fault) => {
    service.sandbox.faults.add(fault);
    const { payload, text } = await change();
    expect(payload).toMatchObject({ caseOperation: null, userErrors: [{ code: 'UPSTREAM_UNAVAILABLE' }] });
    expect(text).not.toMatch(upstreamWords);
  });

  it('a redirect is not followed', async () => {
    service.sandbox.faults.add({ kind: 'redirect', location: `${service.sandbox.url}/beta/elsewhere` });
    expect((await change()).payload.userErrors).toMatchObject([{ code: 'UPSTREAM_UNAVAILABLE' }]);
    expect(methods()).toEqual(['PATCH']);
  });

  it('401: UNAUTHENTICATED at the top level', async () => {
    const { errors } = await change({ authorization: 'Bearer no-role' });
    expect(errors).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' }, path: ['updateCaseOperation'] },
    ]);
  });
});

describe('what follows a mutation', () => {
  let service: Service;
  beforeAll(async () => (service = await startService()));
  afterAll(() => service.stop());
  beforeEach(() => {
    service.sandbox.journal.clear();
    service.sandbox.faults.clear();
  });

  it('a list that cannot be read costs its own field, not the mutation that was made', async () => {
    service.sandbox.faults.add({ kind: 'status', status: 429, method: 'GET' });
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

  it('a second mutation that fails at the top level leaves the result of the first', async () => {
    service.sandbox.faults.add({ kind: 'status', status: 401, skip: 1 });
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

describe('the bearer', () => {
  let service: Service;
  beforeAll(async () => (service = await startService({ ownToken: false })));
  afterAll(() => service.stop());
  beforeEach(() => {
    service.sandbox.journal.clear();
  });

  it.each([{}, { authorization: 'Basic dXNlcjpwYXNz' }, { authorization: 'Bearer' }])(
    'lacking or malformed (%j): UNAUTHENTICATED before any request',
    async (headers) => {
      const input = { caseId, id, patch: { percentProgress: 1 } };
      const { errors } = await service.query(update, { input }, headers);
      expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
      expect(service.sandbox.journal.requests()).toEqual([]);
    },
  );

  it('goes to Graph as it is, and neither to the client nor to the log', async () => {
    const secret = 'eyJhbGciOi.secret-part.signature';
    const input = { caseId, id, patch: { percentProgress: 1 } };
    const { text, errors } = await service.query(update, { input }, { authorization: `Bearer ${secret}` });
    expect(errors).toEqual([]);
    expect(service.sandbox.journal.requests()[0]?.headers['authorization']).toMatch(/^Bearer /);
    expect(text + service.logged.join('')).not.toContain('secret-part');
  });
});
