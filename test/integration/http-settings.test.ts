import { type Service, startService } from '../testkit/service.js';

const origin = 'https://app.example';
const preflight = (service: Service, from: string) =>
  fetch(service.url, {
    method: 'OPTIONS',
    headers: {
      origin: from,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,authorization',
    },
  });
const corsHeaders = ({ headers }: Response | { headers: Headers }) =>
  [...headers.keys()].filter((name) => name.startsWith('access-control-'));

describe('an HTTP server with default settings', () => {
  let service: Service;
  beforeAll(async () => (service = await startService()));
  afterAll(() => service.stop());

  it.each(['/graphql', '/healthz', '/nothing'])('sends security headers with %s', async (path) => {
    const { headers } = await fetch(new URL(path, service.url), { headers: { accept: 'text/html' } });
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('sends no CORS headers to any origin', async () => {
    expect(corsHeaders(await preflight(service, origin))).toEqual([]);
    expect(corsHeaders(await service.query('{ __typename }', {}, { origin }))).toEqual([]);
  });

  it('allows introspection and suggests names of the schema', async () => {
    const { data } = await service.query('{ __schema { queryType { name } } _service { sdl } }');
    expect(data).toMatchObject({ __schema: { queryType: { name: 'Query' } } });
    const { errors } = await service.query('{ ediscoveryCasez { nodes { id } } }');
    expect(errors[0]?.message).toMatch(/Did you mean .*"ediscoveryCases"/);
  });

  it('has no inline traces', async () => {
    const { text } = await service.query('{ __typename }', {}, { 'apollo-federation-include-trace': 'ftv1' });
    expect(JSON.parse(text)).toEqual({ data: { __typename: 'Query' } });
  });

  it('registers an automatic persisted query that is sent with its hash after it was not found', async () => {
    const sha256Hash = 'ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38';
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    const unknown = await service.post({ extensions });
    expect(unknown.errors).toMatchObject([
      { message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } },
    ]);
    expect((await service.post({ extensions, query: '{__typename}' })).data).toEqual({ __typename: 'Query' });
    expect((await service.post({ extensions })).data).toEqual({ __typename: 'Query' });
  });
});

describe('CORS_ORIGINS', () => {
  it('allows only pages of these origins to read the responses', async () => {
    const service = await startService({ environment: { CORS_ORIGINS: `${origin},https://other.example` } });
    try {
      const allowed = await preflight(service, origin);
      expect(allowed.status).toBe(204);
      expect(allowed.headers.get('access-control-allow-origin')).toBe(origin);
      expect(allowed.headers.get('access-control-allow-headers')).toBe('content-type,authorization');
      expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
      const response = await service.query('{ __typename }', {}, { origin });
      expect(response.headers.get('access-control-allow-origin')).toBe(origin);
      const rejected = await preflight(service, 'https://evil.example');
      expect(rejected.headers.get('access-control-allow-origin')).toBeNull();
    } finally {
      await service.stop();
    }
  });
});

describe('INTROSPECTION=off', () => {
  let service: Service;
  beforeAll(async () => (service = await startService({ environment: { INTROSPECTION: 'off' } })));
  afterAll(() => service.stop());

  it.each([
    '{ __schema { queryType { name } } }',
    '{ __type(name: "Query") { name } }',
    '{ _service { sdl } }',
  ])('rejects %s', async (query) => {
    const { status, data, errors } = await service.query(query);
    expect([status, data]).toEqual([400, undefined]);
    expect(errors[0]?.extensions).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED' });
  });

  const listing =
    'query ($filter: EdiscoveryCaseFilter) { ediscoveryCases(filter: $filter) { nodes { id } } }';

  it.each<[string, string, object?]>([
    ['a field', '{ ediscoveryCasez { nodes { id } } }'],
    ['an argument', '{ ediscoveryCases(firzt: 1) { nodes { id } } }'],
    ['a type', 'query ($f: EdiscoveryCaseFilte) { ediscoveryCases(filter: $f) { nodes { id } } }'],
    ['an enum value', '{ ediscoveryCases(filter: { status: [ACTIVEE] }) { nodes { id } } }'],
    ['an input field', '{ ediscoveryCases(filter: { statuz: [ACTIVE] }) { nodes { id } } }'],
    ['an enum value in a variable', listing, { filter: { status: ['ACTIVEE'] } }],
    ['an input field in a variable', listing, { filter: { statuz: ['ACTIVE'] } }],
  ])('suggests no name for %s, unlike INTROSPECTION=on', async (_, query, variables = {}) => {
    const off = await service.query(query, variables);
    expect(off.status).toBe(400);
    expect(off.text).not.toContain('Did you mean');
    expect(off.errors[0]?.message).toMatch(/./);
    const open = await startService();
    const on = await open.query(query, variables);
    await open.stop();
    expect(on.text).toContain('Did you mean');
  });
});

describe('INLINE_TRACES=on', () => {
  it('returns the times of fields to a gateway that requests them, with masked errors', async () => {
    const service = await startService({ environment: { INLINE_TRACES: 'on' } });
    const headers = { 'apollo-federation-include-trace': 'ftv1' };
    try {
      const { text } = await service.query('{ ediscoveryCase(id: "a/b") { id } }', {}, headers);
      const { ftv1 } = (JSON.parse(text) as { extensions: { ftv1: string } }).extensions;
      const trace = Buffer.from(ftv1, 'base64').toString('latin1');
      expect(trace).toContain('ediscoveryCase');
      expect(trace).toContain('<masked>');
      expect(trace).not.toContain('INVALID_INPUT');
      expect(JSON.parse((await service.query('{ __typename }')).text)).not.toHaveProperty('extensions');
    } finally {
      await service.stop();
    }
  });
});

describe('RATE_LIMIT_PER_MINUTE', () => {
  it('rejects only the caller who exceeds it', async () => {
    const service = await startService({ environment: { RATE_LIMIT_PER_MINUTE: '2' } });
    const as = (token: string) =>
      service.query(
        '{ ediscoveryCases(first: 1) { nodes { id } } }',
        {},
        { authorization: `Bearer ${token}` },
      );
    try {
      expect([(await as('anna')).status, (await as('anna')).status]).toEqual([200, 200]);
      service.sandbox.journal.clear();
      const rejected = await as('anna');
      expect(rejected.status).toBe(429);
      const seconds = Number(rejected.headers.get('retry-after'));
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThanOrEqual(60);
      expect(rejected.errors[0]?.extensions).toEqual({
        code: 'RATE_LIMITED',
        limit: 2,
        retryAfterSeconds: seconds,
      });
      expect(service.sandbox.journal.requests()).toEqual([]);
      expect((await as('bert')).status).toBe(200);
      const anonymous = () => service.query('{ __typename }');
      expect([(await anonymous()).status, (await anonymous()).status, (await anonymous()).status]).toEqual([
        200, 200, 429,
      ]);
      for (let time = 0; time < 5; time += 1) {
        expect((await fetch(new URL('/healthz', service.url))).status).toBe(200);
      }
    } finally {
      await service.stop();
    }
  });
});
