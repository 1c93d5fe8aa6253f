import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createApp } from '../../src/app.js';
import { loadConfig } from '../../src/config/load-config.js';
import { caseId, id } from '../testkit/documents.js';
import { type Service, startService } from '../testkit/service.js';
import { virtualClock } from '../testkit/virtual-clock.js';

const nothing = () => undefined;
const log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
const one = `{ caseOperation(caseId: "${caseId}", id: "${id}") { id } }`;

/** The program in front of an upstream with this handler. */
async function startBefore(handler: RequestListener, environment: Record<string, string> = {}) {
  const upstream: Server = createServer(handler);
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
  const root = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
  const config = loadConfig({
    PORT: '0',
    UPSTREAM: 'graph',
    AUTH_MODE: 'passthrough',
    GRAPH_BASE_URL: root,
    ...environment,
  });
  const app = await createApp({ config, log, clock: virtualClock(), random: () => 0.5 });
  const url = await app.start();
  const ask = (signal?: AbortSignal) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer t' },
      body: JSON.stringify({ query: one }),
      ...(signal && { signal }),
    });
  const stop = async () => {
    await app.stop();
    upstream.closeAllConnections();
    await new Promise((resolve) => upstream.close(resolve));
  };
  return { ask, stop, upstream };
}

describe('a response of the upstream', () => {
  it('with status 503 is retried on a new connection', async () => {
    const sockets: Socket[] = [];
    const { ask, stop } = await startBefore((request, response) => {
      sockets.push(request.socket);
      response.statusCode = sockets.length === 1 ? 503 : 200;
      response.end(JSON.stringify({ id }));
    });
    try {
      expect(await (await ask()).json()).toEqual({ data: { caseOperation: { id } } });
      expect(sockets).toHaveLength(2);
      expect(sockets[0]).not.toBe(sockets[1]);
    } finally {
      await stop();
    }
  });

  it('is no longer awaited when the client disconnects', async () => {
    const leaving = new AbortController();
    const closed = new Promise<void>((resolve) => {
      void startBefore((request) => {
        request.socket.once('close', resolve);
        leaving.abort();
      }).then(async ({ ask, stop }) => {
        await ask(leaving.signal).catch(nothing);
        await closed;
        await stop();
      });
    });
    await closed;
  });

  it.each([
    ['a body over the limit', 'x'.repeat(5000)],
    ['a body over the limit that is valid JSON', JSON.stringify({ id, pad: 'x'.repeat(5000) })],
  ])('with %s is an error', async (_, body) => {
    const { ask, stop } = await startBefore((_request, response) => response.end(body), {
      GRAPH_MAX_BODY_BYTES: '2048',
    });
    try {
      expect(await (await ask()).json()).toMatchObject({
        errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }],
      });
    } finally {
      await stop();
    }
  });

  const faults: [string, RequestListener][] = [
    [
      'headers that are too large',
      (_request, response) => response.setHeader('x', 'y'.repeat(100_000)).end('{}'),
    ],
    [
      'an unrequested encoding',
      (_request, response) => response.setHeader('content-encoding', 'gzip').end('\u001f\u008b'),
    ],
    ['an incomplete body', (_request, response) => void response.write('{')],
  ];

  it.each(faults)('with %s is an error after the timeout', async (_, handler) => {
    const { ask, stop } = await startBefore(handler, { GRAPH_TIMEOUT_MS: '150' });
    try {
      expect(await (await ask()).json()).toMatchObject({
        errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }],
      });
    } finally {
      await stop();
    }
  });
});

describe('the deadline and the budget', () => {
  let service: Service;
  afterEach(() => service.stop());

  it('a wait beyond the deadline is not started', async () => {
    service = await startService({ environment: { REQUEST_TIMEOUT_MS: '5000' } });
    service.sandbox.faults.add({ kind: 'status', status: 503, retryAfter: '6', times: -1 });
    const { errors } = await service.query(one);
    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE', retryAfterSeconds: 6 } }]);
    expect(service.sandbox.journal.requests()).toHaveLength(1);
    expect(service.clock.waits).toEqual([]);
  });

  it('a request over the budget is not sent and returns the time to wait', async () => {
    service = await startService({ environment: { GRAPH_REQUESTS_PER_MINUTE: '3' } });
    const responses = [];
    for (let number = 0; number < 4; number += 1) responses.push(await service.query(one));
    expect(responses.map(({ errors }) => errors[0]?.extensions?.['code'])).toEqual([
      undefined,
      undefined,
      undefined,
      'THROTTLED',
    ]);
    expect(responses[3]?.errors[0]?.extensions?.['retryAfterSeconds']).toBeGreaterThan(30);
    expect(service.sandbox.journal.requests()).toHaveLength(3);
  });

  it('an error contains both ids of the request', async () => {
    service = await startService();
    service.sandbox.faults.add({ kind: 'status', status: 403 });
    const { errors } = await service.query(one);
    const [request] = service.sandbox.journal.requests();
    expect(errors[0]?.extensions).toMatchObject({
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      clientRequestId: request?.headers['client-request-id'],
    });
  });
});
