import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { fastifyCors } from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import helmet, { type HelmetOptions } from 'helmet';
import { registerOriginCheck } from './origin-check.js';
import { requestIdHeader } from './request-scopes.js';

export interface SecurityHeadersOptions {
  /** Origins whose pages may read the responses; none = no CORS headers. */
  readonly corsOrigins: readonly string[];
}

const nothing = ["'none'"];

export const helmetOptions: HelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: nothing, baseUri: nothing, formAction: nothing, frameAncestors: nothing },
  },
};

/** The headers that helmet sets. They are the same for all responses, so helmet is asked once. */
function createHelmetHeaders(): Readonly<Record<string, string>> {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  helmet(helmetOptions)(request, response, (error) => {
    if (error !== undefined) throw new Error('helmet has failed', { cause: error });
  });
  const headers = Object.entries(response.getHeaders());
  return Object.freeze(Object.fromEntries(headers.map(([name, value]) => [name, String(value)])));
}

/** Adds security headers and CORS to every response, and rejects preflights of other origins. */
export async function registerSecurityHeaders(
  server: FastifyInstance,
  { corsOrigins }: SecurityHeadersOptions,
): Promise<void> {
  const headers = createHelmetHeaders();
  server.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(headers);
    done();
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
