import { connect } from 'node:net';
import { caseId, id } from '../../testkit/documents.js';
import { startGuardedService } from '../../testkit/guarded-service.js';
import { type Service, startService } from '../../testkit/service.js';

const token = 'Bearer hush-hush-token';
const json = { 'content-type': 'application/json', authorization: token };
const body = (query: string, variables = {}) => JSON.stringify({ query, variables });
const good = body('{ __typename }');
const secret = 'hush-hush';

interface Line {
  readonly correlationId?: string;
  readonly message: string;
  readonly refusal?: { codes: string[]; status: number; address: string; caller?: { digest: string } };
}

/** The lines, without those of GraphQL operations, which have tests of their own. */
const toLines = (logged: readonly string[]) =>
  logged.map((line) => JSON.parse(line) as Line).filter(({ message }) => message !== 'graphql operation');
/** Without the line of the start. */
const readLines = (service: Pick<Service, 'logged'>) =>
  toLines(service.logged).filter(({ message }) => message !== 'listening');

async function sendRaw(url: string, bytes: string): Promise<{ status: number; id: string; text: string }> {
  const text = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes));
    let received = '';
    socket.on('data', (chunk) => (received += chunk.toString()));
    socket.on('end', () => {
      resolve(received);
    });
    socket.on('error', reject);
  });
  const [, status = ''] = /^HTTP\/1\.1 (\d+)/.exec(text) ?? [];
  const [, requestId = ''] = /x-request-id: (\S+)/i.exec(text) ?? [];
  return { status: Number(status), id: requestId, text };
}

describe('a refusal', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({
      environment: { RATE_LIMIT_PER_MINUTE: '0', INTROSPECTION: 'off', CORS_ORIGINS: 'https://app.example' },
    });
  });
  afterAll(() => service.stop());

  it.each<[string, number, string, RequestInit & { path?: string }]>([
    ['malformed JSON', 400, 'BAD_REQUEST', { method: 'POST', body: `{"a":"${secret}"`, headers: json }],
    ['a body without a query', 400, 'BAD_REQUEST', { method: 'POST', body: '{}', headers: json }],
    ['an empty body', 400, 'BAD_REQUEST', { method: 'POST', body: '', headers: json }],
    ['an array', 400, 'BATCH_LIMIT_EXCEEDED', { method: 'POST', body: `[${good}]`, headers: json }],
    [
      'text that a browser sends without asking',
      400,
      'BAD_REQUEST',
      { method: 'POST', body: good, headers: { 'content-type': 'text/plain' } },
    ],
    [
      'a GET without a preflight header',
      400,
      'BAD_REQUEST',
      { path: `/graphql?query={__typename}&a=${secret}` },
    ],
    [
      'another media type',
      415,
      'BAD_REQUEST',
      { method: 'POST', body: good, headers: { ...json, 'content-type': 'a/b' } },
    ],
    [
      'another charset',
      415,
      'BAD_REQUEST',
      { method: 'POST', body: good, headers: { ...json, 'content-type': 'application/json;charset=latin1' } },
    ],
    [
      'another content encoding',
      415,
      'BAD_REQUEST',
      { method: 'POST', body: good, headers: { ...json, 'content-encoding': 'zstd' } },
    ],
    [
      'a body that is too large',
      413,
      'BODY_TOO_LARGE',
      { method: 'POST', body: ' '.repeat(1_100_000), headers: json },
    ],
    ['a URL that is too long', 414, 'URL_TOO_LONG', { path: `/graphql?query=${secret.repeat(1_000)}` }],
    ['a URL that cannot be decoded', 400, 'BAD_REQUEST', { path: `/${secret}%zz` }],
    ['a query string that is not UTF-8', 400, 'BAD_REQUEST', { path: `/graphql?query=${secret}%FF` }],
    [
      'a query string with an invalid escape, which hides a document from the limits',
      400,
      'BAD_REQUEST',
      {
        path: `/graphql?query=%23%zz%0A{${secret.replace('-', '_')}:__typename}`,
        headers: { 'apollo-require-preflight': '1' },
      },
    ],
    ['an unknown path', 404, 'BAD_REQUEST', { path: `/${secret}` }],
    ['another method', 405, 'BAD_REQUEST', { method: 'DELETE' }],
    [
      'a mutation by GET',
      405,
      'BAD_REQUEST',
      {
        path: `/graphql?query=${encodeURIComponent('mutation{updateCaseOperation(input:{caseId:"a",id:"b",patch:{}}){userErrors{code}}}')}`,
        headers: { 'apollo-require-preflight': '1' },
      },
    ],
    ['OPTIONS', 405, 'BAD_REQUEST', { method: 'OPTIONS' }],
    [
      'a preflight of another origin',
      403,
      'BAD_REQUEST',
      {
        method: 'OPTIONS',
        headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
      },
    ],
    [
      'introspection',
      400,
      'GRAPHQL_VALIDATION_FAILED',
      { method: 'POST', body: body('{ __schema { queryType { name } } }'), headers: json },
    ],
    [
      'a field that is not in the schema',
      400,
      'GRAPHQL_VALIDATION_FAILED',
      { method: 'POST', body: body(`{ nothing(a: "${secret}") }`), headers: json },
    ],
    [
      'a document that is not GraphQL',
      400,
      'GRAPHQL_PARSE_FAILED',
      { method: 'POST', body: body(`{ "${secret}`), headers: json },
    ],
    [
      'an operation that is not in the document',
      400,
      'OPERATION_RESOLUTION_FAILURE',
      {
        method: 'POST',
        body: JSON.stringify({ query: 'query a { __typename }', operationName: secret }),
        headers: json,
      },
    ],
    [
      'too many tokens',
      400,
      'TOKEN_LIMIT_EXCEEDED',
      { method: 'POST', body: body(`{ ${'id '.repeat(5_000)} }`), headers: json },
    ],
    [
      'too large a cost',
      400,
      'COST_LIMIT_EXCEEDED',
      {
        method: 'POST',
        body: body('{ ediscoveryCases(first: 500) { nodes { operations(first: 500) { nodes { id } } } } }'),
        headers: json,
      },
    ],
  ])('of %s has an id, and leaves one line', async (_, status, code, { path = '/graphql', ...init }) => {
    const before = service.logged.length;
    const response = await fetch(new URL(path, service.url), init);
    const { errors } = (await response.json()) as { errors: { extensions: Record<string, unknown> }[] };
    const correlationId = response.headers.get('x-request-id');
    expect(response.status).toBe(status);
    expect(correlationId).toMatch(/^[\da-f-]{36}$/);
    expect(errors.map(({ extensions }) => extensions['correlationId'])).toEqual(
      errors.map(() => correlationId),
    );
    const lines = toLines(service.logged.slice(before));
    expect(lines).toMatchObject([
      { correlationId, message: 'request refused', refusal: { codes: [code], status, address: '127.0.0.1' } },
    ]);
    expect(JSON.stringify(lines)).not.toContain(secret);
  });

  it.each([
    ['what is not HTTP', 'hush-hush\r\n\r\n', 400, 'BAD_REQUEST'],
    [
      'headers that are too large',
      `GET / HTTP/1.1\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`,
      431,
      'HEADERS_TOO_LARGE',
    ],
    ['a request without a host', 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'BAD_REQUEST'],
    ['CONNECT', 'CONNECT hush-hush:443 HTTP/1.1\r\nHost: x\r\n\r\n', 405, 'BAD_REQUEST'],
    ['an expectation', 'GET / HTTP/1.1\r\nHost: x\r\nExpect: hush-hush\r\n\r\n', 417, 'BAD_REQUEST'],
  ])('of %s has an id, and leaves one line', async (_, bytes, status, code) => {
    const before = service.logged.length;
    const answer = await sendRaw(service.url, bytes);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(`"correlationId":"${answer.id}"`);
    const lines = toLines(service.logged.slice(before));
    expect(lines).toMatchObject([
      { correlationId: answer.id, refusal: { codes: [code], status, address: '127.0.0.1' } },
    ]);
    expect(JSON.stringify(lines)).not.toContain(secret);
  });

  it('shows a known caller by a digest', async () => {
    const refuse = (authorization: string) => service.query('{ nothing }', {}, { authorization });
    const before = service.logged.length;
    for (const bearer of [token, token, 'Bearer other']) await refuse(bearer);
    const keys = toLines(service.logged.slice(before)).map(({ refusal }) => refusal?.caller?.digest);
    expect(keys[0]).toMatch(/^[\w-]{43}$/);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  it('is not logged for a request that reaches its data', async () => {
    const before = service.logged.length;
    const { errors } = await service.query('{ caseOperation(caseId: "a/b", id: "c") { id } }');
    expect(errors).toMatchObject([{ extensions: { code: 'INVALID_INPUT' } }]);
    expect(toLines(service.logged.slice(before))).toEqual([]);
  });
});

describe('a refusal of a caller', () => {
  it.each(['FORBIDDEN', 'UNAUTHENTICATED'])(
    'with %s leaves one line, for a query and for an update',
    async (code) => {
      const service = await startGuardedService(({ clientSecret }) => ({
        AUTH_MODE: 'application',
        AZURE_CLIENT_SECRET: clientSecret,
      }));
      const { issue, forge } = service.entra;
      const bearer = code === 'FORBIDDEN' ? issue({ claims: { roles: [] } }) : forge.signedByStranger();
      try {
        await service.as(bearer, '{ ediscoveryCases(first: 1) { nodes { id } } }');
        await service.as(
          bearer,
          `mutation { updateCaseOperation(input: { caseId: "${caseId}", id: "${id}", patch: { percentProgress: 1 } }) { userErrors { code } } }`,
        );
        const lines = readLines(service).filter(({ refusal }) => refusal);
        expect(lines.map(({ refusal }) => refusal?.codes)).toEqual([[code], [code]]);
        if (code === 'FORBIDDEN') {
          expect(lines[0]?.refusal?.caller).toMatchObject({ tenant: service.entra.tenants.home });
        }
        expect(service.logged.join('\n')).not.toContain(bearer.slice(-40));
        expect(service.sandbox.journal.requests()).toEqual([]);
      } finally {
        await service.stop();
      }
    },
  );

  it('by Microsoft Graph leaves one line with the id of the attempts', async () => {
    const service = await startService();
    try {
      await service.query(
        `mutation { updateCaseOperation(input: { caseId: "${caseId}", id: "${id}", patch: { percentProgress: 1 } }) { userErrors { code } } }`,
        {},
        { authorization: 'Bearer forbidden', 'x-request-id': 'abc' },
      );
      const lines = readLines(service);
      expect(lines.map(({ correlationId }) => correlationId)).toEqual(lines.map(() => 'abc'));
      expect(lines.filter(({ refusal }) => refusal)).toMatchObject([
        { refusal: { codes: ['FORBIDDEN'], status: 200 } },
      ]);
    } finally {
      await service.stop();
    }
  });

  it('for too many requests leaves one line', async () => {
    const service = await startService({ environment: { RATE_LIMIT_PER_MINUTE: '1' } });
    try {
      for (const authorization of ['Bearer a', 'Bearer a'])
        await service.query('{ __typename }', {}, { authorization });
      await service.query('{ __typename }');
      await service.query('{ __typename }');
      const codes = readLines(service).map(({ refusal }) => refusal?.codes);
      expect(codes).toEqual([['RATE_LIMITED'], ['RATE_LIMITED']]);
    } finally {
      await service.stop();
    }
  });
});

describe('the id of a request', () => {
  let service: Service;
  beforeAll(async () => (service = await startService()));
  afterAll(() => service.stop());

  const send = (given: string) => service.query('{ __typename }', {}, { 'x-request-id': given });

  it.each(['abc', '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', 'a'.repeat(128), 'a/b+c=.:_'])(
    'is taken from the header: %s',
    async (given) => {
      expect((await send(given)).headers.get('x-request-id')).toBe(given);
    },
  );

  it.each(['', 'a'.repeat(129), 'a b', '"', '<script>', 'a,b', '\u00fc'])(
    'is made when the header is %j',
    async (given) => {
      expect((await send(given)).headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
    },
  );

  it.each(['/healthz', '/', '/nothing'])('is in the response of %s', async (path) => {
    const { headers } = await fetch(new URL(path, service.url), { redirect: 'manual' });
    expect(headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
  });

  it('is in every line of its request, also when requests overlap', async () => {
    const before = service.logged.length;
    const ids = ['one', 'two', 'three'];
    await Promise.all(
      ids.map((given) =>
        service.query(
          '{ ediscoveryCases(first: 1) { nodes { id } } }',
          {},
          {
            authorization: `Bearer ${given}`,
            'x-request-id': given,
          },
        ),
      ),
    );
    const lines = service.logged.slice(before).map((line) => JSON.parse(line) as Line);
    // The attempt and the operation of each.
    expect(lines.map(({ correlationId }) => correlationId).sort()).toEqual([...ids, ...ids].sort());
  });

  it('is in errors about data', async () => {
    const { text } = await service.query(
      '{ caseOperation(caseId: "a/b", id: "c") { id } }',
      {},
      { 'x-request-id': 'abc' },
    );
    expect(JSON.parse(text)).toMatchObject({
      errors: [{ extensions: { code: 'INVALID_INPUT', correlationId: 'abc' } }],
    });
  });
});
