import { createError } from '../../../src/domain/errors.js';
import { failureOf } from '../../testkit/failures.js';
import type { FakeResponse } from '../../testkit/fake-send.js';
import { gatewayWith, operationJson, operationPath, ref, settleMs } from '../../testkit/gateway.js';

const patch = { status: 'SUCCEEDED', percentProgress: 100, createdBy: null } as const;

/** An operation that shows the whole patch, and one that shows none of it. */
const changed = { body: operationJson({ status: 'succeeded', percentProgress: 100, createdBy: null }) };
const unchanged = { body: operationJson({ percentProgress: 1, createdBy: { user: { id: 'u' } } }) };

const [write, read] = [`PATCH ${operationPath}`, `GET ${operationPath}`];
/** The requests of an update whose change is not shown: four looks, with growing pauses. */
const looks = [write, read, read, read, read];

/** A gateway with separate responses to PATCH and GET. */
const gatewayReturning = (onPatch: FakeResponse | Error, onGet: FakeResponse | Error = changed) =>
  gatewayWith(({ method }) => {
    const response = method === 'PATCH' ? onPatch : onGet;
    return response instanceof Error ? Promise.reject(response) : response;
  });

describe('an update', () => {
  it('is one PATCH with only the properties of the patch', async () => {
    const { gateway, sent, calls } = gatewayReturning(changed);
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
    const { gateway, sent } = gatewayWith(
      () => ({ body: operationJson({ createdBy: { user: { id: 'u', displayName: 'U' } } }) }),
      { odataTypes: false },
    );
    await gateway.updateOperation(ref, { createdBy: { user: { id: 'u' } } });
    expect(sent[0]?.body).toBe('{"createdBy":{"user":{"id":"u"}}}');
  });

  it('whose response shows the change returns the operation without another request', async () => {
    const { gateway, calls } = gatewayReturning(changed);
    const updated = await gateway.updateOperation(ref, patch);
    expect(updated).toMatchObject({ caseId: ref.caseId, id: ref.id, status: 'SUCCEEDED' });
    expect(calls()).toEqual([`PATCH ${operationPath}`]);
  });

  it.each<[string, FakeResponse]>([
    ['204', { status: 204, body: '' }],
    ['202', { status: 202, body: '' }],
    ['202 with a body', { status: 202, body: '{"id":"a job"}' }],
    ['an empty 200', { status: 200, body: '' }],
    ['a blank 200', { status: 200, body: ' \r\n' }],
    ['the operation without the change', unchanged],
    ['the operation with only its id', { body: `{"id":"${ref.id}"}` }],
  ])('whose response is %s reads the operation once and returns it', async (_, response) => {
    const { gateway, calls } = gatewayReturning(response, changed);
    expect((await gateway.updateOperation(ref, patch)).status).toBe('SUCCEEDED');
    expect(calls()).toEqual([`PATCH ${operationPath}`, `GET ${operationPath}`]);
  });

  it.each([
    ['without a body', { status: 202, body: '' }],
    ['with the unchanged operation', unchanged],
  ])('that is accepted %s and not shown is NOT_REFLECTED, with what is not shown', async (_, accepted) => {
    const { gateway, calls, clock, recorded } = gatewayReturning(accepted, unchanged);
    const error = await failureOf(() => gateway.updateOperation(ref, patch));
    expect([error.code, error.details.caseOperation?.status]).toEqual(['NOT_REFLECTED', 'RUNNING']);
    expect(error.details.unshown?.toSorted()).toEqual(['createdBy', 'percentProgress', 'status']);
    expect(error.details.plannedRequest).toEqual(gateway.planUpdate(ref, patch));
    expect(calls()).toEqual(looks);
    expect(clock.waits).toEqual([500, 2000, 5000]);
    expect(recorded).toEqual([{ ref, outcome: 'unknown', code: 'NOT_REFLECTED' }]);
  });

  it('that is accepted and shown in part is NOT_REFLECTED for the rest only', async () => {
    const { gateway } = gatewayReturning(
      { status: 204, body: '' },
      { body: operationJson({ status: 'succeeded', percentProgress: 100 }) },
    );
    const error = await failureOf(() => gateway.updateOperation(ref, patch));
    // An absent property is not null.
    expect(error.details.unshown).toEqual(['createdBy']);
  });

  it('reads the operation again even if it was read before', async () => {
    const { gateway, calls } = gatewayReturning({ status: 204, body: '' }, changed);
    await gateway.getOperation(ref);
    await gateway.updateOperation(ref, patch);
    expect(calls()).toEqual([`GET ${operationPath}`, `PATCH ${operationPath}`, `GET ${operationPath}`]);
  });

  it('compares ids case-insensitively', async () => {
    const { gateway, calls } = gatewayReturning({
      body: operationJson({ id: ref.id.toUpperCase(), status: 'running' }),
    });
    const updated = gateway.updateOperation(ref, { status: 'RUNNING' });
    await expect(updated).resolves.toMatchObject({ status: 'RUNNING' });
    expect(calls()).toEqual([write]);
  });

  it.each([
    ['another operation', operationJson({ id: 'another' })],
    ['no id', '{"status":"running"}'],
    ['null', 'null'],
    ['a string', '"done"'],
    ['a list', `[${operationJson()}]`],
    ['broken JSON', '{"id":'],
    ['a page of HTML', '<html></html>'],
  ])('whose response is %s is decided by what the operation shows', async (_, body) => {
    const shown = gatewayReturning({ body });
    await expect(shown.gateway.updateOperation(ref, patch)).resolves.toMatchObject({ percentProgress: 100 });
    expect(shown.calls()).toEqual([write, read]);
    const { gateway, calls } = gatewayReturning({ body }, unchanged);
    const error = await failureOf(() => gateway.updateOperation(ref, patch));
    expect(error.code).toBe('NOT_REFLECTED');
    expect(JSON.stringify([error.message, error.details])).not.toContain('html');
    expect(error.details.plannedRequest).toEqual(gateway.planUpdate(ref, patch));
    expect(calls()).toEqual(looks);
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
    const { gateway, calls } = gatewayReturning(createError('unavailable', { effect: 'maybe' }), unchanged);
    await gateway.getOperation(ref);
    await failureOf(() => gateway.updateOperation(ref, patch));
    await gateway.getOperation(ref);
    // The first read, the looks, and the new read.
    expect(calls()).toEqual([read, ...looks, read]);
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
    const { gateway, sent } = gatewayReturning(changed);
    const { method, path, body } = gateway.planUpdate(ref, patch);
    await gateway.updateOperation(ref, patch);
    expect(sent[0]).toMatchObject({ method, path, body: JSON.stringify(body) });
  });
});

describe('an update with an ambiguous failure', () => {
  const cause = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
  const failures: [string, Error][] = [
    ['a network error', createError('unavailable', { effect: 'pending' }, { cause })],
    ['a timeout of Graph', createError('upstreamTimeout', { effect: 'pending' })],
    ['a 5xx', createError('unavailable', { effect: 'maybe' })],
    ['an intermediary', createError('intermediary', { effect: 'maybe' })],
  ];

  it.each(failures)('(%s) succeeds if the operation has all values of the patch', async (_, failure) => {
    const { gateway, calls, recorded } = gatewayReturning(failure, changed);
    await expect(gateway.updateOperation(ref, patch)).resolves.toMatchObject({ percentProgress: 100 });
    expect(calls()).toEqual([write, read]);
    expect(recorded).toEqual([{ ref, outcome: 'applied' }]);
  });

  it.each(failures)(
    '(%s) has an unknown outcome if the operation does not show it, and is not sent again',
    async (_, failure) => {
      const { gateway, calls, recorded } = gatewayReturning(failure, unchanged);
      const error = await failureOf(() => gateway.updateOperation(ref, patch));
      expect([error.code, error.details.caseOperation?.status]).toEqual(['OUTCOME_UNKNOWN', 'RUNNING']);
      expect(error.message).not.toContain('Nothing was changed');
      expect(error.details.plannedRequest).toEqual(gateway.planUpdate(ref, patch));
      expect(calls()).toEqual(looks);
      expect(recorded).toEqual([{ ref, outcome: 'unknown', code: 'OUTCOME_UNKNOWN' }]);
    },
  );

  it.each(failures)('(%s) has an unknown outcome if the operation cannot be read', async (_, failure) => {
    const { gateway, calls } = gatewayReturning(failure, createError('throttled'));
    const error = await failureOf(() => gateway.updateOperation(ref, patch));
    expect([error.code, error.details.plannedRequest]).toEqual([
      'OUTCOME_UNKNOWN',
      gateway.planUpdate(ref, patch),
    ]);
    expect(calls()).toEqual(looks);
  });

  it('waits before it looks as Graph requires, and does not look after the deadline', async () => {
    const soon = gatewayReturning(
      createError('unavailable', { effect: 'maybe', retryAfterSeconds: 7 }),
      changed,
    );
    await soon.gateway.updateOperation(ref, patch);
    expect([soon.clock.waits, soon.calls()]).toEqual([[7000], [write, read]]);
    const late = gatewayReturning(
      createError('unavailable', { effect: 'maybe', retryAfterSeconds: 30 }),
      unchanged,
    );
    await failureOf(() => late.gateway.updateOperation(ref, patch));
    expect([late.clock.waits, late.calls()]).toEqual([[], [write]]);
  });

  it('holds back the next update of the operation until it can no longer be applied', async () => {
    const failed = [createError('upstreamTimeout', { effect: 'pending' })];
    const { gateway, clock, calls } = gatewayWith(({ method }) => {
      const failure = method === 'PATCH' ? failed.shift() : undefined;
      return failure ? Promise.reject(failure) : changed;
    });
    const started = clock.now();
    await gateway.updateOperation(ref, patch);
    await gateway.updateOperation(ref, patch);
    // The next update reads the operation before it is sent.
    expect(calls()).toEqual([write, read, read, write]);
    expect(clock.now() - started).toBe(settleMs);
  });

  it('is not followed by later updates of the operation in the same GraphQL request', async () => {
    const { gateway, calls } = gatewayReturning(
      createError('upstreamTimeout', { effect: 'pending' }),
      unchanged,
    );
    // Graph accepts the caller, who may wait for others from then on.
    await gateway.getOperation(ref);
    const own = { inBulk: true };
    const [first, second] = [
      failureOf(() => gateway.updateOperation(ref, patch, own)),
      failureOf(() => gateway.updateOperation(ref, patch, own)),
    ];
    expect([(await first).code, (await second).reason]).toEqual(['OUTCOME_UNKNOWN', 'earlierUpdateUnknown']);
    expect(calls()).toEqual([read, ...looks]);
  });
});

describe('an update with an expectation', () => {
  const expectRunning = { expect: { status: 'RUNNING' } } as const;

  it('is sent, with the ETag if there is one, if the operation has the expected values', async () => {
    const { gateway, sent } = gatewayWith(({ method }) =>
      method === 'PATCH' ? changed : { body: operationJson({ '@odata.etag': 'W/"1"' }) },
    );
    await gateway.updateOperation(ref, patch, expectRunning);
    expect(sent.map(({ method, headers }) => [method, headers['if-match']])).toEqual([
      ['GET', undefined],
      ['PATCH', 'W/"1"'],
    ]);
  });

  it('is not sent and returns the operation if its values differ', async () => {
    const { gateway, calls, recorded } = gatewayWith(() => ({ body: operationJson() }));
    const error = await failureOf(() =>
      gateway.updateOperation(ref, patch, { expect: { status: 'FAILED' } }),
    );
    expect([error.code, error.details.caseOperation?.status]).toEqual(['CONFLICT', 'RUNNING']);
    expect(calls()).toEqual([`GET ${operationPath}`]);
    expect(recorded).toEqual([{ ref, outcome: 'not applied', code: 'CONFLICT' }]);
  });

  it('is sent once more if it failed and the operation still has the expected values', async () => {
    const failures = [createError('unavailable', { effect: 'maybe' })];
    const { gateway, calls } = gatewayWith(({ method }) => {
      const failure = method === 'PATCH' ? failures.shift() : undefined;
      if (failure) return Promise.reject(failure);
      return method === 'PATCH' ? changed : unchanged;
    });
    await gateway.updateOperation(ref, patch, expectRunning);
    expect(calls()).toEqual([read, ...looks, write]);
  });

  it('is not sent once more while the first request may still be under way', async () => {
    const { gateway, calls } = gatewayReturning(
      createError('upstreamTimeout', { effect: 'pending' }),
      unchanged,
    );
    const error = await failureOf(() => gateway.updateOperation(ref, patch, expectRunning));
    expect(error.code).toBe('OUTCOME_UNKNOWN');
    expect(calls()).toEqual([read, ...looks]);
  });

  it('has an unknown outcome if the second attempt is rejected: the first may have been applied', async () => {
    const errors = [createError('unavailable', { effect: 'maybe' }), createError('forbidden')];
    const { gateway, calls } = gatewayWith(({ method }) =>
      method === 'PATCH' ? Promise.reject(errors.shift() ?? new Error('a third attempt')) : unchanged,
    );
    const error = await failureOf(() => gateway.updateOperation(ref, patch, expectRunning));
    expect(error.code).toBe('OUTCOME_UNKNOWN');
    expect(calls()).toEqual([read, ...looks, write]);
  });

  it.each(['unknownFutureValue', 'somethingNew'])(
    'fails for the status %s, which is not the expected one',
    async (status) => {
      const { gateway, calls } = gatewayWith(() => ({ body: operationJson({ status }) }));
      expect((await failureOf(() => gateway.updateOperation(ref, patch, expectRunning))).code).toBe(
        'CONFLICT',
      );
      expect(calls()).toEqual([read]);
    },
  );
});
