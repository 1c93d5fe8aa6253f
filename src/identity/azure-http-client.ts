import type { TokenCredentialOptions } from '@azure/identity';
import { createHttpHeaders, RestError } from '@azure/core-rest-pipeline';
import { EntraNetworkError, type SendHttp } from './entra-http.js';

type HttpClient = NonNullable<TokenCredentialOptions['httpClient']>;

/** The HTTP client of one credential. */
export interface AzureHttpClient extends HttpClient {
  /** Returns the code of the last network error and forgets it: MSAL replaces the error by its own. */
  takeNetworkError(): string | undefined;
}

/** Errors of an established connection, after which one more attempt can succeed. All others are not retried. */
const retryableCodes: ReadonlySet<string> = new Set(['ECONNRESET', 'UND_ERR_SOCKET', 'EPIPE']);

function toPipelineError(error: unknown): unknown {
  if (!(error instanceof EntraNetworkError) || !retryableCodes.has(error.code)) return error;
  // The retry policy of Azure recognises this class and code.
  return new RestError(error.code, { code: 'ECONNRESET' });
}

/**
 * Creates a client for a credential of @azure/identity. That of Azure itself reads the proxy from the environment
 * with other rules, uses it for a managed identity too, and has no time limit for a connection.
 */
export function createAzureHttpClient(send: SendHttp): AzureHttpClient {
  let networkError: string | undefined;
  return {
    async sendRequest(request) {
      const { url, method, headers, body, timeout, abortSignal, allowInsecureConnection } = request;
      if (!url.startsWith('https:') && allowInsecureConnection !== true) {
        throw new Error('Tokens are only requested over https.');
      }
      if (body !== undefined && body !== null && typeof body !== 'string') {
        throw new Error('The body of a token request is a string.');
      }
      if (method !== 'GET' && method !== 'POST') throw new Error('Tokens are requested with GET or POST.');
      try {
        const response = await send({
          url,
          method,
          headers: headers.toJSON(),
          body: body ?? undefined,
          signal: abortSignal as AbortSignal | undefined,
          timeoutMs: timeout > 0 ? timeout : undefined,
        });
        networkError = undefined;
        return {
          request,
          status: response.status,
          headers: createHttpHeaders({ ...response.headers }),
          bodyAsText: response.text,
        };
      } catch (error) {
        if (error instanceof EntraNetworkError) networkError = error.code;
        throw toPipelineError(error);
      }
    },
    takeNetworkError() {
      const code = networkError;
      networkError = undefined;
      return code;
    },
  };
}
