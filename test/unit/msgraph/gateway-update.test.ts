import { createError } from '../../../src/domain/errors.js';
import { failureOf } from '../../testkit/failures.js';
import type { FakeAnswer } from '../../testkit/fake-send.js';
import { gatewayWith, operationJson, operationPath, ref } from '../../testkit/gateway.js';

const patch = { status: 'SUCCEEDED', percentProgress: 100, createdBy: null } as const;

/** A gateway whose PATCH and GET are answered apart. */
const answering = (
  onPatch: FakeAnswer | Error,
  onGet: FakeAnswer | Error = { body: operationJson({ status: 'succeeded' }) },
) =>
  gatewayWith(({ method }) => {
    const answer = method === 'PATCH' ? onPatch : onGet;
    return answer instanceof Error ? Promise.reject(answer) : answer;
  });

const changed = { body: operationJson({ status: 'succeeded', percentProgress: 100 }) };

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

  it.each<[string, FakeAnswer]>([
    ['204', { status: 204, body: '' }],
    ['202', { status: 202, body: '' }],
    ['202 with a body', { status: 202, body: '{"id":"a job"}' }],
    ['an empty 200', { status: 200, body: '' }],
    ['a blank 200', { status: 200, body: ' \r\n' }],
  ])('that is answered with %s reads the operation once and answers with it', async (_, answer) => {
    const { gateway, calls } = answering(answer, changed);
    expect((await gateway.updateOperation(ref, patch)).status).toBe('SUCCEEDED');
    expect(calls()).toEqual([`PATCH ${operationPath}`, `GET ${operationPath}`]);
  });

  it('that is accepted and then does not show the change is unknown, with the operation as it is', async () => {
    const { gateway, calls } = answering({ status: 202, body: '' }, { body: operationJson() });
    const error = await failureOf(() => gateway.updateOperation(ref, patch));
    expect([error.code, error.details.caseOperation?.status]).toEqual(['OUTCOME_UNKNOWN', 'RUNNING']);
    expect(calls()).toEqual([`PATCH ${operationPath}`, `GET ${operationPath}`]);
  });

  it('reads back afresh even when the operation was read before', async () => {
    const { gateway, calls } = answering({ status: 204, body: '' }, changed);
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
    expect([error.code, error.details.requestId]).toEqual(['OUTCOME_UNKNOWN', '94fb3b52-452a']);
    expect(JSON.stringify([error.message, error.details])).not.toContain('html');
    expect(error.details.plannedRequest).toEqual(gateway.planUpdate(ref, patch));
    // Read to find out; it has part of the patch, so nobody can tell.
    expect(calls()).toEqual([`PATCH ${operationPath}`, `GET ${operationPath}`]);
  });

  it.each([
    ['throttled', createError('throttled', { retryAfterSeconds: 42, requestId: 'r-1' })],
    ['not found', createError('notFound', { retryAfterSeconds: 42, requestId: 'r-1' })],
    ['unavailable', createError('unavailable', { retryAfterSeconds: 42, requestId: 'r-1' })],
  ])('that was taken and whose read is %s has an unknown outcome and keeps the wait', async (_, failed) => {
    const { gateway } = answering({ status: 204, body: '' }, failed);
    const error = await failureOf(() => gateway.updateOperation(ref, patch));
    expect(error.code).toBe('OUTCOME_UNKNOWN');
    expect(error.details).toMatchObject({ retryAfterSeconds: 42, requestId: 'r-1' });
  });

  it('that was taken and reads back as something else has an unknown outcome', async () => {
    const { gateway } = answering({ status: 204, body: '' }, { body: '[]' });
    expect((await failureOf(() => gateway.updateOperation(ref, patch))).code).toBe('OUTCOME_UNKNOWN');
  });

  it('that Graph refuses fails as it was refused, and is not sent again', async () => {
    const refused = createError('notUpdatable');
    const { gateway, calls } = answering(refused);
    await expect(gateway.updateOperation(ref, patch)).rejects.toBe(refused);
    expect(calls()).toEqual([`PATCH ${operationPath}`]);
  });

  it('that failed still makes the next read a new one', async () => {
    const { gateway, calls } = answering(createError('unavailable'));
    await gateway.getOperation(ref);
    await failureOf(() => gateway.updateOperation(ref, patch));
    await gateway.getOperation(ref);
    // The first, the one that finds out what became of the update, and the new one.
    expect(calls().filter((call) => call.startsWith('GET'))).toHaveLength(3);
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

describe('an update of which it is not known whether it was made', () => {
  const cause = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
  const all = { body: operationJson({ status: 'succeeded', percentProgress: 100 }) };
  const none = { body: operationJson({ percentProgress: 1, createdBy: {} }) };
  const doubts: [string, FakeAnswer | Error, string][] = [
    ['a lack of an answer', createError('unavailable', {}, { cause }), 'OUTCOME_UNKNOWN'],
    ['a time-out at Graph', createError('upstreamTimeout'), 'OUTCOME_UNKNOWN'],
    ['a 5xx', createError('unavailable'), 'UPSTREAM_UNAVAILABLE'],
    ['an answer that is no operation', { body: '[]' }, 'OUTCOME_UNKNOWN'],
  ];
  const [write, read] = [`PATCH ${operationPath}`, `GET ${operationPath}`];

  it.each(doubts)('after %s was made when reading shows all of it', async (_, doubt) => {
    const { gateway, calls } = answering(doubt, all);
    await expect(gateway.updateOperation(ref, patch)).resolves.toMatchObject({ percentProgress: 100 });
    expect(calls()).toEqual([write, read]);
  });

  it.each(doubts)('after %s is tried once more when reading shows none of it', async (_, doubt, code) => {
    const { gateway, calls, sent } = answering(doubt, none);
    expect((await failureOf(() => gateway.updateOperation(ref, patch))).code).toBe(code);
    expect(calls()).toEqual([write, read, write, read]);
    expect([sent[0]?.freshConnection, sent[2]?.freshConnection]).toEqual([false, true]);
  });

  it.each(doubts)('after %s is unknown when it cannot be read', async (_, doubt) => {
    const { gateway, calls } = answering(doubt, createError('throttled'));
    const error = await failureOf(() => gateway.updateOperation(ref, patch));
    expect([error.code, error.details.plannedRequest]).toEqual([
      'OUTCOME_UNKNOWN',
      gateway.planUpdate(ref, patch),
    ]);
    expect(calls()).toEqual([write, read]);
  });

  it('stays unknown when the second try is refused while the first may be under way', async () => {
    const answers = [createError('unavailable', {}, { cause }), createError('throttled')];
    const { gateway } = gatewayWith(({ method }) =>
      method === 'PATCH' ? Promise.reject(answers.shift() ?? cause) : none,
    );
    expect((await failureOf(() => gateway.updateOperation(ref, patch))).code).toBe('OUTCOME_UNKNOWN');
  });

  it('waits before the second try as the failure asks, and makes none beyond the deadline', async () => {
    const soon = answering(createError('unavailable', { retryAfterSeconds: 7 }), none);
    await failureOf(() => soon.gateway.updateOperation(ref, patch));
    expect([soon.clock.waits, soon.calls()]).toEqual([[7000], [write, read, write, read]]);
    const late = answering(createError('unavailable', { retryAfterSeconds: 30 }), none);
    await failureOf(() => late.gateway.updateOperation(ref, patch));
    expect([late.clock.waits, late.calls()]).toEqual([[], [write, read]]);
  });
});

describe('an update with an expectation', () => {
  it('is sent, with the ETag if there is one, when the operation shows it', async () => {
    const { gateway, sent } = gatewayWith(() => ({ body: operationJson({ '@odata.etag': 'W/"1"' }) }));
    await gateway.updateOperation(ref, patch, { expect: { status: 'RUNNING' } });
    expect(sent.map(({ method, headers }) => [method, headers['if-match']])).toEqual([
      ['GET', undefined],
      ['PATCH', 'W/"1"'],
    ]);
  });

  it('sends nothing and shows the operation when that differs', async () => {
    const { gateway, calls } = gatewayWith(() => ({ body: operationJson() }));
    const error = await failureOf(() =>
      gateway.updateOperation(ref, patch, { expect: { status: 'FAILED' } }),
    );
    expect([error.code, error.details.caseOperation?.status]).toEqual(['CONFLICT', 'RUNNING']);
    expect(calls()).toEqual([`GET ${operationPath}`]);
  });
});
