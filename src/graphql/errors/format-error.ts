import { ApolloServerErrorCode, unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { CaseOperationsError } from '../../domain/errors.js';
import { cutMessage } from './cut-message.js';
import { introspectionIsOff, withoutSuggestion } from './hide-schema.js';
import { findLimitError } from '../limits/limit-error.js';

/** Codes of the GraphQL layer whose messages only concern the request, so they may be shown. */
const requestCodes = new Set<unknown>([
  ...Object.values(ApolloServerErrorCode),
  'METHOD_NOT_ALLOWED',
  'TOO_MANY_ERRORS',
]);
requestCodes.delete(ApolloServerErrorCode.INTERNAL_SERVER_ERROR);

/**
 * Messages about a request for which graphql-js and Apollo Server have no code: an argument that a variable made null,
 * too many invalid variables, a persisted query that does not match its hash. Other errors without a code could
 * contain internal values.
 */
const inputMessage =
  /^(Argument "\w+" |Too many errors processing variables|Unsupported persisted query version$|provided sha does not match query$)/;

/** The message of graphql-js when it gives up the comparison of fields with one response name. */
const validationAborted = 'Validation aborted.';
const tooManyEqualFields =
  'The document selects too many fields with one response name in one place. Select each field once.';

/** The number of locations of an error: one about a cycle of fragments has a location for each. */
const maxLocations = 10;

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

/** The visible part of an error about the request: a limit, the GraphQL language or the schema; else undefined. */
function requestError(error: GraphQLError, code: unknown) {
  const limit = findLimitError(error);
  if (limit) return { message: limit.message, code: limit.extensions.code, limit: limit.extensions.limit };
  // The message of Apollo Server explains how to turn introspection on.
  if (error.message.startsWith('GraphQL introspection is not allowed'))
    return { message: introspectionIsOff, code };
  if (error.message === validationAborted) return { message: tooManyEqualFields, code };
  if (requestCodes.has(code)) return { message: error.message, code };
  if (inputMessage.test(error.message)) {
    return { message: error.message, code: ApolloServerErrorCode.BAD_USER_INPUT };
  }
  return undefined;
}

export interface ErrorFormatOptions {
  /** Receives errors that are bugs of this server. */
  readonly reportBug: (bug: unknown) => void;
  /** Whether a message about a wrong name may suggest names of the schema. */
  readonly suggestions: boolean;
}

/** Our error within an error: Apollo Server wraps it once, schema stitching once more per schema. */
export function findOwnError(error: unknown): CaseOperationsError | undefined {
  if (error instanceof CaseOperationsError) return error;
  return error instanceof GraphQLError ? findOwnError(error.originalError) : undefined;
}

/** Converts an error to what a client may see. Takes the error as Apollo Server formatted it, and the original. */
export type ErrorFormatter = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/**
 * The only place that decides what a client sees of an error. An error that is neither ours nor about the request is
 * a bug: the client receives an internal error without details, `reportBug` receives the error.
 */
export function createErrorFormatter({ reportBug, suggestions }: ErrorFormatOptions): ErrorFormatter {
  return (formatted, error) => {
    const { locations, path } = formatted;
    const location = {
      ...(locations && { locations: locations.slice(0, maxLocations) }),
      ...(path && { path }),
    };
    const own = findOwnError(error);
    if (own) return { message: own.message, ...location, extensions: toExtensions(own) };
    const original = unwrapResolverError(error);
    const visible =
      original instanceof GraphQLError && requestError(original, formatted.extensions?.['code']);
    if (visible) {
      const { message, ...extensions } = visible;
      const shown = cutMessage(suggestions ? message : withoutSuggestion(message));
      return { message: shown, ...location, extensions };
    }
    reportBug(original);
    return { message: 'Internal server error', ...location, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
  };
}
