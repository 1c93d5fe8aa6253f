import { ApolloServerErrorCode, unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { CaseOperationsError } from '../domain/errors.js';

/** Errors of the GraphQL layer itself: their messages are about the request, so they may be shown. */
const aboutTheRequest = new Set<unknown>([...Object.values(ApolloServerErrorCode), 'METHOD_NOT_ALLOWED']);
aboutTheRequest.delete(ApolloServerErrorCode.INTERNAL_SERVER_ERROR);

/** graphql-js gives no code to an argument that a variable made null; its other errors could hold values of ours. */
const argumentError = /^Argument "\w+" /;

function extensionsOf({ code, facts }: CaseOperationsError) {
  return {
    code,
    ...(facts.requestId !== undefined && { requestId: facts.requestId }),
    ...(facts.clientRequestId !== undefined && { clientRequestId: facts.clientRequestId }),
    ...(facts.retryAfterSeconds !== undefined && { retryAfterSeconds: facts.retryAfterSeconds }),
    ...(facts.problems && { problems: facts.problems }),
    ...(facts.claims !== undefined && { claims: facts.claims }),
  };
}

/** Our failure behind an error: the GraphQL server wraps it once, a program that stitches once more for each schema. */
function failureBehind(error: unknown): CaseOperationsError | undefined {
  if (error instanceof CaseOperationsError) return error;
  return error instanceof GraphQLError ? failureBehind(error.originalError) : undefined;
}

/** Makes of an error what a client may see; takes what the GraphQL server made of it, and the error itself. */
export type ErrorFormatter = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/**
 * The one place that decides what of an error a client sees. What is neither ours nor about the request is a
 * bug: the client gets an internal error without a word of it, `report` gets the error.
 */
export function createErrorFormatter(report: (bug: unknown) => void): ErrorFormatter {
  return (formatted, error) => {
    const { message, locations, path } = formatted;
    const place = { ...(locations && { locations }), ...(path && { path }) };
    const own = failureBehind(error);
    if (own) return { message: own.message, ...place, extensions: extensionsOf(own) };
    const original = unwrapResolverError(error);
    const code = formatted.extensions?.['code'];
    if (original instanceof GraphQLError && aboutTheRequest.has(code))
      return { message, ...place, extensions: { code } };
    if (original instanceof GraphQLError && argumentError.test(message)) {
      return { message, ...place, extensions: { code: ApolloServerErrorCode.BAD_USER_INPUT } };
    }
    report(original);
    return { message: 'Internal server error', ...place, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
  };
}
