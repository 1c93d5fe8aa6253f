/** RFC 6750: one scheme, one token, nothing else. */
const bearer = /^Bearer +([\w\-.~+/]+=*)$/i;

/** The token of an `Authorization` header; undefined for a missing or malformed header. */
export function parseBearerToken(header: string | undefined): string | undefined {
  return header === undefined ? undefined : bearer.exec(header)?.[1];
}
