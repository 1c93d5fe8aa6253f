import { failure } from '../../../src/domain/errors.js';
import type { GraphResponse } from '../../../src/msgraph/send.js';
import { failureOf } from '../../testkit/failures.js';
import { gatewayWith, operationJson, operationPath, ref } from '../../testkit/gateway.js';

const patch = { status: 'SUCCEEDED', percentProgress: 100, createdBy: null } as const;

/** A gateway whose PATCH and GET are answered apart. */
const answering = (
  onPatch: Partial<GraphResponse> | Error,
  onGet: Partial<GraphResponse> | Error = { body: operationJson({ status: 'succeeded' }) },
) =>
  gatewayWith(({ method }) => {
    const answer = method === 'PATCH' ? onPatch : onGet;
    return answer instanceof Error ? Promise.reject(answer) : answer;
  });

describe('an update', () => {
  it('is one PATCH with just the named properties', async () => {
    const { gateway, sent, calls } = answering({ body: operationJson() });
    await gateway.updateOperation(ref, patch);
    expect(calls()).toEqual([`PATCH ${operationPath}`]);
    expect(JSON.parse(sent[0]?.body ?? '')).toEqual({
      '@odata.type': '#microsoft.graph.security.caseOperation',
      createdBy: null,
      percentProgress: 100,
      status: 'succeeded',
    });
  });

  it('names no types when that is switched off', async () => {
    const { gateway, sent } = gatewayWith(() => ({ body: operationJson() }), { odataTypes: false });
    await gateway.updateOperation(ref, { createdBy: { user: { id: 'u' } } });
    expect(sent[0]?.body).toBe('{"createdBy":{"user":{"id":"u"}}}');
  });

  it('that is answered with the operation answers with it and reads nothing', async () => {
    const { gateway, calls } = answering({ body: operationJson({ status: 'failed' }) });
    const updated = await gateway.updateOperation(ref, patch);
    expect(updated).toMatchObject({ caseId: ref.caseId, id: ref.id, status: 'FAILED' });
    expect(calls()).toEqual([`PATCH ${operationPath}`]);
  });

  it.each<[string, Partial<GraphResponse>]>([
    ['204', { status: 204, body: '' }],
    ['202', { status: 202, body: '' }],
    ['202 with a body', { status: 202, body: '{"id":"a job"}' }],
    ['an empty 200', { status: 200, body: '' }],
    ['a blank 200', { status: 200, body: ' \r\n' }],
  ])('that is answered with %s reads the operation once and answers with it', async (_, answer) => {
    const { gateway, calls } = answering(answer);
    expect((await gateway.updateOperation(ref, patch)).status).toBe('SUCCEEDED');
    expect(calls()).toEqual([`PATCH ${operationPath}`, `GET ${operationPath}`]);
  });

  it('reads back afresh even when the operation was read before', async () => {
    const { gateway, calls } = answering({ status: 204, body: '' });
    await gateway.getOperation(ref);
    await gateway.updateOperation(ref, patch);
    expect(calls()).toEqual([`GET ${operationPath}`, `PATCH ${operationPath}`, `GET ${operationPath}`]);
  });

  it('takes an id in another case for the same', async () => {
    const { gateway } = answering({ body: operationJson({ id: ref.id.toUpperCase() }) });
    await expect(gateway.updateOperation(ref, patch)).resolves.toMatchObject({ status: 'RUNNING' });
  });

  it.each([
    ['another operation', operationJson({ id: 'another' })],
    ['no id', '{"status":"running"}'],
    ['null', 'null'],
    ['a text', '"done"'],
    ['a list', `[${operationJson()}]`],
    ['broken JSON', '{"id":'],
    ['a page of HTML', '<html></html>'],
  ])('that is answered with %s has an unknown outcome', async (_, body) => {
    const headers = { 'request-id': '94fb3b52-452a' };
    const { gateway, calls } = answering({ body, headers });
    const error = await failureOf(() => gateway.updateOperation(ref, patch));
    expect([error.code, error.facts.requestId]).toEqual(['OUTCOME_UNKNOWN', '94fb3b52-452a']);
    expect(JSON.stringify([error.message, error.facts])).not.toContain('html');
    expect(calls()).toHaveLength(1);
  });

  it.each([
    ['throttled', failure('throttled', { retryAfterSeconds: 42, requestId: 'r-1' })],
    ['not found', failure('notFound', { retryAfterSeconds: 42, requestId: 'r-1' })],
    ['unavailable', failure('unavailable', { retryAfterSeconds: 42, requestId: 'r-1' })],
  ])('that was taken and whose read is %s has an unknown outcome and keeps the wait', async (_, failed) => {
    const { gateway } = answering({ status: 204, body: '' }, failed);
    const error = await failureOf(() => gateway.updateOperation(ref, patch));
    expect(error.code).toBe('OUTCOME_UNKNOWN');
    expect(error.facts).toMatchObject({ retryAfterSeconds: 42, requestId: 'r-1' });
  });

  it('that was taken and reads back as something else has an unknown outcome', async () => {
    const { gateway } = answering({ status: 204, body: '' }, { body: '[]' });
    expect((await failureOf(() => gateway.updateOperation(ref, patch))).code).toBe('OUTCOME_UNKNOWN');
  });

  it('that Graph refuses fails as it was refused, and is not sent again', async () => {
    const refused = failure('notUpdatable');
    const { gateway, calls } = answering(refused);
    await expect(gateway.updateOperation(ref, patch)).rejects.toBe(refused);
    expect(calls()).toEqual([`PATCH ${operationPath}`]);
  });

  it('that failed still makes the next read a new one', async () => {
    const { gateway, calls } = answering(failure('unavailable'));
    await gateway.getOperation(ref);
    await failureOf(() => gateway.updateOperation(ref, patch));
    await gateway.getOperation(ref);
    expect(calls().filter((call) => call.startsWith('GET'))).toHaveLength(2);
  });

  it('that is only planned sends nothing', () => {
    const { gateway, calls } = answering({});
    expect(gateway.planUpdate(ref, { action: 'HOLD_POLICY_SYNC' })).toEqual({
      method: 'PATCH',
      path: operationPath,
      body: { '@odata.type': '#microsoft.graph.security.caseOperation', action: 'holdPolicySync' },
    });
    expect(calls()).toEqual([]);
  });

  it('is sent exactly as it is planned', async () => {
    const { gateway, sent } = answering({ body: operationJson() });
    const { method, path, body } = gateway.planUpdate(ref, patch);
    await gateway.updateOperation(ref, patch);
    expect(sent[0]).toMatchObject({ method, path, body: JSON.stringify(body) });
  });
});
