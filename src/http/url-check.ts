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
function hasValidHost({ headers, raw, protocol, hostname, routeOptions }: FastifyRequest): boolean {
  if (headers.host === undefined && raw.httpVersion === '1.1') return false;
  return routeOptions.url !== '/graphql' || URL.canParse('/', `${protocol}://${hostname}/`);
}

function findError(request: FastifyRequest, urlBytes: number): HttpError | undefined {
  const { url } = request;
  if (Buffer.byteLength(url) > urlBytes)
    return createHttpError('URL_TOO_LONG', 'The URL is too long.', { limit: urlBytes });
  if (!hasValidHost(request)) return badRequest('The Host header is missing or malformed.');
  const [, search = ''] = /\?(.*)$/s.exec(url) ?? [];
  return isDecodable(search) ? undefined : badRequest('The query string is not percent-encoded UTF-8.');
}

/** Rejects URLs and hosts that would be too long, or misread. */
export function registerUrlCheck(server: FastifyInstance, urlBytes: number): void {
  server.addHook('onRequest', (request, _reply, done) => {
    done(findError(request, urlBytes));
  });
}
