import type { Credential } from '../../domain/ports.js';
import type { Deadline } from './deadline.js';
import type { GraphRequest } from './send.js';

/** Creates the requests of one caller and one GraphQL request, with their common headers. */
export interface RequestFactory {
  get(path: string, options?: Pick<GraphRequest, 'batchable'>): GraphRequest;
  patch(path: string, body: object, options: Partial<GraphRequest>): GraphRequest;
}

export function createRequestFactory(
  userAgent: string,
  credential: Credential,
  deadline: Deadline,
): RequestFactory {
  const headers = {
    accept: 'application/json',
    // Without it, Graph returns unknownFutureValue for newer enum members, and rejects them in a PATCH.
    prefer: 'include-unknown-enum-members',
    'user-agent': userAgent,
  };
  return {
    get: (path, options = {}) => ({ method: 'GET', path, headers, credential, deadline, ...options }),
    patch: (path, body, options) => ({
      method: 'PATCH',
      path,
      body: JSON.stringify(body),
      credential,
      deadline,
      ...options,
      headers: { ...headers, 'content-type': 'application/json', ...options.headers },
    }),
  };
}
