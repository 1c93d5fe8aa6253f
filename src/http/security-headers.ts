import { fastifyCors } from '@fastify/cors';
import { fastifyHelmet } from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { HttpLimits } from './http-limits.js';
import { createHttpError, HttpError } from './http-error.js';

export interface SecurityHeadersOptions {
  readonly limits: HttpLimits;
  /** Origins whose pages may read the responses; none = no CORS headers. */
  readonly corsOrigins: readonly string[];
}

const nothing = ["'none'"];

/** Adds security headers and CORS to every response, and rejects URLs that are too long. */
export async function registerSecurityHeaders(
  server: FastifyInstance,
  { limits, corsOrigins }: SecurityHeadersOptions,
): Promise<void> {
  await server.register(fastifyHelmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: nothing, baseUri: nothing, formAction: nothing, frameAncestors: nothing },
    },
  });
  if (corsOrigins.length > 0) {
    await server.register(fastifyCors, {
      origin: [...corsOrigins],
      methods: ['GET', 'POST'],
      exposedHeaders: ['retry-after', 'www-authenticate'],
    });
  }
  server.addHook('onRequest', ({ url, hostname }, _reply, done) => {
    const tooLong = Buffer.byteLength(url) > limits.urlBytes;
    if (tooLong) done(createHttpError('URL_TOO_LONG', 'The URL is too long.', { limit: limits.urlBytes }));
    // The Apollo integration parses a URL with this host.
    else if (url.startsWith('/graphql') && !URL.canParse(`http://${hostname}/`))
      done(new HttpError(400, 'The Host header is missing or malformed.', { code: 'BAD_REQUEST' }));
    else done();
  });
}
