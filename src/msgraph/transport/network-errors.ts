import { CaseOperationsError } from '../../domain/errors.js';

/** Codes of failures before the request was sent: for sure nothing was done. */
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

/** Whether an error is the lack of an answer. Failures of the network carry a code, aborts a name; a bug neither. */
export function isNetworkError(error: unknown): boolean {
  if (error instanceof CaseOperationsError) return false;
  const { name } = (error ?? {}) as { name?: unknown };
  return typeof getCode(error) === 'string' || name === 'TimeoutError' || name === 'AbortError';
}

/** Whether the request never left this process. */
export function wasNeverSent(error: unknown): boolean {
  return neverSent.has(getCode(error));
}
