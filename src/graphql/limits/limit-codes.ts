/** What a GraphQL request may have only so much of, by the code of the error when it has more. */
const limited = {
  TOKEN_LIMIT_EXCEEDED: 'tokens in a document',
  DEPTH_LIMIT_EXCEEDED: 'levels of fields',
  ALIAS_LIMIT_EXCEEDED: 'aliases, fragments spread out',
  DIRECTIVE_LIMIT_EXCEEDED: 'directives in a document',
  ROOT_FIELD_LIMIT_EXCEEDED: 'fields at the root, fragments spread out',
  COST_LIMIT_EXCEEDED:
    'fields that an answer could have at most, where a list counts 500 more, a single read 100 and a change 10',
  ENTITY_LIMIT_EXCEEDED: 'representations of entities',
  LIST_LIMIT_EXCEEDED: 'items in one list',
  BATCH_LIMIT_EXCEEDED: 'operations in one HTTP request, 0 meaning that arrays are not taken',
} as const;

export type LimitCode = keyof typeof limited;

/** Codes of requests that are refused before GraphQL begins, each with its HTTP status. */
export const httpErrorCodes = {
  REQUEST_TIMEOUT: 408,
  BODY_TOO_LARGE: 413,
  URL_TOO_LONG: 414,
  HEADERS_TOO_LARGE: 431,
  RATE_LIMITED: 429,
  DOCUMENT_NOT_TRUSTED: 400,
} as const;

/** Every code of a request that is refused for its form or size. Nothing was sent upstream for it. */
export const requestErrorCodes: readonly string[] = [...Object.keys(limited), ...Object.keys(httpErrorCodes)];

export function limitMessage(code: LimitCode, limit: number): string {
  return `Over the limit of ${limit} ${limited[code]}.`;
}
