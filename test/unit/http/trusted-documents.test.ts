import { createDocumentAllowList } from '../../../src/http/trusted-documents.js';

const body = 'query A { __typename }';
const trusted = createDocumentAllowList([
  { id: 'a1', body },
  { id: 'b2', body: 'query B { __typename }' },
]);
const persisted = (sha256Hash: unknown) => ({ persistedQuery: { version: 1, sha256Hash } });

describe('a request for a listed document', () => {
  it.each<[string, object]>([
    ['its text', { query: body }],
    ['its hash', { extensions: persisted('a1') }],
    ['its id', { documentId: 'a1' }],
    ['its id with the name of the algorithm', { documentId: 'sha256:a1' }],
    ['its text, its hash and its id', { query: body, extensions: persisted('a1'), documentId: 'a1' }],
    ['its hash and no text', { query: null, extensions: persisted('a1') }],
  ])('may name %s, and gets its text', (_, request) => {
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

describe('any other request is refused', () => {
  it.each<[string, object]>([
    ['nothing', {}],
    ['another text', { query: '{ __typename }' }],
    ['the text with a space more', { query: `${body} ` }],
    ['an empty text', { query: '' }],
    ['a list of texts', { query: [body] }],
    ['another hash', { extensions: persisted('c3') }],
    ['a hash that is no text', { extensions: persisted(['a1']) }],
    ['no hash', { extensions: { persistedQuery: {} } }],
    ['no hash, but the text', { query: body, extensions: { persistedQuery: 'a1' } }],
    ['another id', { documentId: 'c3' }],
    ['the name of something every object has', { documentId: 'constructor' }],
    ['a hash and the text of another', { query: 'query B { __typename }', extensions: persisted('a1') }],
    ['an id and the hash of another', { documentId: 'b2', extensions: persisted('a1') }],
    ['an id and a text that is not listed', { documentId: 'a1', query: '{ __typename }' }],
  ])('one with %s', (_, request) => {
    expect(() => trusted(request as Record<string, unknown>)).toThrow(
      expect.objectContaining({ statusCode: 400, extensions: { code: 'DOCUMENT_NOT_TRUSTED' } }) as Error,
    );
  });
});
