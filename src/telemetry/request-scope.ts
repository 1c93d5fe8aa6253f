import { AsyncLocalStorage } from 'node:async_hooks';
import type { Span, SpanContext } from '@opentelemetry/api';
import type { UpdateOutcome } from './metrics.js';

/** What is known about one HTTP request wherever its code runs. */
export interface RequestScope {
  /** The id of the request: in the response header `x-request-id`, in its errors and in its log lines. */
  readonly correlationId: string;
  /** The span of the caller, from the header `traceparent`. */
  readonly parent: SpanContext | undefined;
  /** The codes of its errors so far. */
  readonly errorCodes: Set<string>;
  /** How its updates have ended so far. */
  readonly outcomes: UpdateOutcome[];
  /** Number of attempts at Microsoft Graph so far. */
  upstreamRequests: number;
  /** The span of its first GraphQL operation. */
  span: Span | undefined;
}

const storage = new AsyncLocalStorage<RequestScope>();

export function createRequestScope(correlationId: string, parent?: SpanContext): RequestScope {
  return {
    ...{ correlationId, parent },
    ...{ errorCodes: new Set(), outcomes: [], upstreamRequests: 0, span: undefined },
  };
}

/** Calls a function in a scope; everything that it awaits or schedules runs there too. */
export function runInScope<T>(scope: RequestScope, callback: () => T): T {
  return storage.run(scope, callback);
}

/** The scope of the request that is being handled; undefined outside of any. */
export function getRequestScope(): RequestScope | undefined {
  return storage.getStore();
}
