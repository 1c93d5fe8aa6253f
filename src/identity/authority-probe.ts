import type { EntraFailure } from './entra-error.js';
import type { SendHttp } from './entra-http.js';

/** What Microsoft Entra answers about a tenant. */
export interface AuthorityAnswer {
  readonly status: number;
  /** Why it refuses; undefined if it knows the tenant, and for an answer in another format. */
  readonly failure: EntraFailure | undefined;
}

function readFailure(text: string): EntraFailure | undefined {
  try {
    const { error, error_codes: codes } = JSON.parse(text) as { error?: unknown; error_codes?: unknown };
    const number: unknown = Array.isArray(codes) ? codes[0] : undefined;
    if (typeof error !== 'string' || !/^\w{1,64}$/.test(error)) return undefined;
    return {
      error,
      suberror: undefined,
      number: typeof number === 'number' ? String(number) : undefined,
      hasClaims: false,
    };
  } catch {
    return undefined;
  }
}

/** Reads the public OpenID configuration of a tenant. Throws an `EntraNetworkError` without a response. */
export async function probeAuthority(
  authorityHost: string,
  tenantId: string,
  send: SendHttp,
): Promise<AuthorityAnswer> {
  const url = `${authorityHost}/${tenantId}/v2.0/.well-known/openid-configuration`;
  const { status, text } = await send({ url, method: 'GET', headers: { accept: 'application/json' } });
  return { status, failure: status === 200 ? undefined : readFailure(text) };
}
