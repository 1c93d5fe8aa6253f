import { batch } from '../../../../src/msgraph/layers/batch.js';
import type { GraphRequest } from '../../../../src/msgraph/transport/send.js';
import { type FakeAnswer, aCredential, aRequest, fakeSend } from '../../../testkit/fake-send.js';

const layer = batch({ batchPath: '/beta/$batch', versionRoot: '/beta' });
const read = (name: string, own: Partial<GraphRequest> = {}) =>
  aRequest({ path: `/beta/${name}`, batchable: true, ...own });
const answered = (...responses: object[]): FakeAnswer => ({ body: JSON.stringify({ responses }) });

describe('a batch', () => {
  it('carries the requests of one moment; each gets its own answer, in whatever order they come', async () => {
    const { send, sent } = fakeSend(() =>
      answered(
        { id: '2', status: 404 },
        { id: '1', status: 200, headers: { 'Retry-After': '1' }, body: { a: 1 } },
      ),
    );
    const through = layer(send);
    const [a, b] = await Promise.all([through(read('a')), through(read('b'))]);
    expect(a).toEqual({ status: 200, headers: { 'retry-after': '1' }, empty: false, json: { a: 1 } });
    expect(b).toMatchObject({ status: 404, empty: true });
    expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /beta/$batch']);
    expect(JSON.parse(sent[0]?.body ?? '')).toMatchObject({
      requests: [
        { id: '1', method: 'GET', url: '/a' },
        { id: '2', method: 'GET', url: '/b' },
      ],
    });
  });

  it('is not made for one request, for several callers, or for what may not be batched', async () => {
    const { send, sent } = fakeSend();
    const through = layer(send);
    await Promise.all([
      through(read('a')),
      through(read('b', { credential: aCredential() })),
      through(read('c', { batchable: false })),
    ]);
    expect(sent.map(({ path }) => path).sort()).toEqual(['/beta/a', '/beta/b', '/beta/c']);
  });

  it('holds 20 requests', async () => {
    const { send, sent } = fakeSend(({ body }) => {
      const { requests } = JSON.parse(body ?? '{"requests":[]}') as { requests: { id: string }[] };
      return answered(...requests.map(({ id }) => ({ id, status: 200 })));
    });
    const through = layer(send);
    await Promise.all(Array.from({ length: 41 }, (_, index) => through(read(String(index)))));
    expect(sent.map(({ path }) => path)).toEqual(['/beta/$batch', '/beta/$batch', '/beta/40'].sort());
  });

  it.each([400, 404, 405, 501])('that is refused with %d goes on one by one', async (status) => {
    const { send, sent } = fakeSend(({ method }) => ({ status: method === 'POST' ? status : 200 }));
    const through = layer(send);
    const both = await Promise.all([through(read('a')), through(read('b'))]);
    expect(both.map((response) => response.status)).toEqual([200, 200]);
    expect(sent.map(({ path }) => path)).toEqual(['/beta/$batch', '/beta/a', '/beta/b']);
  });

  it('fails a request without an answer, and only that', async () => {
    const { send } = fakeSend(() => answered({ id: '1', status: 200 }));
    const through = layer(send);
    const [a, b] = await Promise.allSettled([through(read('a')), through(read('b'))]);
    expect(a.status).toBe('fulfilled');
    expect(b).toMatchObject({ status: 'rejected', reason: { code: 'BATCH_RESPONSE_MISSING' } });
  });

  it.each([429, 503])('that is answered with %d as a whole is that for each', async (status) => {
    const { send } = fakeSend(() => ({ status }));
    const through = layer(send);
    const both = await Promise.all([through(read('a')), through(read('b'))]);
    expect(both.map((response) => response.status)).toEqual([status, status]);
  });
});
