import { type ErrorReason, createError, invalidInput } from '../../../../src/domain/errors.js';
import { toPayload, toPayloads } from '../../../../src/graphql/errors/user-errors.js';
import { anOperation } from '../../../testkit/operations.js';

describe('a mutation', () => {
  it('that succeeds returns its result and no user errors', async () => {
    await expect(toPayload(() => Promise.resolve({ done: 1 }), {})).resolves.toEqual({
      done: 1,
      userErrors: [],
      clientMutationId: null,
    });
  });

  it.each<[ErrorReason, string]>([
    ['notFound', 'NOT_FOUND'],
    ['forbidden', 'FORBIDDEN'],
    ['notUpdatable', 'NOT_UPDATABLE'],
    ['conflict', 'CONFLICT'],
    ['throttled', 'THROTTLED'],
    ['badRequest', 'INVALID_INPUT'],
    ['unavailable', 'UPSTREAM_UNAVAILABLE'],
    ['outcomeUnknown', 'OUTCOME_UNKNOWN'],
  ])('that fails with %s returns the user error %s', async (reason, code) => {
    const error = createError(
      reason,
      { requestId: 'r-1', retryAfterSeconds: 0 },
      { cause: new Error('canary') },
    );
    await expect(toPayload(() => Promise.reject(error), {})).resolves.toEqual({
      caseOperation: null,
      plannedRequest: null,
      userErrors: [
        {
          code,
          message: expect.stringContaining(error.message) as string,
          field: null,
          retryAfterSeconds: 0,
          requestId: 'r-1',
          clientRequestId: null,
          claims: null,
        },
      ],
      clientMutationId: null,
    });
  });

  it.each<[ErrorReason, boolean]>([
    ['throttled', true],
    ['notUpdatable', true],
    ['unavailable', true],
    ['unreachable', true],
    ['updateNotStarted', true],
    ['updateQueueFull', true],
    ['earlierUpdateUnknown', false],
    ['notReflected', false],
    ['readBackFailed', false],
    ['outcomeUnknown', false],
  ])('that fails with %s has a message with "Nothing was changed": %s', async (reason, expected) => {
    const outcome = await toPayload(() => Promise.reject(createError(reason)), {});
    expect(outcome.userErrors[0]?.message.includes('Nothing was changed')).toBe(expected);
  });

  it('with several invalid properties returns a user error for each', async () => {
    const issues = [
      { field: ['input', 'id'], message: 'First.' },
      { field: ['input', 'patch', 'action'], message: 'Second.' },
    ];
    const common = {
      code: 'INVALID_INPUT',
      retryAfterSeconds: null,
      requestId: null,
      clientRequestId: null,
      claims: null,
    };
    await expect(toPayload(() => Promise.reject(invalidInput(issues)), {})).resolves.toEqual({
      caseOperation: null,
      plannedRequest: null,
      userErrors: issues.map((issue) => ({ ...common, ...issue })),
      clientMutationId: null,
    });
  });

  it.each(['missingToken', 'claimsChallenge', 'tokenRejected'] as const)(
    'that fails with %s has a top-level error',
    async (reason) => {
      const error = createError(reason);
      await expect(toPayload(() => Promise.reject(error), {})).rejects.toBe(error);
    },
  );

  it('that fails returns the operation and the request of the error', async () => {
    const details = {
      caseOperation: anOperation(),
      plannedRequest: { method: 'PATCH', path: '/x', body: {} },
    };
    await expect(
      toPayload(() => Promise.reject(createError('outcomeUnknown', details)), {}),
    ).resolves.toMatchObject(details);
  });

  it('that is accepted but not shown has a user error for each property, none of which mentions "nothing"', async () => {
    const issues = [{ field: ['input', 'patch', 'status'], message: 'Not shown.' }];
    const error = createError('notReflected', { issues, caseOperation: anOperation() });
    await expect(toPayload(() => Promise.reject(error), {})).resolves.toMatchObject({
      caseOperation: anOperation(),
      userErrors: [{ code: 'NOT_REFLECTED', message: 'Not shown.', field: ['input', 'patch', 'status'] }],
    });
  });

  it('that fails with a bug has a top-level error', async () => {
    const bug = new TypeError('x is undefined');
    await expect(toPayload(() => Promise.reject(bug), {})).rejects.toBe(bug);
  });
});

describe('several mutations', () => {
  it('have one outcome each, in order; the error of one hides no other', async () => {
    const bug = new TypeError('canary');
    const reported: unknown[] = [];
    const outcomes = await toPayloads(
      [
        Promise.resolve({ done: 1 }),
        Promise.reject(createError('conflict')),
        Promise.reject(createError('tokenRejected')),
        Promise.reject(bug),
      ],
      [{ clientMutationId: 'a' }, {}, {}, { clientMutationId: 'd' }],
      (what) => reported.push(what),
    );
    expect(outcomes.map(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual([
      [],
      ['CONFLICT'],
      ['FORBIDDEN'],
      ['OUTCOME_UNKNOWN'],
    ]);
    expect(outcomes.map(({ clientMutationId }) => clientMutationId)).toEqual(['a', null, null, 'd']);
    expect(outcomes[0]).toMatchObject({ done: 1 });
    expect(reported).toEqual([bug]);
    expect(JSON.stringify(outcomes)).not.toContain('canary');
  });

  it('that all fail with a top-level error have a top-level error', async () => {
    const error = createError('missingToken');
    await expect(
      toPayloads([Promise.reject(error), Promise.reject(error)], [], () => undefined),
    ).rejects.toBe(error);
  });
});
