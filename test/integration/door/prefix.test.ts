import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { createApp } from '../../../src/app.js';
import { loadConfig } from '../../../src/config/load-config.js';
import { type Service, startService } from '../../testkit/service.js';

const html = { accept: 'text/html' };
const nothing = () => undefined;

/** A reverse proxy that removes the prefix `/ediscovery` from the path. */
async function startProxy(target: string) {
  const { hostname, port } = new URL(target);
  const server = createServer((incoming, outgoing) => {
    const path = (incoming.url ?? '').replace(/^\/ediscovery(?=\/)/, '');
    if (path === incoming.url) {
      outgoing.writeHead(404).end();
      return;
    }
    const { method, headers } = incoming;
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      outgoing.writeHead(response.statusCode ?? 500, response.headers);
      response.pipe(outgoing);
    });
    incoming.pipe(sent);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}/ediscovery/`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

describe('behind a proxy with a path prefix', () => {
  let service: Service;
  let proxy: Awaited<ReturnType<typeof startProxy>>;
  beforeAll(async () => {
    service = await startService();
    proxy = await startProxy(service.url);
  });
  afterAll(async () => {
    proxy.stop();
    await service.stop();
  });

  it('the root redirects to the endpoint', async () => {
    const response = await fetch(proxy.root, { headers: html });
    expect([response.status, response.url]).toEqual([200, `${proxy.root}graphql`]);
  });

  it('a final slash is the same endpoint', async () => {
    const response = await fetch(`${proxy.root}graphql/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ __typename }' }),
    });
    expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
  });

  it('the page with a final slash redirects to the page without it, whose relative URLs are right', async () => {
    const response = await fetch(`${proxy.root}graphql/?a=b`, { headers: html });
    expect([response.status, response.url]).toEqual([200, `${proxy.root}graphql`]);
  });

  it('the playground loads all its files, and each of them refers to others relatively', async () => {
    const environment = { PORT: '0', UPSTREAM: 'graph', AUTH_MODE: 'passthrough', PLAYGROUND: 'on' };
    const app = await createApp({
      config: loadConfig(environment),
      playgroundFolder: resolve('dist/playground'),
      log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
    });
    const second = await startProxy(await app.start());
    try {
      const address = `${second.root}graphql`;
      const page = await (await fetch(address, { headers: html })).text();
      const files = [...page.matchAll(/(?:src|href)="([^"#]+)"/g)].map(
        ([, file = '']) => new URL(file, address),
      );
      expect(files.length).toBeGreaterThan(2);
      for (const file of files) {
        const response = await fetch(file);
        expect([file.pathname, response.status]).toEqual([file.pathname, 200]);
        expect(await response.text()).not.toMatch(/["'(`]\/(playground|graphql|assets)\b/);
      }
    } finally {
      second.stop();
      await app.stop();
    }
  });
});

describe('the page without a playground', () => {
  const open = async (environment: Record<string, string>) => {
    const service = await startService({ environment });
    const page = await (await fetch(service.url, { headers: html })).text();
    await service.stop();
    return { page, service };
  };

  it('shows no address of the network in production', async () => {
    const { page, service } = await open({ NODE_ENV: 'production' });
    expect(page).toContain('curl https://YOUR-SERVER/graphql');
    for (const address of [service.url, service.sandbox.url, '127.0.0.1'])
      expect(page).not.toContain(address);
  });

  it('shows the address of the server otherwise', async () => {
    const { page, service } = await open({});
    expect(page).toContain(`curl ${service.url}`);
  });
});
