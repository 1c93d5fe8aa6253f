import { type Situation, failure, invalidInput } from '../../../src/domain/errors.js';
import { withUserErrors } from '../../../src/graphql/user-errors.js';

describe('a mutation', () => {
  it('that works answers with its result and no user errors', async () => {
    await expect(withUserErrors(() => Promise.resolve({ done: 1 }))).resolves.toEqual({
      done: 1,
      userErrors: [],
    });
  });

  it.each<[Situation, string]>([
    ['notFound', 'NOT_FOUND'],
    ['forbidden', 'FORBIDDEN'],
    ['notUpdatable', 'NOT_UPDATABLE'],
    ['conflict', 'CONFLICT'],
    ['throttled', 'THROTTLED'],
    ['rejected', 'INVALID_INPUT'],
    ['unavailable', 'UPSTREAM_UNAVAILABLE'],
    ['outcomeUnknown', 'OUTCOME_UNKNOWN'],
  ])('that fails as %s answers with the user error %s', async (situation, code) => {
    const error = failure(
      situation,
      { requestId: 'r-1', retryAfterSeconds: 0 },
      { cause: new Error('canary') },
    );
    await expect(withUserErrors(() => Promise.reject(error))).resolves.toEqual({
      userErrors: [
        {
          code,
          message: expect.stringContaining(error.message) as string,
          field: null,
          retryAfterSeconds: 0,
          requestId: 'r-1',
        },
      ],
    });
  });

  it.each<[Situation, boolean]>([
    ['throttled', true],
    ['notUpdatable', true],
    ['unavailable', false],
    ['outcomeUnknown', false],
  ])('that fails as %s says "Nothing was changed": %s', async (situation, says) => {
    const outcome = await withUserErrors(() => Promise.reject(failure(situation)));
    expect(outcome.userErrors[0]?.message.includes('Nothing was changed')).toBe(says);
  });

  it('with several wrong parts answers with a user error for each', async () => {
    const problems = [
      { field: ['input', 'id'], message: 'First.' },
      { field: ['input', 'patch', 'action'], message: 'Second.' },
    ];
    const common = { code: 'INVALID_INPUT', retryAfterSeconds: null, requestId: null };
    await expect(withUserErrors(() => Promise.reject(invalidInput(problems)))).resolves.toEqual({
      userErrors: problems.map((problem) => ({ ...common, ...problem })),
    });
  });

  it.each(['unauthenticated', 'bearerMissing'] as const)(
    'that fails as %s fails at the top level',
    async (situation) => {
      const error = failure(situation);
      await expect(withUserErrors(() => Promise.reject(error))).rejects.toBe(error);
    },
  );

  it('that meets a bug fails at the top level', async () => {
    const bug = new TypeError('x is undefined');
    await expect(withUserErrors(() => Promise.reject(bug))).rejects.toBe(bug);
  });
});
