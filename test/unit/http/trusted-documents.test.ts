import { createDocumentAllowList } from '../../../src/http/trusted-documents.js';

const body = 'query A { __typename }';
const trusted = createDocumentAllowList(() => [
  { id: 'a1', body },
  { id: 'b2', body: 'query B { __typename }' },
]);
const persisted = (sha256Hash: unknown) => ({ persistedQuery: { version: 1, sha256Hash } });

describe('a request for a trusted document', () => {
  it.each<[string, object]>([
    ['its body', { query: body }],
    ['its hash', { extensions: persisted('a1') }],
    ['its id', { documentId: 'a1' }],
    ['its id with the name of the algorithm', { documentId: 'sha256:a1' }],
    ['its body, its hash and its id', { query: body, extensions: persisted('a1'), documentId: 'a1' }],
    ['its hash and no body', { query: null, extensions: persisted('a1') }],
  ])('may contain %s, and gets its body', (_, request) => {
    const { query, ...rest } = trusted({ ...request, variables: { a: 1 }, operationName: 'A' });
    expect(query).toBe(body);
    expect(rest).toEqual({
      variables: { a: 1 },
      operationName: 'A',
      ...('extensions' in request && { extensions: {} }),
    });
  });

  it('keeps its other extensions', () => {
    expect(trusted({ extensions: { ...persisted('a1'), trace: 1 } })).toEqual({
      query: body,
      extensions: { trace: 1 },
    });
  });
});

describe('any other request is rejected', () => {
  it.each<[string, object]>([
    ['nothing', {}],
    ['another body', { query: '{ __typename }' }],
    ['the body with an additional space', { query: `${body} ` }],
    ['an empty body', { query: '' }],
    ['a list of bodies', { query: [body] }],
    ['another hash', { extensions: persisted('c3') }],
    ['a hash that is not a string', { extensions: persisted(['a1']) }],
    ['no hash', { extensions: { persistedQuery: {} } }],
    ['a string in place of the hash', { query: body, extensions: { persistedQuery: 'a1' } }],
    ['another id', { documentId: 'c3' }],
    ['the name of a property that every object has', { documentId: 'constructor' }],
    [
      'a hash and the body of another document',
      { query: 'query B { __typename }', extensions: persisted('a1') },
    ],
    ['an id and the hash of another document', { documentId: 'b2', extensions: persisted('a1') }],
    ['an id and a body that is not trusted', { documentId: 'a1', query: '{ __typename }' }],
  ])('a request with %s is rejected', (_, request) => {
    expect(() => trusted(request as Record<string, unknown>)).toThrow(
      expect.objectContaining({ statusCode: 400, extensions: { code: 'DOCUMENT_NOT_TRUSTED' } }) as Error,
    );
  });
});
