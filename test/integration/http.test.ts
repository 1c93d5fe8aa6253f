import { connect } from 'node:net';
import { version } from '../../src/version.js';
import { caseId, id, update } from '../testkit/documents.js';
import { type Service, startService } from '../testkit/service.js';

describe('the HTTP server', () => {
  let service: Service;
  beforeAll(async () => (service = await startService()));
  afterAll(() => service.stop());

  const origin = () => new URL(service.url).origin;
  const post = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
    fetch(service.url, { method: 'POST', body, headers });

  it('returns its health', async () => {
    const response = await fetch(`${origin()}/healthz`);
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok', version }]);
  });

  it('returns whether it should get requests', async () => {
    const response = await fetch(`${origin()}/readyz`);
    expect([response.status, await response.json()]).toEqual([
      200,
      { status: 'ready', version, warnings: [] },
    ]);
  });

  it('redirects / to /graphql', async () => {
    const response = await fetch(origin(), { redirect: 'manual' });
    const target = new URL(response.headers.get('location') ?? '', `${origin()}/`).href;
    expect([response.status, target]).toEqual([302, service.url]);
  });

  it('returns a page with a mutation and without foreign content to a browser', async () => {
    const response = await fetch(service.url, { headers: { accept: 'text/html,*/*' } });
    const page = await response.text();
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page).toMatch(/sandbox.*updateCaseOperation/s);
    expect(page).toContain(`curl ${service.url}`);
    expect(page).not.toMatch(/<script|<link|<img|src=/);
  });

  it.each([
    ['malformed JSON', '{"query":', 400],
    ['an empty body', '', 400],
    ['a body that is not an object', '"text"', 400],
    ['a body without a query', '{}', 400],
    ['a query with a syntax error', '{"query":"{"}', 400],
    ['a query that is invalid for the schema', '{"query":"{nothing}"}', 400],
    ['a body over 1 MiB', JSON.stringify({ query: ' '.repeat(1_100_000) }), 413],
    ['a truncated body', '{"query":"{ __typename }"', 400],
    ['an empty list', '[]', 400],
  ])('returns a JSON error for %s', async (_, body, status) => {
    const response = await post(body);
    const text = await response.text();
    expect(response.status).toBe(status);
    expect(JSON.parse(text)).toMatchObject({ errors: [{ message: expect.any(String) as string }] });
    expect(text).not.toMatch(/ {4}at |node_modules|stacktrace/);
  });

  it('rejects other content types', async () => {
    const query = JSON.stringify({ query: '{ __typename }' });
    expect((await post(query, { 'content-type': 'text/plain' })).status).toBe(400);
    expect((await post(query, { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415);
    expect((await fetch(`${service.url}?query={__typename}`)).status).toBe(400);
  });

  it.each(['image/png', 'text/html', 'application/json;q=0'])(
    'does not execute an update whose result the client does not accept: %s',
    async (accept) => {
      service.sandbox.journal.clear();
      const variables = { input: { caseId, id, patch: { percentProgress: 8 } } };
      const { status, errors } = await service.query(update, variables, { accept });
      expect([status, errors[0]?.message]).toEqual([406, expect.stringContaining('Nothing was executed')]);
      expect(service.sandbox.journal.requests()).toEqual([]);
    },
  );

  it('rejects a mutation over GET', async () => {
    const query =
      'mutation { updateCaseOperation(input: {caseId: "a", id: "b", patch: {}}) { userErrors { code } } }';
    const response = await fetch(`${service.url}?query=${encodeURIComponent(query)}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(response.status).toBe(405);
    expect(await response.json()).toMatchObject({ errors: [{}] });
  });

  it.each(['/%zz', '/graphql%'])(
    'returns a JSON error for the URL %s, which cannot be decoded',
    async (path) => {
      const response = await fetch(origin() + path);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    },
  );

  it('returns the methods of /graphql for another method', async () => {
    const response = await fetch(service.url, { method: 'PUT' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST']);
  });

  it('returns BAD_USER_INPUT for a required argument with a null variable, and logs no error', async () => {
    const before = service.logged.length;
    const { errors } = await service.query(
      'query ($c: ID = "x") { caseOperation(caseId: $c, id: "y") { id } }',
      {
        c: null,
      },
    );
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    const lines = service.logged.slice(before).map((line) => JSON.parse(line));
    expect(lines).toMatchObject([{ message: 'graphql operation', operation: { codes: ['BAD_USER_INPUT'] } }]);
  });

  it('returns a JSON error for an unknown path', async () => {
    const response = await fetch(`${origin()}/nothing/here?x=<script>`);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      errors: [
        {
          message: expect.any(String) as string,
          extensions: { code: 'BAD_REQUEST', correlationId: response.headers.get('x-request-id') },
        },
      ],
    });
  });

  it('returns an error for a request that is not HTTP, and continues to serve', async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(service.url).port), '127.0.0.1');
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('close', () => {
        resolve(text);
      });
      socket.on('error', reject);
      socket.write('NONSENSE\r\n\r\n');
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 .*\{"errors":\[/s);
    expect((await fetch(`${origin()}/healthz`)).status).toBe(200);
  });

  it('executes a query about the schema without a request to the upstream', async () => {
    service.sandbox.journal.clear();
    const { data } = await service.query('{ __typename _service { sdl } }');
    expect(data.__typename).toBe('Query');
    expect(data._service.sdl).toContain('@key(fields: "caseId id")');
    expect(service.sandbox.journal.requests()).toEqual([]);
  });

  it('logs method, path, status and ids of each attempt, without the token', async () => {
    const before = service.logged.length;
    await service.query(
      '{ ediscoveryCases(first: 1) { nodes { id } } }',
      {},
      { authorization: 'Bearer my-token' },
    );
    const lines = service.logged.slice(before).map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { upstream: { method: 'GET', path: '/beta/security/cases/ediscoveryCases', status: 200 } },
      { operation: { upstreamRequests: 1 } },
    ]);
    expect(lines[0].upstream.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.stringify(lines)).not.toContain('my-token');
  });
});

describe('entities of a gateway', () => {
  let service: Service;
  beforeAll(async () => (service = await startService()));
  afterAll(() => service.stop());

  const caseId = 'b0073e4e-4184-41c6-9eb7-8c8cc3e2288b';
  const entities = (representations: object[]) =>
    service.query(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on CaseOperation { id kind } ... on EdiscoveryCase { id displayName }
      } }`,
      { representations },
    );

  it('are resolved in order, with null for a missing one', async () => {
    const { data, errors } = await entities([
      { __typename: 'CaseOperation', caseId, id: '1ab699d7e53d46de944144c4a650d66f' },
      { __typename: 'EdiscoveryCase', id: caseId },
      { __typename: 'CaseOperation', caseId, id: 'nope' },
    ]);
    expect(errors).toEqual([]);
    expect(data._entities).toEqual([
      { id: '1ab699d7e53d46de944144c4a650d66f', kind: 'HOLD' },
      { id: caseId, displayName: 'Contoso v. Fabrikam' },
      null,
    ]);
  });

  it('return an error only for the invalid key', async () => {
    const { data, errors } = await entities([
      { __typename: 'CaseOperation', caseId: 7, id: 'x' },
      { __typename: 'EdiscoveryCase', id: caseId },
    ]);
    expect(errors).toMatchObject([{ path: ['_entities', 0], extensions: { code: 'INVALID_INPUT' } }]);
    expect(data._entities[1]).toMatchObject({ id: caseId });
  });
});
