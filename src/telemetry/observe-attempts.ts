import type { Logger } from './logger.js';
import type { Metrics } from './metrics.js';
import { getRequestScope } from './request-scope.js';
import { endSpan, startChildSpan, toTraceHeaders } from './tracing.js';
import type { ObserveAttempt } from './upstream-attempt.js';

export interface AttemptObserverDependencies {
  readonly log: Logger;
  readonly metrics: Metrics;
  /** The URL of Microsoft Graph, without a path. */
  readonly origin: string;
}

const defaultPorts: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/** Makes one line, one span and the metrics of each attempt at Microsoft Graph. */
export function createAttemptObserver({ log, metrics, origin }: AttemptObserverDependencies): ObserveAttempt {
  const { hostname, port, protocol } = new URL(origin);
  const server = {
    'server.address': hostname,
    'server.port': port === '' ? (defaultPorts[protocol] ?? 0) : Number(port),
  };
  return ({ method, template, clientRequestId, retries }) => {
    const scope = getRequestScope();
    if (scope) scope.upstreamRequests += 1;
    const attributes = {
      ...{ 'http.request.method': method, 'url.template': template, ...server },
      ...(retries > 0 && { 'http.request.resend_count': retries }),
    };
    const span = startChildSpan(method, { isRequest: true, attributes });
    return {
      headers: toTraceHeaders(span),
      end({ durationMs, ...result }) {
        const { status = 0, failure } = result;
        metrics.endAttempt(method, template, result, durationMs);
        const upstream = { method, path: template, clientRequestId, durationMs, ...result };
        const hasFailed = failure !== undefined || status >= 400;
        log[hasFailed ? 'warn' : 'info']({ upstream }, 'microsoft graph');
        const errorType = failure ?? (status >= 400 ? String(status) : undefined);
        endSpan(span, status > 0 ? { 'http.response.status_code': status } : {}, errorType);
      },
    };
  };
}
