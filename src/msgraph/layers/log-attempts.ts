import type { RecordAttempt } from '../../telemetry/upstream-attempt.js';
import { getRequestId } from '../transport/request-id.js';
import type { GraphResponse, Send } from '../transport/send.js';

export interface LogAttemptsDependencies {
  readonly record: RecordAttempt;
  readonly newId: () => string;
  /** Returns the milliseconds of a monotonic clock. */
  readonly now: () => number;
}

/** Returns the name of an error, such as ECONNRESET or TimeoutError; its message could contain a URL. */
function getErrorName(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  if (typeof code === 'string') return code;
  return typeof name === 'string' ? name : 'unknown';
}

function toResult(response: GraphResponse) {
  const requestId = getRequestId(response);
  return { status: response.status, ...(requestId && { requestId }) };
}

/** Adds a `client-request-id` to each attempt and records its result, one line for each attempt. */
export function logAttempts({ record, newId, now }: LogAttemptsDependencies): (send: Send) => Send {
  return (send) => async (request) => {
    const clientRequestId = newId();
    const started = now();
    const [path = ''] = request.path.split('?');
    const recordResult = (result: { status: number } | { failure: string }) => {
      record({
        method: request.method,
        path,
        clientRequestId,
        durationMs: Math.round(now() - started),
        ...result,
      });
    };
    try {
      const response = await send({
        ...request,
        headers: { ...request.headers, 'client-request-id': clientRequestId },
      });
      recordResult(toResult(response));
      // The id that was sent, not one that the response may contain.
      return { ...response, clientRequestId };
    } catch (error) {
      recordResult({ failure: getErrorName(error) });
      throw error;
    }
  };
}
