import { randomUUID } from 'node:crypto';
import type { Reply } from './reply.js';

export interface EntraErrorParts {
  readonly status?: number;
  readonly error: string;
  readonly code: number;
  readonly description: string;
  readonly suberror?: string;
  /** The JSON of a claims challenge. */
  readonly claims?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An error of the token endpoint in the format of Entra. */
export function entraError({
  status = 400,
  error,
  code,
  description,
  suberror,
  claims,
  headers,
}: EntraErrorParts): Reply {
  const trace_id = randomUUID();
  const correlation_id = randomUUID();
  const timestamp = new Date().toISOString().replace('T', ' ').replace(/\.\d+/, '');
  return {
    status,
    headers: headers ?? {},
    body: {
      error,
      error_description: `AADSTS${code}: ${description} Trace ID: ${trace_id} Correlation ID: ${correlation_id} Timestamp: ${timestamp}`,
      error_codes: [code],
      timestamp,
      trace_id,
      correlation_id,
      error_uri: `https://login.microsoftonline.com/error?code=${code}`,
      ...(suberror === undefined ? {} : { suberror }),
      ...(claims === undefined ? {} : { claims }),
    },
  };
}
