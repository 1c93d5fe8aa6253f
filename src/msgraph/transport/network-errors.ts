import { CaseOperationsError } from '../../domain/errors.js';

export interface NetworkErrorFacts {
  /** Whether the request was handed to an established connection to Microsoft Graph. */
  readonly sent: boolean;
  /** Whether the same request can succeed if it is sent again. @default true if it was sent */
  readonly retryable?: boolean;
}

/**
 * The error of a request without a response. Its message is its code: the message of the original error could
 * contain a URL or a host, so neither it nor the original error is kept.
 */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  /** The cause, such as ECONNREFUSED, CERT_HAS_EXPIRED or TIMEOUT. */
  readonly code: string;
  readonly sent: boolean;
  readonly retryable: boolean;

  constructor(code: string, { sent, retryable = sent }: NetworkErrorFacts) {
    super(code);
    this.code = code;
    this.sent = sent;
    this.retryable = retryable;
  }
}

const proxyRefusal = /^Proxy response \((\d{3})\) !== 200/;

function readCode(error: unknown): string | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,63}$/.test(code) ? code : undefined;
}

/** Returns the code of an error; the code of its cause is more specific. Errors of a proxy begin with PROXY. */
export function getErrorCode(error: unknown): string {
  const { cause, message } = (error ?? {}) as { cause?: unknown; message?: unknown };
  // undici reports the status of a proxy in the message only.
  const status = typeof message === 'string' ? proxyRefusal.exec(message)?.[1] : undefined;
  if (status !== undefined) return `PROXY_RESPONSE_${status}`;
  const code = readCode(error) ?? 'UNKNOWN';
  const specific = readCode(cause) ?? code;
  return code.startsWith('UND_ERR_PRX') ? `PROXY_${specific}` : specific;
}

/** Whether an error means that there is no response. Network errors have a code and aborts a name; bugs have neither. */
export function isNetworkError(error: unknown): boolean {
  if (error instanceof NetworkError) return true;
  if (error instanceof CaseOperationsError) return false;
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  return typeof code === 'string' || name === 'TimeoutError' || name === 'AbortError';
}

/** Whether the request certainly never left this process, so that nothing was changed. */
export function wasNeverSent(error: unknown): boolean {
  return error instanceof NetworkError && !error.sent;
}

/** Whether the same request can succeed if it is sent again: not after a failed connection or an oversized body. */
export function isRetryable(error: unknown): boolean {
  return isNetworkError(error) && (!(error instanceof NetworkError) || error.retryable);
}
