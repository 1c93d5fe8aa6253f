import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { onRequestHookHandler } from 'fastify';
import { createRequestScope, type RequestScope, runInScope } from '../telemetry/request-scope.js';
import { createAttachedValue } from './attached-value.js';
import { readTraceHeaders } from '../telemetry/tracing.js';

/** The response header with the id of the request; in a request, the id that a proxy or client has given it. */
export const requestIdHeader = 'x-request-id';

/** Printable and short: the id is written to the log. */
const wellFormed = /^[\w.:/+=-]{1,128}$/;

const scopes = createAttachedValue<IncomingMessage, RequestScope>('scope');

/**
 * The scope of a request, with the id that its header gives or, if that is absent or malformed, with a new one, and with
 * the trace that it belongs to.
 */
export function getScope(request: IncomingMessage): RequestScope {
  const known = scopes.get(request);
  if (known) return known;
  const given = request.headers[requestIdHeader];
  const isGiven = typeof given === 'string' && wellFormed.test(given);
  const scope = createRequestScope(isGiven ? given : randomUUID(), readTraceHeaders(request.headers));
  scopes.set(request, scope);
  return scope;
}

/** Runs the rest of the request in its scope, and returns its id in a header. */
export const enterScope: onRequestHookHandler = (request, reply, done) => {
  const scope = getScope(request.raw);
  void reply.header(requestIdHeader, scope.correlationId);
  runInScope(scope, done);
};
