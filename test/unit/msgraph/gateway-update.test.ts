import { createError } from '../../../src/domain/errors.js';
import { failureOf } from '../../testkit/failures.js';
import type { FakeResponse } from '../../testkit/fake-send.js';
import { gatewayWith, operationJson, operationPath, ref } from '../../testkit/gateway.js';

const patch = { status: 'SUCCEEDED', percentProgress: 100, createdBy: null } as const;

/** A gateway with separate responses to PATCH and GET. */
const gatewayReturning = (
  onPatch: FakeResponse | Error,
  onGet: FakeResponse | Error = { body: operationJson({ status: 'succeeded' }) },
) =>
  gatewayWith(({ method }) => {
    const response = method === 'PATCH' ? onPatch : onGet;
    return response instanceof Error ? Promise.reject(response) : response;
  });

const changed = { body: operationJson({ status: 'succeeded', percentProgress: 100 }) };

describe('an update', () => {
  it('is one PATCH with only the properties of the patch', async () => {
    const { gateway, sent, calls } = gatewayReturning({ body: operationJson() });
    await gateway.updateOperation(ref, patch);
    expect(calls()).toEqual([`PATCH ${operationPath}`]);
    expect(JSON.parse(sent[0]?.body ?? '')).toEqual({
      '@odata.type': '#microsoft.graph.security.caseOperation',
      createdBy: null,
      percentProgress: 100,
      status: 'succeeded',
    });
  });

  it('has no type annotations if they are switched off', async () => {
    const { gateway, sent } = gatewayWith(() => ({ body: operationJson() }), { odataTypes: false });
    await gateway.updateOperation(ref, { createdBy: { user: { id: 'u' } } });
    expect(sent[0]?.body).toBe('{"createdBy":{"user":{"id":"u"}}}');
  });

  it('whose response is the operation returns it without another request', async () => {
    const { gateway, calls } = gatewayReturning({ body: operationJson({ status: 'failed' }) });
    const updated = await gateway.updateOperation(ref, patch);
    expect(updated).toMatchObject({ caseId: ref.caseId, id: ref.id, status: 'FAILED' });
    expect(calls()).toEqual([`PATCH ${operationPath}`]);
  });

  it.each<[string, FakeResponse]>([
    ['204', { status: 204, body: '' }],
    ['202', { status: 202, body: '' }],
    ['202 with a body', { status: 202, body: '{"id":"a job"}' }],
    ['an empty 200', { status: 200, body: '' }],
    ['a blank 200', { status: 200, body: ' \r\n' }],
  ])('whose response is %s reads the operation once and returns it', async (_, response) => {
    const { gateway, calls } = gatewayReturning(response, changed);
    expect((await gateway.updateOperation(ref, patch)).status).toBe('SUCCEEDED');
    expect(calls()).toEqual([`PATCH ${operationPath}`, `GET ${operationPath}`]);
  });

  it('that is accepted but not applied has an unknown outcome, with the current operation', async () => {
    const { gateway, calls } = gatewayReturning({ status: 202, body: '' }, { body: operationJson() });
    const error = await failureOf(() => gateway.updateOperation(ref, patch));
    expect([error.code, error.details.caseOperation?.status]).toEqual(['OUTCOME_UNKNOWN', 'RUNNING']);
    expect(calls()).toEqual([`PATCH ${operationPath}`, `GET ${operationPath}`]);
  });

  it('reads the operation again even if it was read before', async () => {
    const { gateway, calls } = gatewayReturning({ status: 204, body: '' }, changed);
    await gateway.getOperation(ref);
    await gateway.updateOperation(ref, patch);
    expect(calls()).toEqual([`GET ${operationPath}`, `PATCH ${operationPath}`, `GET ${operationPath}`]);
  });

  it('compares ids case-insensitively', async () => {
    const { gateway } = gatewayReturning({ body: operationJson({ id: ref.id.toUpperCase() }) });
    await expect(gateway.updateOperation(ref, patch)).resolves.toMatchObject({ status: 'RUNNING' });
  });

  it.each([
    ['another operation', operationJson({ id: 'another' })],
    ['no id', '{"status":"running"}'],
    ['null', 'null'],
    ['a string', '"done"'],
    ['a list', `[${operationJson()}]`],
    ['broken JSON', '{"id":'],
    ['a page of HTML', '<html></html>'],
  ])('whose response is %s has an unknown outcome', async (_, body) => {
    const headers = { 'request-id': '94fb3b52-452a' };
    const { gateway, calls } = gatewayReturning({ body, headers });
    const error = await failureOf(() => gateway.updateOperation(ref, patch));
    expect([error.code, error.details.requestId]).toEqual(['OUTCOME_UNKNOWN', '94fb3b52-452a']);
    expect(JSON.stringify([error.message, error.details])).not.toContain('html');
    expect(error.details.plannedRequest).toEqual(gateway.planUpdate(ref, patch));
    // The operation is read for verification; it has a part of the patch, which proves nothing.
    expect(calls()).toEqual([`PATCH ${operationPath}`, `GET ${operationPath}`]);
  });

  it.each([
    ['throttled', createError('throttled', { retryAfterSeconds: 42, requestId: 'r-1' })],
    ['not found', createError('notFound', { retryAfterSeconds: 42, requestId: 'r-1' })],
    ['unavailable', createError('unavailable', { retryAfterSeconds: 42, requestId: 'r-1' })],
  ])(
    'that was accepted and whose read is %s has an unknown outcome and keeps the wait',
    async (_, failed) => {
      const { gateway } = gatewayReturning({ status: 204, body: '' }, failed);
      const error = await failureOf(() => gateway.updateOperation(ref, patch));
      expect(error.code).toBe('OUTCOME_UNKNOWN');
      expect(error.details).toMatchObject({ retryAfterSeconds: 42, requestId: 'r-1' });
    },
  );

  it('that was accepted and whose read returns something else has an unknown outcome', async () => {
    const { gateway } = gatewayReturning({ status: 204, body: '' }, { body: '[]' });
    expect((await failureOf(() => gateway.updateOperation(ref, patch))).code).toBe('OUTCOME_UNKNOWN');
  });

  it('that Graph rejects fails with that error and is not sent again', async () => {
    const rejection = createError('notUpdatable');
    const { gateway, calls } = gatewayReturning(rejection);
    await expect(gateway.updateOperation(ref, patch)).rejects.toBe(rejection);
    expect(calls()).toEqual([`PATCH ${operationPath}`]);
  });

  it('that failed also clears the cached reads', async () => {
    const { gateway, calls } = gatewayReturning(createError('unavailable'));
    await gateway.getOperation(ref);
    await failureOf(() => gateway.updateOperation(ref, patch));
    await gateway.getOperation(ref);
    // The first read, the verification of the update, and the new read.
    expect(calls().filter((call) => call.startsWith('GET'))).toHaveLength(3);
  });

  it('that is only planned is not sent', () => {
    const { gateway, calls } = gatewayReturning({});
    expect(gateway.planUpdate(ref, { action: 'HOLD_POLICY_SYNC' })).toEqual({
      method: 'PATCH',
      path: operationPath,
      body: { '@odata.type': '#microsoft.graph.security.caseOperation', action: 'holdPolicySync' },
    });
    expect(calls()).toEqual([]);
  });

  it('is sent exactly as planned', async () => {
    const { gateway, sent } = gatewayReturning({ body: operationJson() });
    const { method, path, body } = gateway.planUpdate(ref, patch);
    await gateway.updateOperation(ref, patch);
    expect(sent[0]).toMatchObject({ method, path, body: JSON.stringify(body) });
  });
});

describe('an update with an ambiguous failure', () => {
  const cause = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
  const all = { body: operationJson({ status: 'succeeded', percentProgress: 100 }) };
  const none = { body: operationJson({ percentProgress: 1, createdBy: {} }) };
  const failures: [string, FakeResponse | Error, string][] = [
    ['a network error', createError('unavailable', {}, { cause }), 'OUTCOME_UNKNOWN'],
    ['a timeout of Graph', createError('upstreamTimeout'), 'OUTCOME_UNKNOWN'],
    ['a 5xx', createError('unavailable'), 'UPSTREAM_UNAVAILABLE'],
    ['a response that is not an operation', { body: '[]' }, 'OUTCOME_UNKNOWN'],
  ];
  const [write, read] = [`PATCH ${operationPath}`, `GET ${operationPath}`];

  it.each(failures)('(%s) succeeds if the operation has all values of the patch', async (_, failure) => {
    const { gateway, calls } = gatewayReturning(failure, all);
    await expect(gateway.updateOperation(ref, patch)).resolves.toMatchObject({ percentProgress: 100 });
    expect(calls()).toEqual([write, read]);
  });

  it.each(failures)(
    '(%s) is attempted once more if the operation has none of the values',
    async (_, failure, code) => {
      const { gateway, calls, sent } = gatewayReturning(failure, none);
      expect((await failureOf(() => gateway.updateOperation(ref, patch))).code).toBe(code);
      expect(calls()).toEqual([write, read, write, read]);
      expect([sent[0]?.freshConnection, sent[2]?.freshConnection]).toEqual([false, true]);
    },
  );

  it.each(failures)('(%s) has an unknown outcome if the operation cannot be read', async (_, failure) => {
    const { gateway, calls } = gatewayReturning(failure, createError('throttled'));
    const error = await failureOf(() => gateway.updateOperation(ref, patch));
    expect([error.code, error.details.plannedRequest]).toEqual([
      'OUTCOME_UNKNOWN',
      gateway.planUpdate(ref, patch),
    ]);
    expect(calls()).toEqual([write, read]);
  });

  it('has an unknown outcome if the second attempt is rejected while the first may still be processed', async () => {
    const errors = [createError('unavailable', {}, { cause }), createError('throttled')];
    const { gateway } = gatewayWith(({ method }) =>
      method === 'PATCH' ? Promise.reject(errors.shift() ?? cause) : none,
    );
    expect((await failureOf(() => gateway.updateOperation(ref, patch))).code).toBe('OUTCOME_UNKNOWN');
  });

  it('waits before the second attempt as Graph requires, and makes none after the deadline', async () => {
    const soon = gatewayReturning(createError('unavailable', { retryAfterSeconds: 7 }), none);
    await failureOf(() => soon.gateway.updateOperation(ref, patch));
    expect([soon.clock.waits, soon.calls()]).toEqual([[7000], [write, read, write, read]]);
    const late = gatewayReturning(createError('unavailable', { retryAfterSeconds: 30 }), none);
    await failureOf(() => late.gateway.updateOperation(ref, patch));
    expect([late.clock.waits, late.calls()]).toEqual([[], [write, read]]);
  });
});

describe('an update with an expectation', () => {
  it('is sent, with the ETag if there is one, if the operation has the expected values', async () => {
    const { gateway, sent } = gatewayWith(() => ({ body: operationJson({ '@odata.etag': 'W/"1"' }) }));
    await gateway.updateOperation(ref, patch, { expect: { status: 'RUNNING' } });
    expect(sent.map(({ method, headers }) => [method, headers['if-match']])).toEqual([
      ['GET', undefined],
      ['PATCH', 'W/"1"'],
    ]);
  });

  it('is not sent and returns the operation if its values differ', async () => {
    const { gateway, calls } = gatewayWith(() => ({ body: operationJson() }));
    const error = await failureOf(() =>
      gateway.updateOperation(ref, patch, { expect: { status: 'FAILED' } }),
    );
    expect([error.code, error.details.caseOperation?.status]).toEqual(['CONFLICT', 'RUNNING']);
    expect(calls()).toEqual([`GET ${operationPath}`]);
  });
});
