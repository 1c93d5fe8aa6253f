import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createHttpError, HttpError } from './http-error.js';

const badRequest = (message: string) => new HttpError(400, message, { code: 'BAD_REQUEST' });

/** Whether the percent-encoded bytes of a query string are UTF-8; a `%` that encodes nothing stands for itself. */
function isUtf8(search: string): boolean {
  try {
    decodeURIComponent(search.replace(/%(?![\da-f]{2})/gi, '%25'));
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
  return isUtf8(search) ? undefined : badRequest('The query string is not valid UTF-8.');
}

/** Rejects URLs and hosts that would be too long, or misread. */
export function registerUrlCheck(server: FastifyInstance, urlBytes: number): void {
  server.addHook('onRequest', (request, _reply, done) => {
    done(findError(request, urlBytes));
  });
}
