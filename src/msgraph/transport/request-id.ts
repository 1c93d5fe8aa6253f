import type { GraphResponse } from './send.js';

/**
 * Returns Graph's `request-id`, for Microsoft support. It is shown to clients and logged, so any value that does not
 * have the format of an id is dropped: it could be another string of the upstream.
 */
export function getRequestId({ headers }: GraphResponse): string | undefined {
  const id = headers['request-id'];
  return id !== undefined && /^[0-9a-z-]{1,64}$/i.test(id) ? id : undefined;
}
