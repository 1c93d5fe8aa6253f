import { BatchUnsupportedError, batch } from '../../../../src/msgraph/layers/batch.js';
import type { GraphRequest, Send } from '../../../../src/msgraph/transport/send.js';
import { type FakeResponse, aCredential, aRequest, fakeSend } from '../../../testkit/fake-send.js';
import { virtualClock } from '../../../testkit/virtual-clock.js';

const options = (clock = virtualClock()) => ({ batchPath: '/beta/$batch', versionRoot: '/beta', clock });
/** A layer of its own for each test: it remembers an upstream without `$batch`. */
const layer = (send: Send) => batch(options())(send);
const read = (name: string, own: Partial<GraphRequest> = {}) =>
  aRequest({ path: `/beta/${name}`, batchable: true, ...own });
const batchResponse = (...responses: object[]): FakeResponse => ({ body: JSON.stringify({ responses }) });

describe('a batch', () => {
  it('contains concurrent requests; each gets its own response, in any order', async () => {
    const { send, sent } = fakeSend(() =>
      batchResponse(
        { id: '2', status: 404 },
        { id: '1', status: 200, headers: { 'Retry-After': '1' }, body: { a: 1 } },
      ),
    );
    const sendBatched = layer(send);
    const [a, b] = await Promise.all([sendBatched(read('a')), sendBatched(read('b'))]);
    expect(a).toEqual({ status: 200, headers: { 'retry-after': '1' }, json: { a: 1 } });
    expect(b).toMatchObject({ status: 404 });
    expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /beta/$batch']);
    expect(JSON.parse(sent[0]?.body ?? '')).toMatchObject({
      requests: [
        { id: '1', method: 'GET', url: '/a' },
        { id: '2', method: 'GET', url: '/b' },
      ],
    });
  });

  it('is not used for a single request, for different callers, or for a request that is not batchable', async () => {
    const { send, sent } = fakeSend();
    const sendBatched = layer(send);
    await Promise.all([
      sendBatched(read('a')),
      sendBatched(read('b', { credential: aCredential() })),
      sendBatched(read('c', { batchable: false })),
    ]);
    expect(sent.map(({ path }) => path).sort()).toEqual(['/beta/a', '/beta/b', '/beta/c']);
  });

  it('contains at most 20 requests', async () => {
    const { send, sent } = fakeSend(({ body }) => {
      const { requests } = JSON.parse(body ?? '{"requests":[]}') as { requests: { id: string }[] };
      return batchResponse(...requests.map(({ id }) => ({ id, status: 200 })));
    });
    const sendBatched = layer(send);
    await Promise.all(Array.from({ length: 41 }, (_, index) => sendBatched(read(String(index)))));
    expect(sent.map(({ path }) => path)).toEqual(['/beta/$batch', '/beta/$batch', '/beta/40'].sort());
  });

  it.each([400, 404, 405, 501])(
    'that is rejected with %d fails for each of its requests, which were not processed',
    async (status) => {
      const { send, sent } = fakeSend(({ method }) => ({ status: method === 'POST' ? status : 200 }));
      const sendBatched = layer(send);
      const both = await Promise.allSettled([sendBatched(read('a')), sendBatched(read('b'))]);
      for (const one of both) {
        expect(one.status === 'rejected' && one.reason).toBeInstanceOf(BatchUnsupportedError);
      }
      expect(sent.map(({ path }) => path)).toEqual(['/beta/$batch']);
    },
  );

  it.each([404, 405, 501])('that is rejected with %d is not tried again for ten minutes', async (status) => {
    const clock = virtualClock();
    const { send, sent } = fakeSend(({ method }) => ({ status: method === 'POST' ? status : 200 }));
    const sendBatched = batch(options(clock))(send);
    const sendBoth = () => Promise.allSettled([sendBatched(read('a')), sendBatched(read('b'))]);
    await sendBoth();
    clock.advance(599_999);
    const single = await sendBoth();
    expect(single.map((one) => one.status)).toEqual(['fulfilled', 'fulfilled']);
    clock.advance(1);
    await sendBoth();
    expect(sent.map(({ path }) => path)).toEqual(['/beta/$batch', '/beta/a', '/beta/b', '/beta/$batch']);
  });

  it('that is rejected with 400 is tried again: the cause may be one of its requests', async () => {
    const { send, sent } = fakeSend(() => ({ status: 400 }));
    const sendBatched = layer(send);
    await Promise.allSettled([sendBatched(read('a')), sendBatched(read('b'))]);
    await Promise.allSettled([sendBatched(read('a')), sendBatched(read('b'))]);
    expect(sent.map(({ path }) => path)).toEqual(['/beta/$batch', '/beta/$batch']);
  });

  it('with a write is a write, and with a look is a look', async () => {
    const { send, sent } = fakeSend();
    const sendBatched = layer(send);
    await Promise.allSettled([
      sendBatched(read('a', { isWrite: true })),
      sendBatched(read('b', { isLook: true })),
    ]);
    await Promise.allSettled([sendBatched(read('a')), sendBatched(read('b'))]);
    expect(sent.map(({ isWrite, isLook }) => [isWrite, isLook])).toEqual([
      [true, true],
      [false, false],
    ]);
  });

  it('without the response of a request fails only that request', async () => {
    const { send } = fakeSend(() => batchResponse({ id: '1', status: 200 }));
    const sendBatched = layer(send);
    const [a, b] = await Promise.allSettled([sendBatched(read('a')), sendBatched(read('b'))]);
    expect(a.status).toBe('fulfilled');
    expect(b).toMatchObject({ status: 'rejected', reason: { code: 'BATCH_RESPONSE_MISSING' } });
  });

  it('with numeric ids and statuses as strings is understood', async () => {
    const { send } = fakeSend(() =>
      batchResponse({ id: 2, status: '404' }, { id: 1, status: 200, body: { a: 1 } }),
    );
    const sendBatched = layer(send);
    const both = await Promise.all([sendBatched(read('a')), sendBatched(read('b'))]);
    expect(both.map(({ status, json }) => [status, json])).toEqual([
      [200, { a: 1 }],
      [404, undefined],
    ]);
  });

  it.each([
    ['JSON', '{"size":9007199254740993}', { json: { size: 9007199254740993n } }],
    ['base64', 'PGh0bWw+', { json: undefined }],
    ['base64 that is a number too', '1234', { json: undefined }],
    ['white space', ' ', { json: undefined }],
  ])('may have a body that is %s in a string', async (_, body, expected) => {
    const { send } = fakeSend(() => batchResponse({ id: '1', status: 200, body }));
    const sendBatched = layer(send);
    const [response] = await Promise.allSettled([sendBatched(read('a')), sendBatched(read('b'))]);
    expect(response).toMatchObject({ value: { status: 200, ...expected } });
  });

  it('gives its request-id to the responses that have none of their own', async () => {
    const responses = [
      { id: '1', status: 500 },
      { id: '2', status: 500, headers: { 'Request-Id': 'inner' } },
    ];
    const { send } = fakeSend(() => ({ ...batchResponse(...responses), headers: { 'request-id': 'outer' } }));
    const sendBatched = layer(send);
    const both = await Promise.all([sendBatched(read('a')), sendBatched(read('b'))]);
    expect(both.map(({ headers }) => headers['request-id'])).toEqual(['outer', 'inner']);
  });

  it.each([
    ['in any letter case', { 'RETRY-AFTER': '7' }, '7'],
    ['as a number', { 'retry-after': 7 }, '7'],
    ['as a list', { 'Retry-After': ['0', 120] }, '0, 120'],
    ['twice', { 'Retry-After': '0', 'retry-after': '120' }, '0, 120'],
    ['as null', { 'Retry-After': null }, undefined],
    ['as an object', { 'Retry-After': {} }, undefined],
  ])('may have Retry-After %s in a response', async (_, headers, expected) => {
    const { send } = fakeSend(() => batchResponse({ id: '1', status: 429, headers }));
    const sendBatched = layer(send);
    const [response] = await Promise.allSettled([sendBatched(read('a')), sendBatched(read('b'))]);
    expect(response.status === 'fulfilled' && response.value.headers['retry-after']).toBe(expected);
  });

  it.each([429, 503])('with the status %d has this status for each of its requests', async (status) => {
    const { send } = fakeSend(() => ({ status }));
    const sendBatched = layer(send);
    const both = await Promise.all([sendBatched(read('a')), sendBatched(read('b'))]);
    expect(both.map((response) => response.status)).toEqual([status, status]);
  });
});
