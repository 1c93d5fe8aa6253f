import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpError } from './http-error.js';

/** The origin of a preflight: a browser asks whether a page of this origin may send a request. */
function getPreflightOrigin({ method, headers }: FastifyRequest): string | undefined {
  const isPreflight = method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
  return isPreflight ? headers.origin : undefined;
}

/**
 * Rejects preflights of other origins with the reason, for whoever looks into the network tab of the browser.
 * The CORS plugin would accept them without its headers, or return a text that is not JSON.
 */
export function registerOriginCheck(server: FastifyInstance, corsOrigins: readonly string[]): void {
  server.addHook('onRequest', (request, reply, done) => {
    if (request.method !== 'OPTIONS') {
      done();
      return;
    }
    const origin = getPreflightOrigin(request);
    if (origin === undefined) {
      void reply.header('allow', 'GET, POST');
      const status = request.routeOptions.url === '/graphql' ? 405 : 404;
      done(
        new HttpError(status, 'OPTIONS is only for CORS preflights, which have an origin and a method.', {
          code: 'BAD_REQUEST',
        }),
      );
    } else if (corsOrigins.includes(origin)) done();
    else {
      void reply.header('vary', 'origin');
      const message =
        'CORS: pages of this origin may not use this server. Its operator allows origins with CORS_ORIGINS.';
      done(new HttpError(403, message, { code: 'BAD_REQUEST' }));
    }
  });
}
