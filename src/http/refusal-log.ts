import type { FastifyReply, FastifyRequest } from 'fastify';
import { userErrorCodes } from '../graphql/errors/error-codes.js';
import type { Logger } from '../telemetry/logger.js';
import { getClientAddress } from './client-address.js';
import type { RequestContexts } from './request-context.js';
import { getScope } from './request-scopes.js';

/** Codes of requests that were not refused: they reached the data, or their values do not fit it. */
const notRefused: ReadonlySet<string> = new Set([
  ...Object.keys(userErrorCodes).filter((code) => code !== 'FORBIDDEN'),
  'BAD_USER_INPUT',
  'PERSISTED_QUERY_NOT_FOUND',
  'INTERNAL_SERVER_ERROR',
]);

/** What the log shows of a refusal: no token, no document, no variables, no URL. */
export interface Refusal {
  readonly correlationId: string;
  readonly codes: readonly string[];
  readonly status: number;
  readonly method?: string;
  readonly address: string | undefined;
  readonly caller?: unknown;
}

export function logRefusal(log: Logger, { correlationId, ...refusal }: Refusal): void {
  log.warn({ correlationId, refusal }, 'request refused');
}

/** Creates a function that logs a reply if it refuses its request; it returns undefined for one that does not. */
export function createRefusalLog(log: Logger, contexts: Pick<RequestContexts, 'find'>) {
  return (request: FastifyRequest, { raw, statusCode }: FastifyReply): Promise<void> | undefined => {
    const { correlationId, errorCodes } = getScope(request.raw);
    if (errorCodes.size === 0) return undefined;
    const codes = [...errorCodes].filter((code) => !notRefused.has(code));
    // A client that is gone was not refused anything, or its refusal was logged where its connection was closed.
    if (codes.length === 0 || raw.destroyed || request.raw.socket.destroyed) return undefined;
    return contexts.find(request).then((context) => {
      logRefusal(log, {
        correlationId,
        codes,
        status: statusCode,
        method: request.method,
        address: getClientAddress(request),
        ...(context?.caller && { caller: context.caller }),
      });
    });
  };
}

export type RefusalLog = ReturnType<typeof createRefusalLog>;
