/** How old a read may be that is used instead of a request. */
export interface AcceptedAge {
  readonly maxAgeMs: number;
  /** Milliseconds beyond `maxAgeMs` in which it is used after an error. */
  readonly staleIfErrorMs: number;
}

/** Maximum age in seconds: a day. */
const maxSeconds = 86_400;

/** Reads the directives of a header, in lower case; the value of a directive may be quoted. */
function readDirectives(header: string): ReadonlyMap<string, string> {
  return new Map(
    header
      .slice(0, 1_000)
      .split(',')
      .map((directive): [string, string] => {
        const [name = '', value = ''] = directive.split('=');
        return [name.trim().toLowerCase(), value.trim().replace(/^"(.*)"$/, '$1')];
      }),
  );
}

/** Returns a number of seconds in milliseconds; undefined for anything else. */
function readSeconds(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,9}$/.test(value)
    ? Math.min(Number(value), maxSeconds) * 1000
    : undefined;
}

/**
 * Returns how old a read may be for a request with this `Cache-Control` header (RFC 9111, RFC 5861): `max-age`,
 * `stale-if-error`, `no-cache` and `no-store`. Invalid directives are ignored.
 *
 * @param defaultMaxAgeMs The age without `max-age`.
 */
export function readAcceptedAge(header: string | undefined, defaultMaxAgeMs: number): AcceptedAge {
  if (header === undefined) return { maxAgeMs: defaultMaxAgeMs, staleIfErrorMs: 0 };
  const directives = readDirectives(header);
  if (directives.has('no-cache') || directives.has('no-store')) return { maxAgeMs: 0, staleIfErrorMs: 0 };
  return {
    maxAgeMs: readSeconds(directives.get('max-age')) ?? defaultMaxAgeMs,
    staleIfErrorMs: readSeconds(directives.get('stale-if-error')) ?? 0,
  };
}
