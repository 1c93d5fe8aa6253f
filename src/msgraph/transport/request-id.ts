import type { GraphResponse } from './send.js';

/**
 * Graph's `request-id`, for Microsoft's support. It is shown to clients and logged, so it must look like an id:
 * no other text of the upstream gets through by this door.
 */
export function getRequestId({ headers }: GraphResponse): string | undefined {
  const id = headers['request-id'];
  return id !== undefined && /^[0-9a-z-]{1,64}$/i.test(id) ? id : undefined;
}
