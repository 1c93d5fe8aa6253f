import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { measureCpuTime } from '../../testkit/cpu-time.js';
import { caseId, id, update } from '../../testkit/documents.js';
import { type Service, startService } from '../../testkit/service.js';

describe('the body of an update', () => {
  let service: Service;
  beforeAll(async () => (service = await startService()));
  afterAll(() => service.stop());
  beforeEach(() => {
    service.sandbox.store.reset();
    service.sandbox.journal.clear();
  });

  const patch = { resultInfo: { code: 1, subcode: 2, message: 'M\u00fcller \u{1f600}' } };
  const text = JSON.stringify({ query: update, variables: { input: { caseId, id, patch } } });
  const send = async (body: string | Buffer, headers: Record<string, string> = {}) => {
    const response = await fetch(service.url, {
      method: 'POST',
      body: typeof body === 'string' ? body : new Uint8Array(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
    return { status: response.status, headers: response.headers, json: await response.json() };
  };
  const sentMessages = () =>
    service.sandbox.journal.entries
      .filter(({ method }) => method === 'PATCH')
      .map(({ body }) => (body as typeof patch).resultInfo.message);

  it.each<[string, string | Buffer, Record<string, string>]>([
    ['UTF-8', text, {}],
    ['UTF-8 with a byte order mark', `\ufeff${text}`, {}],
    ['UTF-8, announced', text, { 'content-type': 'application/json; charset=UTF-8' }],
    ['gzip', gzipSync(text), { 'content-encoding': 'gzip' }],
    ['deflate', deflateSync(text), { 'content-encoding': 'deflate' }],
    ['brotli', brotliCompressSync(text), { 'content-encoding': 'br' }],
    ['gzip in capital letters', gzipSync(text), { 'content-encoding': 'GZIP' }],
  ])('reaches Microsoft Graph unchanged in %s', async (_, body, headers) => {
    const { status, json } = await send(body, headers);
    expect([status, json.errors, json.data.updateCaseOperation.userErrors]).toEqual([200, undefined, []]);
    expect(sentMessages()).toEqual([patch.resultInfo.message]);
  });

  it.each<[string, string | Buffer, Record<string, string>, number, RegExp]>([
    [
      'ISO-8859-1, as Windows PowerShell 5 sends it',
      Buffer.from(text.replace('\u{1f600}', ''), 'latin1'),
      {},
      400,
      /not valid UTF-8/,
    ],
    [
      'ISO-8859-1, announced',
      Buffer.from(text, 'latin1'),
      { 'content-type': 'application/json; charset=ISO-8859-1' },
      415,
      /charset of the body must be UTF-8/,
    ],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le'), {}, 400, /not valid UTF-8/],
    [
      'ISO-8859-1 within gzip',
      gzipSync(Buffer.from(text, 'latin1')),
      { 'content-encoding': 'gzip' },
      400,
      /not valid UTF-8/,
    ],
    ['another encoding', text, { 'content-encoding': 'zstd' }, 415, /one of gzip, deflate, br/],
    ['broken gzip', gzipSync(text).subarray(9), { 'content-encoding': 'gzip' }, 400, /content encoding/],
  ])('is rejected in %s, and nothing is sent', async (_, body, headers, status, message) => {
    const response = await send(body, headers);
    expect(response.status).toBe(status);
    expect(response.json.errors).toMatchObject([{ message: expect.stringMatching(message) as string }]);
    expect(response.headers.get('accept-encoding')).toBe(status === 415 ? 'gzip, deflate, br' : null);
    expect(service.sandbox.journal.requests()).toEqual([]);
  });

  it('is limited after decompression, in little time', async () => {
    const inner = gzipSync(Buffer.alloc(400_000_000, 0x20));
    expect(inner.length).toBeLessThan(1_000_000);
    const milliseconds = await measureCpuTime(async () => {
      expect((await send(inner, { 'content-encoding': 'gzip' })).status).toBe(413);
    });
    expect(milliseconds).toBeLessThan(1_000);
  });

  it('may be as large as the limit when it is decompressed', async () => {
    const padded = text + ' '.repeat(1_048_576 - Buffer.byteLength(text));
    expect((await send(gzipSync(padded), { 'content-encoding': 'gzip' })).status).toBe(200);
    expect((await send(gzipSync(`${padded} `), { 'content-encoding': 'gzip' })).status).toBe(413);
  });
});
