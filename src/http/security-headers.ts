import { fastifyCors } from '@fastify/cors';
import { fastifyHelmet } from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import { registerOriginCheck } from './origin-check.js';
import { requestIdHeader } from './request-scopes.js';

export interface SecurityHeadersOptions {
  /** Origins whose pages may read the responses; none = no CORS headers. */
  readonly corsOrigins: readonly string[];
}

const nothing = ["'none'"];

/** Adds security headers and CORS to every response, and rejects preflights of other origins. */
export async function registerSecurityHeaders(
  server: FastifyInstance,
  { corsOrigins }: SecurityHeadersOptions,
): Promise<void> {
  await server.register(fastifyHelmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: nothing, baseUri: nothing, formAction: nothing, frameAncestors: nothing },
    },
  });
  registerOriginCheck(server, corsOrigins);
  if (corsOrigins.length > 0) {
    await server.register(fastifyCors, {
      origin: [...corsOrigins],
      methods: ['GET', 'POST'],
      exposedHeaders: ['retry-after', 'www-authenticate', requestIdHeader],
    });
  }
}
