import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createHttpError, HttpError } from './http-error.js';

const badRequest = (message: string) => new HttpError(400, message, { code: 'BAD_REQUEST' });

/**
 * Whether a query string is percent-encoded UTF-8. Parsers differ in what they make of others: Fastify, whose result the
 * limits check, leaves a value as it is, and Apollo Server decodes the rest of it.
 */
function isDecodable(search: string): boolean {
  try {
    decodeURIComponent(search);
    return true;
  } catch {
    return false;
  }
}

/** HTTP/1.1 requires a Host header, and the Apollo integration parses a URL with it. */
function createHostCheck() {
  // Almost all requests have the same host.
  let lastValid: string | undefined;
  return ({ headers, raw, protocol, hostname, routeOptions }: FastifyRequest): boolean => {
    if (headers.host === undefined && raw.httpVersion === '1.1') return false;
    if (routeOptions.url !== '/graphql') return true;
    const origin = `${protocol}://${hostname}/`;
    if (origin === lastValid) return true;
    if (!URL.canParse('/', origin)) return false;
    lastValid = origin;
    return true;
  };
}

/** The query string without its question mark. */
function getSearch(url: string): string {
  const start = url.indexOf('?');
  return start < 0 ? '' : url.slice(start + 1);
}

/** Rejects URLs and hosts that would be too long, or misread. */
export function registerUrlCheck(server: FastifyInstance, urlBytes: number): void {
  const hasValidHost = createHostCheck();
  const findError = (request: FastifyRequest): HttpError | undefined => {
    const { url } = request;
    if (Buffer.byteLength(url) > urlBytes)
      return createHttpError('URL_TOO_LONG', 'The URL is too long.', { limit: urlBytes });
    if (!hasValidHost(request)) return badRequest('The Host header is missing or malformed.');
    return isDecodable(getSearch(url))
      ? undefined
      : badRequest('The query string is not percent-encoded UTF-8.');
  };
  server.addHook('onRequest', (request, _reply, done) => {
    done(findError(request));
  });
}
