import { startPrefixProxy } from '../../testkit/prefix-proxy.js';
import { type Service, startService } from '../../testkit/service.js';

const html = { accept: 'text/html' };

describe('behind a proxy with a path prefix', () => {
  let service: Service;
  let proxy: Awaited<ReturnType<typeof startPrefixProxy>>;
  beforeAll(async () => {
    service = await startService();
    proxy = await startPrefixProxy(service.url);
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
