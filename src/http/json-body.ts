import type { FastifyInstance, FastifyRequest } from 'fastify';
import { promisify, TextDecoder } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { createBodyTooLargeError, HttpError } from './http-error.js';

type Decompress = (body: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

const decompressors: Readonly<Record<string, Decompress>> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

/** For the header `Accept-Encoding` of the response to another encoding. */
export const acceptedEncodings = 'gzip, deflate, br';

/** US-ASCII is a part of UTF-8. */
const acceptedCharsets: ReadonlySet<string> = new Set(['utf-8', 'utf8', 'us-ascii', 'ascii']);

const createError = (status: 400 | 415, message: string) =>
  new HttpError(status, message, { code: 'BAD_REQUEST' });

/** The charset of a content type, in lower case. JSON has no other parameters that matter. */
function getCharset(contentType = ''): string {
  const [, quoted, plain = 'utf-8'] = /;\s*charset\s*=\s*(?:"([^"]*)"|([^\s;"]*))/i.exec(contentType) ?? [];
  return (quoted ?? plain).toLowerCase();
}

/** Checks what the headers state about the body; throws for what this server cannot read. */
function getDecompressor({ headers }: FastifyRequest): Decompress | undefined {
  if (!acceptedCharsets.has(getCharset(headers['content-type'])))
    throw createError(415, 'The charset of the body must be UTF-8.');
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? '';
  if (encoding === '' || encoding === 'identity') return undefined;
  const decompress = Object.hasOwn(decompressors, encoding) ? decompressors[encoding] : undefined;
  if (!decompress) throw createError(415, `The content encoding must be one of ${acceptedEncodings}.`);
  return decompress;
}

/** Decompresses a body. Stops as soon as the result exceeds the limit. */
async function decompressBody(body: Buffer, decompress: Decompress, limit: number): Promise<Buffer> {
  try {
    return await decompress(body, { maxOutputLength: limit });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw createBodyTooLargeError(limit);
    throw createError(400, 'The body does not have the content encoding that its header states.');
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Decodes UTF-8 and drops a byte order mark. An invalid byte is an error: it would change a value silently. */
function decodeText(body: Buffer): string {
  try {
    return utf8.decode(body);
  } catch {
    throw createError(400, 'The body is not valid UTF-8. Encode it as UTF-8 before it is sent.');
  }
}

/** Decodes a body; returns a promise only for one that is compressed. */
function readText(request: FastifyRequest, body: Buffer, bodyBytes: number): string | Promise<string> {
  const decompress = getDecompressor(request);
  return decompress ? decompressBody(body, decompress, bodyBytes).then(decodeText) : decodeText(body);
}

/** Returns an error instead of throwing it. */
function attempt<T>(task: () => T): T | Error {
  try {
    return task();
  } catch (error) {
    return error as Error;
  }
}

/** Reads JSON bodies: compressed or not, in UTF-8, within the limit also when decompressed. */
export function registerJsonBody(server: FastifyInstance, bodyBytes: number): void {
  const parseJson = server.getDefaultJsonParser('error', 'error');
  server.removeContentTypeParser('application/json');
  server.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const parse = (text: string) => {
      void parseJson(request, text, done);
    };
    const read = attempt(() => readText(request, body, bodyBytes));
    if (read instanceof Error) done(read);
    else if (typeof read === 'string') parse(read);
    else read.then(parse, done);
  });
}
