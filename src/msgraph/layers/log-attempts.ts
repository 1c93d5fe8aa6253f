import type { RecordAttempt } from '../../telemetry/upstream-attempt.js';
import { getRequestId } from '../transport/request-id.js';
import type { GraphResponse, Send } from '../transport/send.js';

export interface LogAttemptsDependencies {
  readonly record: RecordAttempt;
  readonly newId: () => string;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
}

/** The name of a failure, such as ECONNRESET or TimeoutError: a message could hold a URL or more. */
function getErrorName(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  if (typeof code === 'string') return code;
  return typeof name === 'string' ? name : 'unknown';
}

function seen(response: GraphResponse) {
  const requestId = getRequestId(response);
  return { status: response.status, ...(requestId && { requestId }) };
}

/** Gives each try a `client-request-id` of its own and records what became of it: one line for each try. */
export function logAttempts({ record, newId, now }: LogAttemptsDependencies): (send: Send) => Send {
  return (send) => async (request) => {
    const clientRequestId = newId();
    const started = now();
    const [path = ''] = request.path.split('?');
    const tell = (end: { status: number } | { failure: string }) => {
      record({
        method: request.method,
        path,
        clientRequestId,
        durationMs: Math.round(now() - started),
        ...end,
      });
    };
    try {
      const response = await send({
        ...request,
        headers: { ...request.headers, 'client-request-id': clientRequestId },
      });
      tell(seen(response));
      // Ours, whatever the answer says of it.
      return { ...response, clientRequestId };
    } catch (error) {
      tell({ failure: getErrorName(error) });
      throw error;
    }
  };
}
