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

describe('a server without settings of its front', () => {
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

  it('says nothing of CORS, whoever asks', async () => {
    expect(corsHeaders(await preflight(service, origin))).toEqual([]);
    expect(corsHeaders(await service.query('{ __typename }', {}, { origin }))).toEqual([]);
  });

  it('shows its schema, and suggests names of it', async () => {
    const { data } = await service.query('{ __schema { queryType { name } } _service { sdl } }');
    expect(data).toMatchObject({ __schema: { queryType: { name: 'Query' } } });
    const { errors } = await service.query('{ ediscoveryCasez { nodes { id } } }');
    expect(errors[0]?.message).toMatch(/Did you mean .*"ediscoveryCases"/);
  });

  it('has no inline traces', async () => {
    const { text } = await service.query('{ __typename }', {}, { 'apollo-federation-include-trace': 'ftv1' });
    expect(JSON.parse(text)).toEqual({ data: { __typename: 'Query' } });
  });

  it('registers automatic persisted queries: not found, then sent with its hash, then the hash alone', async () => {
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
  it('lets pages of these origins read the answers, and no others', async () => {
    const service = await startService({ environment: { CORS_ORIGINS: `${origin},https://other.example` } });
    try {
      const allowed = await preflight(service, origin);
      expect(allowed.status).toBe(204);
      expect(allowed.headers.get('access-control-allow-origin')).toBe(origin);
      expect(allowed.headers.get('access-control-allow-headers')).toBe('content-type,authorization');
      expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
      const answer = await service.query('{ __typename }', {}, { origin });
      expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
      const refused = await preflight(service, 'https://evil.example');
      expect(refused.headers.get('access-control-allow-origin')).toBeNull();
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
  ])('refuses %s', async (query) => {
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
  ])('suggests no name for %s; on, it does', async (_, query, variables = {}) => {
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
  it('tells a gateway that asks how long fields took, and nothing of errors', async () => {
    const service = await startService({ environment: { INLINE_TRACES: 'on' } });
    const ask = { 'apollo-federation-include-trace': 'ftv1' };
    try {
      const { text } = await service.query('{ ediscoveryCase(id: "a/b") { id } }', {}, ask);
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
  it('turns a caller away who asks more often, and no other caller', async () => {
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
      const refused = await as('anna');
      expect(refused.status).toBe(429);
      const seconds = Number(refused.headers.get('retry-after'));
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThanOrEqual(60);
      expect(refused.errors[0]?.extensions).toEqual({
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
