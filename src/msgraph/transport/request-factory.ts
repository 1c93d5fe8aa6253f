import type { GraphRequest } from './send.js';

/** Creates the requests of one caller and one GraphQL request, with their common headers. */
export interface RequestFactory {
  get(path: string, options?: Partial<GraphRequest>): GraphRequest;
  patch(path: string, body: object, options: Partial<GraphRequest>): GraphRequest;
}

/** What all requests of a factory have in common. */
type CommonRequest = Pick<GraphRequest, 'credential' | 'deadline' | 'isLook' | 'isBackground' | 'failFast'>;

export function createRequestFactory(userAgent: string, common: CommonRequest): RequestFactory {
  const headers = {
    accept: 'application/json',
    // Without it, Graph returns unknownFutureValue for newer enum members, and rejects them in a PATCH.
    prefer: 'include-unknown-enum-members',
    'user-agent': userAgent,
  };
  return {
    get: (path, options = {}) => ({ ...common, method: 'GET', path, headers, ...options }),
    patch: (path, body, options) => ({
      ...common,
      method: 'PATCH',
      isWrite: true,
      path,
      body: JSON.stringify(body),
      ...options,
      headers: { ...headers, 'content-type': 'application/json', ...options.headers },
    }),
  };
}
