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

describe('a nextLink behind an API gateway', () => {
  const cloudRoots = ['https://graph.microsoft.com', 'https://graph.microsoft.us/'];
  const prefixed = graphPaths('https://gateway.example/Graph/', 'beta', cloudRoots);
  const bare = graphPaths('https://gateway.example:8443', 'beta', cloudRoots);

  it.each([
    [
      'of the cloud itself',
      'https://graph.microsoft.com/beta/x?$skiptoken=a%20b',
      '/Graph/beta/x?$skiptoken=a%20b',
    ],
    ['of another cloud', 'https://graph.microsoft.us/v1.0/x', '/Graph/v1.0/x'],
    ['in another letter case', 'HTTPS://GRAPH.Microsoft.com/Beta/x', '/Graph/Beta/x'],
    ['with the default port', 'https://graph.microsoft.com:443/beta/x', '/Graph/beta/x'],
    ['without a scheme', '//graph.microsoft.com/beta/x', '/Graph/beta/x'],
    ['of the gateway', 'https://gateway.example/Graph/beta/x?a=1', '/Graph/beta/x?a=1'],
    ['of the gateway in another letter case', 'https://Gateway.example/graph/beta/x', '/Graph/beta/x'],
    ['of the gateway without the prefix', 'https://gateway.example/beta/x', '/Graph/beta/x'],
    ['relative to the origin', '/beta/x', '/Graph/beta/x'],
    ['relative with the prefix', '/Graph/beta/x', '/Graph/beta/x'],
    [
      'with an encoded slash in an id',
      "https://graph.microsoft.com/beta/c('a%2Fb')",
      "/Graph/beta/c('a%2Fb')",
    ],
    ['with dots in an id', 'https://graph.microsoft.com/beta/a..b/..c', '/Graph/beta/a..b/..c'],
    ['with dots that stay in the version', 'https://graph.microsoft.com/beta/a/../x', '/Graph/beta/x'],
  ])('%s is asked of the configured root', (_, link, path) => {
    expect(prefixed.fromNextLink(link)).toBe(path);
  });

  it('of the cloud is asked of a gateway without a prefix', () => {
    expect(bare.fromNextLink('https://graph.microsoft.com/beta/x')).toBe('/beta/x');
    expect(bare.fromNextLink('https://gateway.example:8443/beta/x')).toBe('/beta/x');
  });

  it.each([
    'https://evil.example/beta/x',
    'https://evil.example/Graph/beta/x',
    'http://graph.microsoft.com/beta/x',
    'https://graph.microsoft.com:8443/beta/x',
    'https://graph.microsoft.com./beta/x',
    'https://graph.microsoft.com@evil.example/beta/x',
    'https://evil.example@graph.microsoft.com/beta/x',
    'https://user:secret@gateway.example/Graph/beta/x',
    'https://dod-graph.microsoft.us/beta/x',
    'https://gateway.example/other/x',
    'https://gateway.example/Graphs/beta/x',
    'https://gateway.example/Graph/../other/x',
    'https://gateway.example/Graph/%2e%2e/other/x',
    'https://gateway.example/Graph/..%2fother/x',
    'https://gateway.example/Graph/beta/..%5c..%5cother',
    'https://gateway.example/Graph/beta/%252e%252e%252fother',
    'https://gateway.example/Graph/beta/..;/..;/other',
    'https://graph.microsoft.com/beta/..%2f..%2fother',
    'https://graph.microsoft.com/beta/../other',
    'https://graph.microsoft.com/other',
    'blob:https://graph.microsoft.com/beta/x',
    'http://gateway.example/Graph/beta/x',
    'https://gateway.example:444/Graph/beta/x',
  ])('%s leads elsewhere and is rejected', (link) => {
    expect(prefixed.fromNextLink(link)).toBeUndefined();
  });

  it('of another cloud is rejected if the configured root is a cloud', () => {
    const cloud = graphPaths('https://graph.microsoft.com', 'beta', cloudRoots);
    expect(cloud.fromNextLink('https://graph.microsoft.us/beta/x')).toBeUndefined();
    expect(cloud.fromNextLink('https://graph.microsoft.com/beta/x')).toBe('/beta/x');
  });

  it('always stays below the prefix', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.webPath(),
          fc.string({ unit: fc.constantFrom('.', '/', '%2e', '%2f', '\\', 'a') }),
        ),
        (link) => {
          for (const start of ['', 'https://gateway.example/Graph/', 'https://graph.microsoft.com/beta/']) {
            const path = prefixed.fromNextLink(start + link) ?? '/Graph/';
            expect(new URL(`https://gateway.example${path}`).pathname.startsWith('/Graph/')).toBe(true);
          }
        },
      ),
    );
  });
});
