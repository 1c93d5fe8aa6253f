import { AsyncLocalStorage } from 'node:async_hooks';

/** What is known about one HTTP request wherever its code runs. */
export interface RequestScope {
  /** The id of the request: in the response header `x-request-id`, in its errors and in its log lines. */
  readonly correlationId: string;
  /** The codes of its errors so far. */
  readonly errorCodes: Set<string>;
}

const storage = new AsyncLocalStorage<RequestScope>();

export function createRequestScope(correlationId: string): RequestScope {
  return { correlationId, errorCodes: new Set() };
}

/** Calls a function in a scope; everything that it awaits or schedules runs there too. */
export function runInScope<T>(scope: RequestScope, callback: () => T): T {
  return storage.run(scope, callback);
}

/** The scope of the request that is being handled; undefined outside of any. */
export function getRequestScope(): RequestScope | undefined {
  return storage.getStore();
}
