import { type Service, startService } from '../testkit/service.js';

describe('the Cache-Control header of a response', () => {
  let service: Service;
  beforeAll(async () => (service = await startService()));
  afterAll(() => service.stop());

  const post = async (body: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(service.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    await response.arrayBuffer();
    return [response.status, response.headers.get('cache-control')];
  };
  const input = { caseId: 'c', id: 'i', patch: {} };
  const update =
    'mutation ($input: UpdateCaseOperationInput!) { updateCaseOperation(input: $input) { userErrors { code } } }';

  it.each<[string, unknown, number]>([
    ['a query', { query: '{ __typename }' }, 200],
    ['a query of nothing', { query: '{ __typename @skip(if: true) }' }, 200],
    ['introspection', { query: '{ __schema { queryType { name } } }' }, 200],
    ['an update', { query: update, variables: { input } }, 200],
    ['a syntax error', { query: '{' }, 400],
    ['an invalid query', { query: '{ nothing }' }, 400],
    ['wrong variables', { query: update, variables: {} }, 400],
    ['too many items', { query: update, variables: { input: { list: Array(1_000).fill(0) } } }, 400],
    ['an empty query', { query: '' }, 400],
  ])('forbids to store %s', async (_, body, status) => {
    expect(await post(body)).toEqual([status, 'no-store']);
  });

  it('of an unknown persisted query is that of Apollo Server', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };
    expect(await post({ extensions })).toEqual([200, 'private, no-cache, must-revalidate']);
  });

  it('is absent if GraphQL was not reached', async () => {
    expect(await post({ query: '{ __typename }' }, { accept: 'image/png' })).toEqual([406, null]);
    expect(await post('text')).toEqual([400, null]);
  });
});
