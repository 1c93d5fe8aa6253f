import type { ObserveAttempt } from '../../telemetry/upstream-attempt.js';
import { toPathTemplate } from '../transport/paths.js';
import { getRequestId } from '../transport/request-id.js';
import type { GraphResponse, Send } from '../transport/send.js';

export interface ObserveAttemptsDependencies {
  readonly observe: ObserveAttempt;
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

/** Adds a `client-request-id` and the trace to each attempt, and reports how it ended. */
export function observeAttempts({ observe, newId, now }: ObserveAttemptsDependencies): (send: Send) => Send {
  return (send) => (request) => {
    const clientRequestId = newId();
    const started = now();
    const retries = Number(request.headers['retry-attempt'] ?? 0);
    const { method } = request;
    const attempt = observe({ method, template: toPathTemplate(request.path), clientRequestId, retries });
    const getDuration = () => Math.round(now() - started);
    const headers = { ...request.headers, 'client-request-id': clientRequestId, ...attempt.headers };
    return send({ ...request, headers }).then(
      (response) => {
        attempt.end({ durationMs: getDuration(), ...toResult(response) });
        // The id that was sent, not one that the response may contain.
        return { ...response, clientRequestId };
      },
      (error: unknown) => {
        attempt.end({ durationMs: getDuration(), failure: getErrorName(error) });
        throw error;
      },
    );
  };
}
