/** What docs/errors.md adds to the error codes of the code: their meaning and what to do. */
import type { ErrorCode } from '../dist/domain/errors.js';
import type { httpErrorCodes, LimitCode } from '../dist/graphql/limits/limit-codes.js';
import type { ErrorCodeDoc } from './docs-tables.ts';

type HttpErrorCode = keyof typeof httpErrorCodes;

const both = '`userErrors` and `extensions`';

/** Codes of failures, in `userErrors` of a mutation or in `extensions` of a top-level error. */
export const errorCodeDocs: Readonly<Record<ErrorCode, Omit<ErrorCodeDoc, 'code'>>> = {
  INVALID_INPUT: {
    where: both,
    meaning:
      'The input is invalid and `field` is the path to it; or Microsoft Graph rejected the request as malformed.',
    remedy: 'Correct the input.',
  },
  NOT_FOUND: {
    where: both,
    meaning:
      'There is no such case or operation, or the caller may not see it. A query returns null instead.',
    remedy: 'Check the ids.',
  },
  FORBIDDEN: {
    where: both,
    meaning:
      'A permission, scope, app role, Purview role or licence is missing. eDiscovery reports this with HTTP 401, too.',
    remedy: 'See [the message](#messages) and [tenant](tenant.md).',
  },
  NOT_UPDATABLE: {
    where: '`userErrors`',
    meaning: 'The tenant refuses to update operations.',
    remedy: 'Read and list instead; see [why](updates.md#what-is-known-about-patch).',
  },
  CONFLICT: {
    where: both,
    meaning:
      'The operation has changed or is locked. After `expect`, `caseOperation` is the operation as it is now.',
    remedy: 'Compare, then decide.',
  },
  THROTTLED: {
    where: both,
    meaning:
      'The quota of Microsoft Graph is used up (published: five requests a minute for each app and tenant).',
    remedy: 'Wait `retryAfterSeconds`.',
  },
  UPSTREAM_UNAVAILABLE: {
    where: both,
    meaning:
      'Microsoft Graph or Microsoft Entra failed or could not be reached, or a server in between responded. After a mutation: the update was not sent, or was certainly not processed.',
    remedy: 'Try again later.',
  },
  NOT_REFLECTED: {
    where: '`userErrors`',
    meaning:
      'Microsoft Graph accepted the update, but the operation does not show the property in `field`, one error for each. `caseOperation` is the operation as it was read.',
    remedy: 'Compare `caseOperation` with your input: [what it means](troubleshooting.md#not_reflected).',
  },
  OUTCOME_UNKNOWN: {
    where: '`userErrors`',
    meaning:
      'The change was sent, and may have been applied or may be applied later. `plannedRequest` is the request that was sent, `caseOperation` the operation as it was last read.',
    remedy: 'Read the operation before another attempt.',
  },
  UNAUTHENTICATED: {
    where: '`extensions`, HTTP 401 with `WWW-Authenticate`',
    meaning:
      'There is no bearer token, it is invalid, or Microsoft Entra sent a claims challenge (`extensions.claims`).',
    remedy: 'Sign in, with the claims if there are any.',
  },
};

/** Codes of requests that are rejected before they are executed. */
export const requestErrorDocs: Readonly<
  Record<LimitCode | HttpErrorCode, Pick<ErrorCodeDoc, 'meaning' | 'remedy'>>
> = {
  BODY_TOO_LARGE: { meaning: 'The body exceeds `LIMIT_BODY_BYTES`.', remedy: 'Send less.' },
  HEADERS_TOO_LARGE: { meaning: 'The headers exceed `LIMIT_HEADER_BYTES`.', remedy: 'Send less.' },
  URL_TOO_LONG: { meaning: 'The URL exceeds `LIMIT_URL_BYTES`.', remedy: 'Use POST.' },
  REQUEST_TIMEOUT: {
    meaning: 'The request did not arrive within `BODY_TIMEOUT_MS`.',
    remedy: 'Send it faster.',
  },
  RATE_LIMITED: {
    meaning: 'The caller exceeds `RATE_LIMIT_PER_MINUTE`.',
    remedy: 'Wait `retryAfterSeconds`.',
  },
  DOCUMENT_NOT_TRUSTED: {
    meaning: 'The document is not in the manifest of `TRUSTED_DOCUMENTS`.',
    remedy: 'Use a listed document.',
  },
  TOKEN_LIMIT_EXCEEDED: { meaning: 'The document exceeds `LIMIT_TOKENS`.', remedy: 'Request less.' },
  DEPTH_LIMIT_EXCEEDED: { meaning: 'The document exceeds `LIMIT_DEPTH`.', remedy: 'Request less.' },
  ALIAS_LIMIT_EXCEEDED: { meaning: 'The operation exceeds `LIMIT_ALIASES`.', remedy: 'Request less.' },
  DIRECTIVE_LIMIT_EXCEEDED: { meaning: 'The document exceeds `LIMIT_DIRECTIVES`.', remedy: 'Request less.' },
  ROOT_FIELD_LIMIT_EXCEEDED: {
    meaning: 'The operation exceeds `LIMIT_ROOT_FIELDS`.',
    remedy: 'Request less.',
  },
  COST_LIMIT_EXCEEDED: {
    meaning: 'The operation exceeds `LIMIT_COST`, or has too many fragments to compute its cost.',
    remedy: 'Use a smaller `first` and fewer nested lists.',
  },
  ENTITY_LIMIT_EXCEEDED: {
    meaning: 'The representations exceed `LIMIT_ENTITIES`.',
    remedy: 'Request fewer at once.',
  },
  LIST_LIMIT_EXCEEDED: { meaning: 'A list exceeds `LIMIT_LIST_ITEMS`.', remedy: 'Send a shorter list.' },
  BATCH_LIMIT_EXCEEDED: {
    meaning: 'An array of operations exceeds `LIMIT_BATCH_OPERATIONS`.',
    remedy: 'Send them one by one.',
  },
};
