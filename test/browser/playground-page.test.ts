import { placeholders, seed } from '../../src/playground/example-ids.js';
import { examples } from '../../src/playground/examples.js';
import { type Program, runProgram } from '../testkit/process.js';

const served = /serves GraphQL at (http:\/\/\S+\/graphql)/;
const tenant = '5f0c3b52-7d0a-4b6a-9a58-0c7d1d6f3a11';

/** Subscriptions are served over other transports. */
const isRequest = ({ query }: { readonly query: string }) => !/^subscription/m.test(query);

describe('the playground of the built program', () => {
  const running: Program[] = [];
  const start = async (environment: Record<string, string> = {}) => {
    const program = runProgram({ PORT: '0', ...environment });
    running.push(program);
    const [, url = ''] = await program.waitFor(served);
    return { url, open: () => fetch(url, { headers: { accept: 'text/html,*/*;q=0.8' } }) };
  };
  const findAssets = (page: string) =>
    [...page.matchAll(/"\.(\/playground\/assets\/[^"]+)"/g)].map(([, a]) => a!);
  afterEach(async () => {
    await Promise.all(running.splice(0).map((program) => program.end('SIGKILL')));
  });

  it('the page may run scripts of this server only, and nothing inline', async () => {
    const response = await (await start()).open();
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none';script-src 'self';worker-src 'self';style-src 'self' 'unsafe-inline';" +
        "connect-src 'self';img-src 'self' data:;font-src 'self';" +
        "base-uri 'none';form-action 'none';frame-ancestors 'none'",
    );
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(response.headers.get('vary')).toBe('accept');
    const page = await response.text();
    expect(page).toMatch(/<strong>Sandbox<\/strong>/);
    expect(page).not.toMatch(/<script(?![^>]*src=)|<style|style=|\son\w+=|\{\{/);
    expect(page).not.toMatch(/(src|href)="(?!\.\/playground\/|#)/);
  });

  it('the assets are cached for a year, and compressed for clients that accept it', async () => {
    const { url, open } = await start();
    const assets = findAssets(await (await open()).text());
    expect(assets.length).toBeGreaterThan(2);
    for (const asset of assets) {
      const compressed = await fetch(new URL(asset, url), { headers: { 'accept-encoding': 'gzip' } });
      expect([compressed.status, compressed.headers.get('cache-control')]).toEqual([
        200,
        'public, max-age=31536000, immutable',
      ]);
      expect(compressed.headers.get('content-encoding')).toBe('gzip');
      const plain = await fetch(new URL(asset, url), { headers: { 'accept-encoding': 'identity' } });
      expect(plain.headers.get('content-encoding')).toBeNull();
      expect(await plain.text()).toBe(await compressed.text());
    }
  });

  it.each([
    '/playground/assets/nothing.js',
    '/playground/assets/',
    '/playground/assets/..%2findex.html',
    '/playground/assets/%2e%2e/index.html',
    '/playground/index.html',
    '/playground/LICENSES.md',
  ])('%s returns a JSON error', async (path) => {
    const { url } = await start();
    const response = await fetch(new URL(url).origin + path);
    expect([403, 404]).toContain(response.status);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  it.each<[string, Record<string, string>]>([
    ['PLAYGROUND=off', { PLAYGROUND: 'off' }],
    ['production', { NODE_ENV: 'production', UPSTREAM: 'sandbox' }],
    ['Microsoft Graph behind it', { UPSTREAM: 'graph', AUTH_MODE: 'passthrough' }],
  ])('with %s a plain page is served, and no file of the playground', async (_, environment) => {
    const asset = findAssets(await (await (await start()).open()).text())[0]!;
    const { url, open } = await start(environment);
    const response = await open();
    const page = await response.text();
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page).toContain('Send GraphQL requests here by POST');
    expect(page).not.toContain('<script');
    expect((await fetch(new URL(asset, url))).status).toBe(404);
  });

  it('the page of a real tenant shows the cloud, the tenant and a warning', async () => {
    const { open } = await start({
      UPSTREAM: 'graph',
      PLAYGROUND: 'on',
      INTROSPECTION: 'on',
      GRAPH_CLOUD: 'usgov',
      AUTH_MODE: 'on-behalf-of',
      AZURE_TENANT_ID: tenant,
      AZURE_CLIENT_ID: '2b1c1f0e-93f4-4bd6-8f8e-52a3c3f1e7aa',
      AZURE_CLIENT_SECRET: 'canary',
    });
    const page = await (await open()).text();
    expect(page).toContain('<title>Case Operations playground: Real data</title>');
    expect(page).toContain(
      `Microsoft Graph beta at https://graph.microsoft.us, US Government cloud, GCC High, tenant ${tenant}`,
    );
    expect(page).not.toContain('canary');
  });

  it('the page escapes its values', async () => {
    const { open } = await start({
      UPSTREAM: 'graph',
      PLAYGROUND: 'on',
      INTROSPECTION: 'on',
      AUTH_MODE: 'passthrough',
      GRAPH_BASE_URL: "https://graph.example/'&amp;<b>",
    });
    expect(await (await open()).text()).not.toMatch(/<b>|'&amp;</);
  });

  it('the page explains that the schema is hidden', async () => {
    const { open } = await start({ INTROSPECTION: 'off' });
    const page = await (await open()).text();
    expect(page).toContain('Introspection is disabled on this server');
    expect(page).toContain('data-schema="hidden"');
  });

  it('the examples for real data begin with a read that needs no id, and no mutation changes anything', async () => {
    const { url } = await start();
    const post = async (query: string, variables?: string) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables: variables && (JSON.parse(variables) as object) }),
      });
      return (await response.json()) as { data?: any; errors?: object };
    };
    const [first] = examples(placeholders);
    expect(first?.query.replace(/#.*/g, '')).toMatch(/^\s*query \w+ \{[^$]*$/);
    expect(first?.query.replace(/#.*/g, '')).not.toContain('YOUR-');
    const list = `{ ediscoveryCase(id: "${seed.caseId}") { operations(first: 50) { nodes { id status resultInfo { code } } } } }`;
    const before = await post(list);
    // The documents for real data, with ids that exist.
    for (const { query, variables } of examples({ ...seed, dryRun: true }).filter(isRequest)) {
      const { data, errors } = await post(query, variables);
      expect({ query, errors }).toEqual({ query, errors: undefined });
      if (/^mutation/m.test(query) && !query.includes('RejectedUpdate')) {
        expect(JSON.stringify(data)).toMatch(/"plannedRequest":\{"method":"PATCH"|"results":\[\{/);
      }
    }
    expect(await post(list)).toEqual(before);
  });

  it('the examples run unchanged on a new sandbox', async () => {
    const { url } = await start();
    for (const { query, variables } of examples(seed).filter(isRequest)) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables: variables && (JSON.parse(variables) as object) }),
      });
      const answer = (await response.json()) as { data?: object; errors?: object };
      expect({ query, status: response.status, errors: answer.errors }).toEqual({ query, status: 200 });
      expect(JSON.stringify(answer.data).includes('"code":"')).toBe(query.includes('RejectedUpdate'));
    }
  });
});
