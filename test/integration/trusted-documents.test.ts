import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { caseId } from '../testkit/documents.js';
import { type Service, startService } from '../testkit/service.js';

const body = 'query Case($id: ID!) { ediscoveryCase(id: $id) { id } }';
const hash = createHash('sha256').update(body).digest('hex');
const change =
  'mutation M { updateCaseOperation(input: {caseId: "a", id: "b", patch: {}}) { userErrors { code } } }';
const long = `# ${'x'.repeat(60_000)}\n{ ${'a'.repeat(129)}: __typename }`;
const manifest = {
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations: [
    { id: hash, name: 'Case', type: 'query', body },
    { id: 'long', name: 'Long', type: 'query', body: long },
    { id: 'change', name: 'M', type: 'mutation', body: change },
  ],
};
const variables = { id: caseId };
const extensions = { persistedQuery: { version: 1, sha256Hash: hash } };

describe('TRUSTED_DOCUMENTS', () => {
  let service: Service;
  beforeAll(async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'case-operations-')), 'manifest.json');
    writeFileSync(path, JSON.stringify(manifest));
    service = await startService({ environment: { TRUSTED_DOCUMENTS: path, LIMIT_BATCH_OPERATIONS: '2' } });
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    service.sandbox.journal.clear();
  });

  const get = async (parameters: Record<string, string>) => {
    const response = await fetch(`${service.url}?${new URLSearchParams(parameters).toString()}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    return { status: response.status, response: await response.json() };
  };
  it('a trusted document may be larger than LIMIT_DOCUMENT_BYTES', async () => {
    const { status, data } = await service.post({ documentId: 'long' });
    expect([status, data]).toEqual([200, { ['a'.repeat(129)]: 'Query' }]);
  });

  const found = { data: { ediscoveryCase: { id: caseId } } };
  const rejected = { errors: [{ extensions: { code: 'DOCUMENT_NOT_TRUSTED' } }] };

  it.each<[string, object]>([
    ['hash', { extensions }],
    ['id', { documentId: hash }],
    ['id with the name of the algorithm', { documentId: `sha256:${hash}` }],
    ['body', { query: body }],
  ])('a trusted document is executed by its %s, with POST and with GET', async (_, request) => {
    const { status, text } = await service.post({ ...request, variables });
    expect([status, JSON.parse(text)]).toEqual([200, found]);
    const parameters = Object.entries({ ...request, variables }).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]);
    expect(await get(Object.fromEntries(parameters) as Record<string, string>)).toEqual({
      status: 200,
      response: found,
    });
  });

  it.each<[string, string]>([
    ['another document', '{ ediscoveryCases { nodes { id } } }'],
    ['introspection', '{ __schema { queryType { name } } }'],
    ['a document with a syntax error', '{'],
    ['an empty document', ''],
  ])('%s is rejected before it is parsed, with POST, with GET and in an array', async (_, query) => {
    for (const request of [{ query }, [{ query: body, variables }, { query }]]) {
      const { status, text } = await service.post(request);
      expect(status).toBe(400);
      expect(JSON.parse(text)).toMatchObject(rejected);
    }
    expect(await get({ query })).toMatchObject({ status: 400, response: rejected });
    expect(service.sandbox.journal.requests()).toEqual([]);
  });

  it('an automatic persisted query cannot be registered', async () => {
    const query = '{__typename}';
    const sha256Hash = createHash('sha256').update(query).digest('hex');
    const { status, errors } = await service.post({
      query,
      extensions: { persistedQuery: { version: 1, sha256Hash } },
    });
    expect([status, errors[0]?.extensions]).toEqual([400, { code: 'DOCUMENT_NOT_TRUSTED' }]);
  });

  it('a trusted mutation is rejected over GET', async () => {
    expect((await get({ documentId: 'change' })).status).toBe(405);
  });

  it('a browser gets the page', async () => {
    const response = await fetch(service.url, { headers: { accept: 'text/html' } });
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
  });
});
