import fc from 'fast-check';
import { validateId } from '../../../../src/domain/ids.js';
import { graphPaths } from '../../../../src/msgraph/transport/paths.js';

const root = 'https://graph.microsoft.com';
const paths = graphPaths(root, 'beta');
const cases = '/beta/security/cases/ediscoveryCases';

describe('the paths of Graph', () => {
  it('are those of the API page', () => {
    expect(paths.cases).toBe(cases);
    expect(paths.case('c-1')).toBe(`${cases}/c-1`);
    expect(paths.operations('c-1')).toBe(`${cases}/c-1/operations`);
    expect(paths.operation({ caseId: 'c-1', id: 'o-1' })).toBe(`${cases}/c-1/operations/o-1`);
  });

  it('start with the configured version', () => {
    expect(graphPaths(root, 'v1.0').cases).toBe('/v1.0/security/cases/ediscoveryCases');
  });

  it.each(['https://proxy.example/graph', 'https://proxy.example/graph/', 'https://proxy.example/graph//'])(
    'keep the prefix of the root %s',
    (prefixed) => {
      expect(graphPaths(prefixed, 'beta').cases).toBe(`/graph${cases}`);
    },
  );

  it.each([
    ["'", '%27'],
    ['(', '%28'],
    [')', '%29'],
    ['*', '%2A'],
    ['!', '%21'],
    ['é', '%C3%A9'],
    ['𐐷', '%F0%90%90%B7'],
    ['/', '%2F'],
    ['?', '%3F'],
    ['#', '%23'],
    ['%', '%25'],
    [';', '%3B'],
    ['&', '%26'],
    ['$', '%24'],
    [':', '%3A'],
    ['+', '%2B'],
  ])('percent-encode %s in every id', (mark, encoded) => {
    expect(paths.case(`a${mark}b`)).toBe(`${cases}/a${encoded}b`);
    expect(paths.operations(`a${mark}b`)).toBe(`${cases}/a${encoded}b/operations`);
    expect(paths.operation({ caseId: mark, id: mark })).toBe(`${cases}/${encoded}/operations/${encoded}`);
  });

  it('contain only unreserved characters for any valid id and can be decoded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (id) => {
        fc.pre(validateId(id, []) === undefined);
        const segment = paths.case(id).slice(cases.length + 1);
        expect(segment).toMatch(/^[\w.~%-]+$/);
        expect(decodeURIComponent(segment)).toBe(id);
      }),
    );
  });
});

describe('a nextLink', () => {
  it.each([
    [`${root}/beta/x?$skiptoken=a%20b&$top=5`, '/beta/x?$skiptoken=a%20b&$top=5'],
    ['https://graph.microsoft.com:443/beta/x?$skip=5', '/beta/x?$skip=5'],
    ['https://GRAPH.microsoft.com/beta/x', '/beta/x'],
    ['/beta/x?$skip=5', '/beta/x?$skip=5'],
    [`${root}/v1.0/other/place?a=1?b=2`, '/v1.0/other/place?a=1?b=2'],
    [`${root}/beta/cases('c%2F1')/operations?x=%2526`, "/beta/cases('c%2F1')/operations?x=%2526"],
  ])('%s is followed unchanged', (link, path) => {
    expect(paths.fromNextLink(link)).toBe(path);
  });

  it.each([
    'https://evil.example/beta/x',
    'https://graph.microsoft.com@evil.example/',
    'https://graph.microsoft.com:443@evil.example/beta/x',
    'https://graph.microsoft.com.evil.example/beta/x',
    'https://evil.example/https://graph.microsoft.com/beta/x',
    'https://graph.microsoft.com:8443/beta/x',
    'http://graph.microsoft.com/beta/x',
    'https://graph.microsoft.us/beta/x',
    'ftp://graph.microsoft.com/beta/x',
    'javascript:alert(1)',
    'data:text/plain,x',
    'blob:https://graph.microsoft.com/x',
    '//evil.example/beta/x',
    '///evil.example/beta/x',
    '\\\\evil.example\\beta',
    '/\\evil.example/beta',
    '\\/evil.example/beta',
    ' //evil.example/beta',
    '/\t/evil.example/beta',
    'https:\\\\evil.example/beta',
    'https://',
    'https://[',
  ])('%s leads to another origin and is rejected', (link) => {
    expect(paths.fromNextLink(link)).toBeUndefined();
  });

  it('always becomes a path, never an origin', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string(), fc.webPath()), (link) => {
        const path = paths.fromNextLink(link);
        expect(path === undefined || new URL(root + path).origin === root).toBe(true);
        expect(path ?? '/').toMatch(/^\//);
      }),
    );
  });

  it('of a sandbox on a port stays on that port', () => {
    const local = graphPaths('http://127.0.0.1:4001', 'beta');
    expect(local.fromNextLink('http://127.0.0.1:4001/beta/x?$skip=1')).toBe('/beta/x?$skip=1');
    expect(local.fromNextLink('http://127.0.0.1:4002/beta/x')).toBeUndefined();
    expect(local.fromNextLink('http://localhost:4001/beta/x')).toBeUndefined();
  });
});
