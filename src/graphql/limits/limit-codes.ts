/** The unit that each limit counts, by the error code of a request that exceeds it. */
export const limitCodes = {
  DOCUMENT_LIMIT_EXCEEDED: 'bytes in a document',
  NAME_LIMIT_EXCEEDED: 'characters in a name of a document',
  TOKEN_LIMIT_EXCEEDED: 'tokens in a document',
  DEPTH_LIMIT_EXCEEDED: 'levels of fields or brackets',
  ALIAS_LIMIT_EXCEEDED: 'aliases, with fragments expanded',
  DIRECTIVE_LIMIT_EXCEEDED: 'directives in a document',
  ROOT_FIELD_LIMIT_EXCEEDED: 'root fields, with fragments expanded',
  COST_LIMIT_EXCEEDED:
    'fields in the largest possible response, where a list adds 1500, a single read 100 and a change 10',
  ENTITY_LIMIT_EXCEEDED: 'representations of entities',
  LIST_LIMIT_EXCEEDED: 'items in one list',
  BATCH_LIMIT_EXCEEDED: 'operations in one HTTP request; 0 means that arrays are not accepted',
} as const;

export type LimitCode = keyof typeof limitCodes;

/** HTTP status of a request that exceeds a limit of GraphQL. */
export const limitHttpStatus = 400;

/** Codes of requests that are rejected before GraphQL is involved, with their HTTP status. */
export const httpErrorCodes = {
  REQUEST_TIMEOUT: 408,
  BODY_TOO_LARGE: 413,
  URL_TOO_LONG: 414,
  HEADERS_TOO_LARGE: 431,
  RATE_LIMITED: 429,
  DOCUMENT_NOT_TRUSTED: 400,
} as const;

/** All codes of requests that are rejected for their form or size. No request is sent to Microsoft Graph for them. */
export const requestErrorCodes: readonly string[] = [
  ...Object.keys(limitCodes),
  ...Object.keys(httpErrorCodes),
];

export function limitMessage(code: LimitCode, limit: number): string {
  return `Exceeds the limit of ${limit} ${limitCodes[code]}.`;
}
