import { type ErrorReason, createError, invalidInput } from '../../../../src/domain/errors.js';
import { withUserErrors, withUserErrorsEach } from '../../../../src/graphql/errors/user-errors.js';
import { anOperation } from '../../../testkit/operations.js';

describe('a mutation', () => {
  it('that works answers with its result and no user errors', async () => {
    await expect(withUserErrors(() => Promise.resolve({ done: 1 }))).resolves.toEqual({
      done: 1,
      userErrors: [],
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
  ])('that fails as %s answers with the user error %s', async (situation, code) => {
    const error = createError(
      situation,
      { requestId: 'r-1', retryAfterSeconds: 0 },
      { cause: new Error('canary') },
    );
    await expect(withUserErrors(() => Promise.reject(error))).resolves.toEqual({
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
    });
  });

  it.each<[ErrorReason, boolean]>([
    ['throttled', true],
    ['notUpdatable', true],
    ['unavailable', true],
    ['notApplied', true],
    ['readBackFailed', false],
    ['outcomeUnknown', false],
  ])('that fails as %s says "Nothing was changed": %s', async (situation, says) => {
    const outcome = await withUserErrors(() => Promise.reject(createError(situation)));
    expect(outcome.userErrors[0]?.message.includes('Nothing was changed')).toBe(says);
  });

  it('with several wrong parts answers with a user error for each', async () => {
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
    await expect(withUserErrors(() => Promise.reject(invalidInput(issues)))).resolves.toEqual({
      caseOperation: null,
      plannedRequest: null,
      userErrors: issues.map((problem) => ({ ...common, ...problem })),
    });
  });

  it.each(['missingToken', 'claimsChallenge', 'tokenRejected'] as const)(
    'that fails as %s fails at the top level',
    async (situation) => {
      const error = createError(situation);
      await expect(withUserErrors(() => Promise.reject(error))).rejects.toBe(error);
    },
  );

  it('that fails carries the operation and the request of the failure', async () => {
    const facts = { caseOperation: anOperation(), plannedRequest: { method: 'PATCH', path: '/x', body: {} } };
    await expect(
      withUserErrors(() => Promise.reject(createError('outcomeUnknown', facts))),
    ).resolves.toMatchObject(facts);
  });

  it('that meets a bug fails at the top level', async () => {
    const bug = new TypeError('x is undefined');
    await expect(withUserErrors(() => Promise.reject(bug))).rejects.toBe(bug);
  });
});

describe('many mutations', () => {
  it('have an outcome each, in order; what one meets hides no other', async () => {
    const bug = new TypeError('canary');
    const reported: unknown[] = [];
    const outcomes = await withUserErrorsEach(
      [
        Promise.resolve({ done: 1 }),
        Promise.reject(createError('conflict')),
        Promise.reject(createError('tokenRejected')),
        Promise.reject(bug),
      ],
      (what) => reported.push(what),
    );
    expect(outcomes.map(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual([
      [],
      ['CONFLICT'],
      ['FORBIDDEN'],
      ['OUTCOME_UNKNOWN'],
    ]);
    expect(outcomes[0]).toMatchObject({ done: 1 });
    expect(reported).toEqual([bug]);
    expect(JSON.stringify(outcomes)).not.toContain('canary');
  });

  it('that all fail at the top level fail there', async () => {
    const error = createError('missingToken');
    await expect(
      withUserErrorsEach([Promise.reject(error), Promise.reject(error)], () => undefined),
    ).rejects.toBe(error);
  });
});
