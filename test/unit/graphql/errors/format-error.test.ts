import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { createError, invalidInput } from '../../../../src/domain/errors.js';
import { createErrorFormatter } from '../../../../src/graphql/errors/format-error.js';

const canary = 'canary https://substrate.office.com:444/ stack';

/** The error that a client receives for an error thrown by a resolver, and what was reported. */
function thrown(originalError: Error) {
  const wrapped = new GraphQLError(originalError.message, { originalError, path: ['caseOperation'] });
  const formatted: GraphQLFormattedError = {
    message: wrapped.message,
    locations: [{ line: 1, column: 3 }],
    path: ['caseOperation'],
    extensions: { code: 'INTERNAL_SERVER_ERROR', stacktrace: [canary] },
  };
  return format(formatted, wrapped);
}

function format(formatted: GraphQLFormattedError, error: unknown) {
  const reported: unknown[] = [];
  const shown = createErrorFormatter({ reportBug: (bug) => reported.push(bug), suggestions: true })(
    formatted,
    error,
  );
  return { shown, reported };
}

const place = { locations: [{ line: 1, column: 3 }], path: ['caseOperation'] };

describe('an error of the domain', () => {
  it('shows its message, code and details, and is not reported', () => {
    const error = createError('throttled', { requestId: 'r-1', retryAfterSeconds: 7 });
    const { shown, reported } = thrown(error);
    expect(shown).toEqual({
      message: error.message,
      ...place,
      extensions: { code: 'THROTTLED', requestId: 'r-1', retryAfterSeconds: 7 },
    });
    expect(reported).toEqual([]);
  });

  it('is found if schema stitching has wrapped it again', () => {
    const error = invalidInput([{ field: ['id'], message: 'An id must not be empty.' }]);
    const { shown, reported } = thrown(
      new GraphQLError(error.message, { originalError: error, path: ['caseOperation'] }),
    );
    expect(shown).toMatchObject({ ...place, extensions: { code: 'INVALID_INPUT' } });
    expect(reported).toEqual([]);
  });

  it('shows a wait of 0 seconds', () => {
    expect(thrown(createError('throttled', { retryAfterSeconds: 0 })).shown.extensions).toEqual({
      code: 'THROTTLED',
      retryAfterSeconds: 0,
    });
  });

  it('shows the issues of the input', () => {
    const issues = [{ field: ['id'], message: 'An id must not be empty.' }];
    expect(thrown(invalidInput(issues)).shown.extensions).toEqual({ code: 'INVALID_INPUT', issues });
  });

  it('never shows its cause', () => {
    const { shown } = thrown(createError('unavailable', {}, { cause: new Error(canary) }));
    expect(JSON.stringify(shown)).not.toMatch(/canary|substrate/);
    expect(shown.extensions).toEqual({ code: 'UPSTREAM_UNAVAILABLE' });
  });
});

describe('an error about the request', () => {
  it.each([
    'GRAPHQL_PARSE_FAILED',
    'GRAPHQL_VALIDATION_FAILED',
    'BAD_USER_INPUT',
    'BAD_REQUEST',
    'OPERATION_RESOLUTION_FAILURE',
    'PERSISTED_QUERY_NOT_FOUND',
    'PERSISTED_QUERY_NOT_SUPPORTED',
  ])('with the code %s is shown with its message, without a stack', (code) => {
    const formatted = { message: 'Cannot query field "x".', extensions: { code, stacktrace: [canary] } };
    const { shown, reported } = format(formatted, new GraphQLError(formatted.message));
    expect(shown).toEqual({ message: formatted.message, extensions: { code } });
    expect(reported).toEqual([]);
  });
});

describe('any other error', () => {
  it('becomes an internal error without details, and is reported once', () => {
    const bug = Object.assign(new TypeError(canary), { token: canary });
    const { shown, reported } = thrown(bug);
    expect(shown).toEqual({
      message: 'Internal server error',
      ...place,
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    });
    expect(reported).toEqual([bug]);
  });

  it.each<[string, GraphQLFormattedError, unknown]>([
    ['no code', { message: canary }, new Error(canary)],
    ['an unknown code', { message: canary, extensions: { code: 'SECRET' } }, new Error(canary)],
    ['a code that is not a string', { message: canary, extensions: { code: {} } }, new Error(canary)],
    ['no error', { message: canary }, undefined],
    ['a string as error', { message: canary }, canary],
    ['more extensions', { message: canary, extensions: { canary } }, new GraphQLError(canary)],
  ])('with %s is also internal', (_, formatted, error) => {
    const { shown, reported } = format(formatted, error);
    expect(shown).toEqual({
      message: 'Internal server error',
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    });
    expect(reported).toHaveLength(1);
  });
});
