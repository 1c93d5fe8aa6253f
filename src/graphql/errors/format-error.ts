import { ApolloServerErrorCode, unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { CaseOperationsError } from '../../domain/errors.js';
import { introspectionIsOff, withoutSuggestion } from './hide-schema.js';
import { findLimitError } from '../limits/limit-error.js';

/** Errors of the GraphQL layer itself: their messages are about the request, so they may be shown. */
const aboutTheRequest = new Set<unknown>([...Object.values(ApolloServerErrorCode), 'METHOD_NOT_ALLOWED']);
aboutTheRequest.delete(ApolloServerErrorCode.INTERNAL_SERVER_ERROR);

/**
 * What graphql-js and Apollo Server say of a request without giving it a code: an argument that a variable made
 * null, too many wrong variables, a persisted query that is not what it says. Other errors without a code could
 * hold values of ours.
 */
const aboutInput =
  /^(Argument "\w+" |Too many errors processing variables|Unsupported persisted query version$|provided sha does not match query$)/;

function toExtensions({ code, details }: CaseOperationsError) {
  return {
    code,
    ...(details.requestId !== undefined && { requestId: details.requestId }),
    ...(details.clientRequestId !== undefined && { clientRequestId: details.clientRequestId }),
    ...(details.retryAfterSeconds !== undefined && { retryAfterSeconds: details.retryAfterSeconds }),
    ...(details.issues && { issues: details.issues }),
    ...(details.claims !== undefined && { claims: details.claims }),
  };
}

/** What is about the request: over a limit of ours, or not what the schema and the language are. */
function requestError(error: GraphQLError, code: unknown) {
  const limit = findLimitError(error);
  if (limit) return { message: limit.message, code: limit.extensions.code, limit: limit.extensions.limit };
  // Apollo Server tells callers how its operator would turn it on.
  if (error.message.startsWith('GraphQL introspection is not allowed'))
    return { message: introspectionIsOff, code };
  if (aboutTheRequest.has(code)) return { message: error.message, code };
  if (aboutInput.test(error.message)) {
    return { message: error.message, code: ApolloServerErrorCode.BAD_USER_INPUT };
  }
  return undefined;
}

export interface ErrorFormatOptions {
  /** Takes what is nobody's fault but ours. */
  readonly reportBug: (bug: unknown) => void;
  /** Whether a message about a wrong name may suggest names of the schema. */
  readonly suggestions: boolean;
}

/** Our failure behind an error: the GraphQL server wraps it once, a program that stitches once more for each schema. */
function findOwnError(error: unknown): CaseOperationsError | undefined {
  if (error instanceof CaseOperationsError) return error;
  return error instanceof GraphQLError ? findOwnError(error.originalError) : undefined;
}

/** Makes of an error what a client may see; takes what the GraphQL server made of it, and the error itself. */
export type ErrorFormatter = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/**
 * The one place that decides what of an error a client sees. What is neither ours nor about the request is a
 * bug: the client gets an internal error without a word of it, `reportBug` gets the error.
 */
export function createErrorFormatter({ reportBug, suggestions }: ErrorFormatOptions): ErrorFormatter {
  return (formatted, error) => {
    const { locations, path } = formatted;
    const place = { ...(locations && { locations }), ...(path && { path }) };
    const own = findOwnError(error);
    if (own) return { message: own.message, ...place, extensions: toExtensions(own) };
    const original = unwrapResolverError(error);
    const about = original instanceof GraphQLError && requestError(original, formatted.extensions?.['code']);
    if (about) {
      const { message, ...extensions } = about;
      return { message: suggestions ? message : withoutSuggestion(message), ...place, extensions };
    }
    reportBug(original);
    return { message: 'Internal server error', ...place, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
  };
}
