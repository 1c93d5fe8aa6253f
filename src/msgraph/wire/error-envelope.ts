import type { GraphResponse } from '../transport/send.js';
import { readObject, readString } from './readers.js';

/** The message with which Graph rejects a method, observed with 400 and 405 (docs/graph-facts.md, Errors). */
const methodRejected = /method is not (allowed|supported)/i;

/**
 * Codes in lower case with which Graph rejects the token itself. Any other 401 of eDiscovery means a missing role
 * (docs/graph-facts.md, Errors).
 */
const tokenRejected: ReadonlySet<string | null> = new Set(['invalidauthenticationtoken', 'unauthenticated']);

export interface ErrorEnvelope {
  /** In lower case. */
  readonly code: string | null;
  readonly message: string;
  readonly hasRequestId: boolean;
}

/** Reads Graph's error envelope, for decisions only: its message is never shown. */
export function readErrorEnvelope({ json }: Pick<GraphResponse, 'json'>): ErrorEnvelope | undefined {
  const error = readObject(readObject(json)?.['error']);
  if (!error) return undefined;
  const inner = readObject(error['innerError'] ?? error['innererror']);
  return {
    code: readString(error['code'])?.toLowerCase() ?? null,
    message: readString(error['message']) ?? '',
    hasRequestId: readString(inner?.['request-id']) !== null,
  };
}

/** Whether a 401 is about the token itself. */
export function isTokenRejected(response: Pick<GraphResponse, 'json' | 'headers'>): boolean {
  return (
    tokenRejected.has(readErrorEnvelope(response)?.code ?? null) ||
    /\berror="?invalid_token\b/i.test(response.headers['www-authenticate'] ?? '')
  );
}

/** Whether the message of an error is about the method of the request. */
export function isMethodRejected(message: string): boolean {
  return methodRejected.test(message);
}
