import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import type { ServerResponse } from 'node:http';
import { networkErrorOf, request, startUpstream, transportTo } from '../../testkit/upstream.js';

const json = '{"name":"Müller"}';
const zeros = (length: number) => Buffer.alloc(length, ' ');

async function answered(answer: (response: ServerResponse) => void, maxBodyBytes = 100_000) {
  const seen: (string | undefined)[] = [];
  const upstream = await startUpstream(({ headers }, response) => {
    seen.push(headers['accept-encoding']);
    answer(response);
  });
  const transport = transportTo(upstream.origin, { maxBodyBytes });
  const stop = async () => {
    await transport.close();
    await upstream.stop();
  };
  return { transport, upstream, seen, stop };
}

/** The response to one request. */
async function ask(headers: Record<string, string | string[]>, body: string | Buffer, status = 200) {
  const { transport, stop } = await answered((response) => response.writeHead(status, headers).end(body));
  try {
    return await transport.send(request());
  } finally {
    await stop();
  }
}

describe('the body of a response', () => {
  it('is asked for in gzip or brotli', async () => {
    const { transport, seen, stop } = await answered((response) => response.end('{}'));
    await transport.send(request());
    expect(seen).toEqual(['gzip, br']);
    await stop();
  });

  it.each([
    ['gzip', gzipSync(json)],
    ['GZIP', gzipSync(json)],
    ['x-gzip', gzipSync(json)],
    ['deflate', deflateSync(json)],
    ['deflate', deflateRawSync(json)],
    ['br', brotliCompressSync(json)],
    ['zstd', zstdCompressSync(json)],
    ['identity', Buffer.from(json)],
    ['', Buffer.from(json)],
    ['gzip, br', brotliCompressSync(gzipSync(json))],
    ['gzip', Buffer.concat([gzipSync(json.slice(0, 5)), gzipSync(json.slice(5))])],
  ])('is decoded from %p', async (encoding, body) => {
    await expect(ask({ 'content-encoding': encoding }, body)).resolves.toMatchObject({
      status: 200,
      json: { name: 'Müller' },
    });
  });

  it('is decoded from the codings of a repeated header', async () => {
    const body = brotliCompressSync(gzipSync(json));
    await expect(ask({ 'content-encoding': ['gzip', 'br'] }, body)).resolves.toMatchObject({
      json: { name: 'Müller' },
    });
  });

  it.each([
    ['an unknown coding', 'compress', Buffer.from(json)],
    ['a coding that is not what the header says', 'gzip', Buffer.from(json)],
    ['a broken coding', 'gzip', gzipSync(json).fill(7, 12)],
    ['a truncated coding', 'gzip', gzipSync(json).subarray(0, -9)],
    ['truncated brotli', 'br', brotliCompressSync(json).subarray(0, -3)],
    ['too many codings', 'gzip, gzip, gzip, gzip', gzipSync(gzipSync(gzipSync(gzipSync(json))))],
  ])('with %s is invalid, and the status is kept', async (_, encoding, body) => {
    for (const status of [200, 503]) {
      await expect(ask({ 'content-encoding': encoding }, body, status)).resolves.toMatchObject({
        status,
        json: undefined,
      });
    }
  });

  it.each([
    ['200', 200, 'gzip'],
    ['204', 204, 'gzip'],
    ['200 of an unknown coding', 200, 'compress'],
  ])('without a byte is empty with status %s', async (_, status, encoding) => {
    await expect(ask({ 'content-encoding': encoding }, '', status)).resolves.toMatchObject({
      status,
      json: undefined,
    });
  });

  it.each([
    ['a byte order mark', {}, `\uFEFF${json}`],
    ['the charset UTF-8', { 'content-type': 'application/json; charset="UTF-8"' }, json],
    [
      'another charset but only ASCII',
      { 'content-type': 'application/json;charset=iso-8859-1' },
      '{"name":"M"}',
    ],
  ])('with %s is read', async (_, headers, body) => {
    const { json: read } = await ask(headers, body);
    expect((read as { name: string }).name).toMatch(/^M/);
  });

  it.each([
    ['invalid UTF-8', {}, Buffer.from(json, 'latin1')],
    ['another charset', { 'content-type': 'application/json; charset=ISO-8859-1' }, Buffer.from(json)],
    ['UTF-16', {}, Buffer.from(json, 'utf16le')],
  ])('with %s is invalid: no character is guessed', async (_, headers, body) => {
    await expect(ask(headers, body)).resolves.toMatchObject({ status: 200, json: undefined });
  });
});

describe('the size of a body', () => {
  it.each([
    ['gzip', (text: Buffer) => gzipSync(text)],
    ['br', (text: Buffer) => brotliCompressSync(text)],
    ['zstd', (text: Buffer) => zstdCompressSync(text)],
    ['identity', (text: Buffer) => text],
  ])('counts after decoding (%s)', async (encoding, encode) => {
    const { transport, stop } = await answered((response) => {
      response.setHeader('content-encoding', encoding);
      response.end(encode(zeros(response.req.url === '/fits' ? 100_000 : 100_001)));
    });
    try {
      await expect(transport.send(request({ path: '/fits' }))).resolves.toMatchObject({
        status: 200,
        json: undefined,
      });
      const error = await networkErrorOf(() => transport.send(request()));
      expect(error).toMatchObject({ code: 'BODY_TOO_LARGE', sent: true, retryable: false });
    } finally {
      await stop();
    }
  });

  it.each([
    ['gzip', gzipSync(zeros(200_000_000))],
    ['gzip, gzip', gzipSync(gzipSync(zeros(200_000_000)))],
    ['gzip, br', brotliCompressSync(gzipSync(zeros(200_000_000)))],
  ])('ends a decompression bomb (%s) at the bound and destroys the connection', async (encoding, bomb) => {
    const { transport, upstream, stop } = await answered((response) => {
      response.setHeader('content-encoding', encoding);
      // Without an end: the bound must act before.
      response.write(bomb);
    });
    try {
      const before = process.memoryUsage().rss;
      const error = await networkErrorOf(() => transport.send(request()));
      expect(error).toMatchObject({ code: 'BODY_TOO_LARGE', sent: true });
      expect(error.ms).toBeLessThan(500);
      expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
      while (upstream.sockets.size > 0) await new Promise(setImmediate);
    } finally {
      await stop();
    }
  });
});
