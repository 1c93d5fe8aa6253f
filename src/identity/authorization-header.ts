/** RFC 6750: one scheme, one token, nothing else. */
const bearer = /^Bearer +([\w\-.~+/]+=*)$/i;

/** The token in an `Authorization` header; undefined when there is no header, or none of this form. */
export function parseBearerToken(header: string | undefined): string | undefined {
  return header === undefined ? undefined : bearer.exec(header)?.[1];
}
