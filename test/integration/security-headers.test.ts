import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import helmet from 'helmet';
import { helmetOptions } from '../../src/http/security-headers.js';
import { type Service, startService } from '../testkit/service.js';

/** A server that has helmet as its middleware, as its documentation describes. */
async function startHelmet(): Promise<{ readonly server: Server; readonly url: string }> {
  const middleware = helmet(helmetOptions);
  const server = createServer((request, response) => {
    middleware(request, response, () => response.end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** The headers that Node.js adds. */
const ofNode = new Set(['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding']);

describe('the security headers', () => {
  let service: Service;
  let expected: Record<string, string>;
  beforeAll(async () => {
    service = await startService();
    const { server, url } = await startHelmet();
    const { headers } = await fetch(url);
    server.close();
    server.closeAllConnections();
    expected = Object.fromEntries([...headers].filter(([name]) => !ofNode.has(name)));
    expect(expected).toHaveProperty('content-security-policy');
  });
  afterAll(() => service.stop());

  const json = { 'content-type': 'application/json' };

  it.each<[string, number, string, RequestInit]>([
    ['health', 200, '/healthz', {}],
    ['a query', 200, '/graphql', { method: 'POST', headers: json, body: '{"query":"{__typename}"}' }],
    ['the page', 200, '/graphql', { headers: { accept: 'text/html' } }],
    ['a redirect', 302, '/', { redirect: 'manual' }],
    ['a syntax error', 400, '/graphql', { method: 'POST', headers: json, body: '{"query":"{"}' }],
    ['malformed JSON', 400, '/graphql', { method: 'POST', headers: json, body: '{' }],
    ['a form', 415, '/graphql', { method: 'POST', body: new URLSearchParams({ query: '{__typename}' }) }],
    ['an unknown path', 404, '/nothing', {}],
    ['another method', 405, '/graphql', { method: 'PUT' }],
    ['a large body', 413, '/graphql', { method: 'POST', headers: json, body: ' '.repeat(1_100_000) }],
  ])('of %s are those of helmet', async (_, status, path, request) => {
    const response = await fetch(new URL(path, service.url), request);
    await response.arrayBuffer();
    expect(response.status).toBe(status);
    expect(Object.fromEntries(response.headers)).toMatchObject(expected);
  });
});
