/** What docs/errors.md adds to the error codes of the code: what a caller does about each of them. */
import type { ApolloServerErrorCode } from '@apollo/server/errors';
import type { ErrorCode } from '../dist/domain/errors.js';
import type { httpErrorCodes, LimitCode } from '../dist/graphql/limits/limit-codes.js';

type HttpErrorCode = keyof typeof httpErrorCodes;
type GraphQLErrorCode = `${ApolloServerErrorCode}` | 'METHOD_NOT_ALLOWED' | 'TOO_MANY_ERRORS';

/** The setting of each limit is named here: the code of the limits does not know it. */
export const errorRemedies: Readonly<
  Record<ErrorCode | GraphQLErrorCode | HttpErrorCode | LimitCode, string>
> = {
  INVALID_INPUT: 'Correct the input.',
  NOT_FOUND: 'Check the ids.',
  FORBIDDEN: 'See [the message](#messages) and [tenant](tenant.md).',
  NOT_UPDATABLE: 'Read and list instead; see [why](updates.md#what-is-known-about-patch).',
  CONFLICT: 'Compare your input with `caseOperation`, if it is there, or read the operation. Then decide.',
  THROTTLED: 'Wait `retryAfterSeconds`.',
  UPSTREAM_UNAVAILABLE: 'Try again later.',
  AUDIT_UNAVAILABLE: 'Try again later. Operators: see [the audit trail](audit.md#when-it-cannot-be-written).',
  NOT_REFLECTED:
    'Compare `caseOperation` with your input: Graph may have ignored the property, or may show it later.',
  OUTCOME_UNKNOWN: 'Read the operation before another attempt.',
  UNAUTHENTICATED: 'Sign in, with the claims if there are any.',

  GRAPHQL_PARSE_FAILED: 'Correct the document.',
  GRAPHQL_VALIDATION_FAILED: 'Correct the document.',
  BAD_USER_INPUT: 'Correct the variables.',
  BAD_REQUEST: 'Send JSON with `query`, `variables` and `operationName`, as `application/json`.',
  OPERATION_RESOLUTION_FAILURE: 'Send the `operationName` of one operation of the document.',
  PERSISTED_QUERY_NOT_FOUND: 'Send the document with its hash; clients do this on their own.',
  PERSISTED_QUERY_NOT_SUPPORTED: 'Send the document.',
  METHOD_NOT_ALLOWED: 'Send mutations with POST.',
  TOO_MANY_ERRORS: 'Correct the errors that are shown.',
  INTERNAL_SERVER_ERROR: 'Report the bug with the lines of the log.',

  REQUEST_TIMEOUT: 'Send the request faster (`BODY_TIMEOUT_MS`).',
  BODY_TOO_LARGE: 'Send less (`LIMIT_BODY_BYTES`).',
  URL_TOO_LONG: 'Use POST (`LIMIT_URL_BYTES`).',
  HEADERS_TOO_LARGE: 'Send fewer or shorter headers (`LIMIT_HEADER_BYTES`).',
  RATE_LIMITED: 'Wait `retryAfterSeconds` (`RATE_LIMIT_PER_MINUTE`).',
  DOCUMENT_NOT_TRUSTED: 'Use a document of the manifest (`TRUSTED_DOCUMENTS`).',

  TOKEN_LIMIT_EXCEEDED: 'Request less (`LIMIT_TOKENS`).',
  DEPTH_LIMIT_EXCEEDED: 'Request fewer levels (`LIMIT_DEPTH`).',
  ALIAS_LIMIT_EXCEEDED: 'Request less (`LIMIT_ALIASES`).',
  DIRECTIVE_LIMIT_EXCEEDED: 'Use fewer directives (`LIMIT_DIRECTIVES`).',
  ROOT_FIELD_LIMIT_EXCEEDED: 'Send several requests (`LIMIT_ROOT_FIELDS`).',
  COST_LIMIT_EXCEEDED: 'Use a smaller `first`, fewer nested lists and fewer fragments (`LIMIT_COST`).',
  ENTITY_LIMIT_EXCEEDED: 'Request fewer entities at once (`LIMIT_ENTITIES`).',
  LIST_LIMIT_EXCEEDED: 'Send a shorter list (`LIMIT_LIST_ITEMS`).',
  DOCUMENT_LIMIT_EXCEEDED: 'Send a shorter document, with values in variables (`LIMIT_DOCUMENT_BYTES`).',
  NAME_LIMIT_EXCEEDED: 'Use names of at most 128 characters.',
  BATCH_LIMIT_EXCEEDED: 'Send the operations one by one (`LIMIT_BATCH_OPERATIONS`).',
};
