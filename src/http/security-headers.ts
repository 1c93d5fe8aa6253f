import { fastifyCors } from '@fastify/cors';
import { fastifyHelmet } from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { HttpLimits } from './http-limits.js';
import { createHttpError, HttpError } from './http-error.js';

export interface SecurityHeadersOptions {
  readonly limits: HttpLimits;
  /** Origins whose pages may read the answers; none = no CORS at all. */
  readonly corsOrigins: readonly string[];
}

/** Nothing is loaded, framed or sent from a page of ours. */
const nothing = ["'none'"];

/** What every answer of the front has, whatever its path: security headers, CORS, and a URL that is not too long. */
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
    // The bridge to GraphQL makes a URL of it.
    else if (url.startsWith('/graphql') && !URL.canParse(`http://${hostname}/`))
      done(new HttpError(400, 'The Host is missing or malformed.', { code: 'BAD_REQUEST' }));
    else done();
  });
}
