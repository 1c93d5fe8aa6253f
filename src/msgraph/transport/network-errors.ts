import { CaseOperationsError } from '../../domain/errors.js';

/** Codes of errors before the request was sent, after which certainly nothing was changed. */
const neverSent: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_INVALID_ARG',
  'DEADLINE_PASSED',
]);

function getCode(error: unknown): unknown {
  return ((error ?? {}) as { code?: unknown }).code;
}

/** Whether an error means that there is no response. Network errors have a code and aborts a name; bugs have neither. */
export function isNetworkError(error: unknown): boolean {
  if (error instanceof CaseOperationsError) return false;
  const { name } = (error ?? {}) as { name?: unknown };
  return typeof getCode(error) === 'string' || name === 'TimeoutError' || name === 'AbortError';
}

/** Whether the request was never sent. */
export function wasNeverSent(error: unknown): boolean {
  return neverSent.has(getCode(error));
}
