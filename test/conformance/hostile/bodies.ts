import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import {
  type Expectation,
  goodQuery,
  type HttpAttack,
  type HttpSend,
  nested,
  post,
} from './hostile-request.js';

const good = JSON.stringify({ query: '{__typename}' });
const quiet = { upstream: 'nothing' } as const;
const rejected: Expectation = { end: 'rejected', ...quiet };
const either: Expectation = { end: 'either', ...quiet };
const tooDeep: Expectation = { ...rejected, status: [400], codes: ['DEPTH_LIMIT_EXCEEDED'] };
const bad: Expectation = { ...rejected, status: [400] };
const unsupported: Expectation = { ...rejected, status: [415] };
const tooLarge: Expectation = { ...rejected, status: [413], codes: ['BODY_TOO_LARGE'] };
const answered: Expectation = { end: 'executed', ...quiet };

const brotliBomb = () =>
  brotliCompressSync(Buffer.alloc(50_000_000, 0x20), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });

/** The checksum of gzip is before the last four bytes. */
function wrongChecksum(bytes: Buffer): Buffer {
  bytes[bytes.length - 5] = (bytes[bytes.length - 5] ?? 0) ^ 0xff;
  return bytes;
}

const mutation =
  'mutation($i: UpdateCaseOperationInput!) {updateCaseOperation(input: $i) {userErrors {code}}}';
const variable = 'query($v: ID!) {ediscoveryCase(id: $v) {id}}';
const json = (type: string) => ({ 'content-type': type });

const line = (name: string, send: () => HttpSend, expect: Expectation): HttpAttack => ({
  name,
  send,
  expect,
});
const text = (
  name: string,
  body: () => string | Uint8Array,
  expect = bad,
  headers: HttpSend['headers'] = {},
) => line(name, () => ({ body: body(), headers }), expect);

/** Bodies that are not a GraphQL request. */
const shapes: readonly HttpAttack[] = [
  ['null', 'null'],
  ['a string', '"{__typename}"'],
  ['a number', '7'],
  ['true', 'true'],
  ['an empty list', '[]'],
  ['a list in a list', '[[{"query":"{__typename}"}]]'],
  ['an empty object', '{}'],
  ['white space', '   '],
  ['a cut object', '{"query":"{__typename}"'],
  ['an object and more', '{"query":"{__typename}"} {"query":"{__typename}"}'],
  ['single quotes', "{'query':'{__typename}'}"],
  ['a trailing comma', '{"query":"{__typename}",}'],
  ['a comment', '{"query":"{__typename}"/* */}'],
  ['NaN', '{"query":"{__typename}","variables":{"a":NaN}}'],
  ['a raw line break in a string', '{"query":"{\n__typename}"}'],
  ['GraphQL without JSON', '{__typename}'],
  ['HTML', '<script>alert(1)</script>'],
  ['XML with an entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
  ['a bad escape', '{"query":"\\x41"}'],
  ['NUL', '{"query":"{__typename}"}\u0000'],
].map(([name = '', body = '']) => text(`${name} as the body`, () => body));

const wrongTypes: readonly HttpAttack[] = [
  ['query is a number', { query: 7 }],
  ['query is null', { query: null }],
  ['query is a list', { query: ['{__typename}'] }],
  ['query is an object', { query: { toString: '{__typename}' } }],
  ['variables is a list', { query: '{__typename}', variables: ['a'] }],
  ['variables is a number', { query: '{__typename}', variables: 7 }],
  ['variables is a string that is not JSON', { query: '{__typename}', variables: 'a=b' }],
  ['operationName is an object', { query: '{__typename}', operationName: { a: 1 } }],
  ['operationName is a list', { query: 'query a {__typename}', operationName: ['a'] }],
  ['operationName is a number', { query: '{__typename}', operationName: 7 }],
  ['extensions is a string', { query: '{__typename}', extensions: 'x' }],
  ['extensions is a list', { query: '{__typename}', extensions: [] }],
].map(([name, body]) => line(name as string, () => ({ body: body as object }), rejected));

const persisted = (name: string, persistedQuery: unknown, query?: string, expect = rejected) =>
  line(`a persisted query: ${name}`, () => ({ body: { query, extensions: { persistedQuery } } }), expect);

const persistedQueries: readonly HttpAttack[] = [
  persisted('that is a string', 'x'),
  persisted('of another version', { version: 2, sha256Hash: 'a'.repeat(64) }),
  persisted('that is unknown', { version: 1, sha256Hash: 'a'.repeat(64) }),
  persisted('without a hash', { version: 1 }),
  persisted('with a hash that is an object', { version: 1, sha256Hash: { a: 1 } }),
  persisted('with the hash __proto__', { version: 1, sha256Hash: '__proto__' }),
  persisted('with a hash of 500 kB', { version: 1, sha256Hash: 'a'.repeat(500_000) }),
  persisted('with the hash of another query', { version: 1, sha256Hash: 'a'.repeat(64) }, '{__typename}'),
];

/** Keys that target the prototype, and duplicate keys. */
const keys: readonly HttpAttack[] = [
  text('__proto__ beside the query', () => '{"query":"{__typename}","__proto__":{"query":"{x}"}}'),
  text(
    '__proto__ in the variables',
    () => `{"query":${JSON.stringify(mutation)},"variables":{"__proto__":{"i":{"caseId":"a"}}}}`,
  ),
  text(
    '__proto__ in a patch',
    () =>
      `{"query":${JSON.stringify(mutation)},"variables":{"i":{"caseId":"a","id":"b","patch":{"__proto__":{"percentProgress":7}}}}}`,
  ),
  text(
    '__proto__ spelled with escapes',
    () =>
      `{"query":${JSON.stringify(mutation)},"variables":{"i":{"caseId":"a","id":"b","patch":{"\\u005f_proto__":{"percentProgress":7}}}}}`,
  ),
  text(
    'constructor.prototype in the variables',
    () => `{"query":${JSON.stringify(mutation)},"variables":{"constructor":{"prototype":{"i":1}}}}`,
  ),
  text(
    'constructor in a patch',
    () =>
      `{"query":${JSON.stringify(mutation)},"variables":{"i":{"caseId":"a","id":"b","patch":{"constructor":{"name":"x"}}}}}`,
    rejected,
  ),
  text('query twice', () => '{"query":"{nothing}","query":"{__typename}"}', either),
  text(
    'variables twice',
    () => `{"query":${JSON.stringify(variable)},"variables":{"v":"a/b"},"variables":{"v":"c/d"}}`,
    rejected,
  ),
  text(
    '20,000 keys beside the query',
    () =>
      JSON.stringify({
        query: '{__typename}',
        ...Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`k${n}`, n])),
      }),
    either,
  ),
  line(
    '20,000 variables that are not declared',
    () => post('{__typename}', Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`k${n}`, n]))),
    either,
  ),
];

/** Bodies that are larger, deeper or encoded otherwise than announced. */
const encodings: readonly HttpAttack[] = [
  text('100,000 brackets', () => nested(100_000, '[', '', ']'), rejected),
  text('100,000 open brackets', () => '['.repeat(100_000)),
  text(
    '100,000 objects in each other as a variable',
    () =>
      `{"query":"query($v: ID!) {ediscoveryCase(id: $v) {id}}","variables":{"v":${nested(100_000, '{"a":', '1', '}')}}}`,
    tooDeep,
  ),
  text(
    '100,000 lists in each other as a variable',
    () =>
      `{"query":"query($v: [_Any!]!) {_entities(representations: $v) {__typename}}","variables":{"v":${nested(100_000, '[', '1', ']')}}}`,
    tooDeep,
  ),
  text(
    '100,000 objects in each other as extensions',
    () => `{"query":"{__typename}","extensions":{"a":${nested(100_000, '{"a":', '1', '}')}}}`,
    tooDeep,
  ),
  text(
    'a variable that is not declared, 300 deep',
    () => `{"query":"{__typename}","variables":{"a":${nested(300, '[', '', ']')}}}`,
    tooDeep,
  ),
  text(
    'a representation 300 deep',
    () =>
      `{"query":"query($v: [_Any!]!) {_entities(representations: $v) {__typename}}","variables":{"v":[{"__typename":"EdiscoveryCase","id":${nested(300, '[', '', ']')}}]}}`,
    tooDeep,
  ),
  text('just over 1 MiB', () => JSON.stringify({ query: `{__typename}${' '.repeat(1_048_576)}` }), {
    ...rejected,
    status: [413],
    codes: ['BODY_TOO_LARGE'],
  }),
  text('5 MB', () => Buffer.alloc(5_000_000, 0x20), { ...rejected, status: [413] }),
  text('half a surrogate pair in the query', () => '{"query":"{a(b: \\"\\ud800\\")}"}', rejected),
  text(
    'half a surrogate pair as an id',
    () => `{"query":${JSON.stringify(variable)},"variables":{"v":"\\ud800"}}`,
    rejected,
  ),
  text(
    'bytes that are not UTF-8',
    () =>
      Buffer.from([...Buffer.from('{"query":"{__typename #'), 0xff, 0xfe, 0xc0, 0x80, ...Buffer.from('"}')]),
    bad,
  ),
  text('an id in ISO-8859-1', () =>
    Buffer.from(`{"query":"{ediscoveryCase(id:\\"M\u00fcller\\"){id}}"}`, 'latin1'),
  ),
  text('a character that is too long', () =>
    Buffer.from([...Buffer.from('{"query":"{__typename #'), 0xe0, 0x80, 0xaf, ...Buffer.from('"}')]),
  ),
  text('a cut character at the end', () => Buffer.from([...Buffer.from(good), 0xc3])),
  text('half a surrogate pair as bytes', () =>
    Buffer.from([...Buffer.from('{"query":"#'), 0xed, 0xa0, 0x80, ...Buffer.from('"}')]),
  ),
  text(
    'UTF-16, announced',
    () => Buffer.from(`\ufeff${good}`, 'utf16le'),
    unsupported,
    json('application/json; charset=utf-16'),
  ),
  text('UTF-16 that nobody announced', () => Buffer.from(`\ufeff${good}`, 'utf16le')),
  text('UTF-16 without a BOM', () => Buffer.from(good, 'utf16le')),
  text('UTF-16, big-endian', () => Buffer.from(`\ufeff${good}`, 'utf16le').swap16()),
  text('UTF-32', () =>
    Buffer.from([0xff, 0xfe, 0, 0, ...Array.from(good).flatMap((c) => [c.charCodeAt(0), 0, 0, 0])]),
  ),
  text('a BOM before the JSON', () => `\ufeff${good}`, answered),
  text('two BOMs before the JSON', () => `\ufeff\ufeff${good}`, either),
  text('UTF-8, announced', () => good, answered, json('application/json; charset="UTF-8"')),
  text('a charset that is not there', () => good, unsupported, json('application/json; charset=ebcdic')),
  text('ISO-8859-1, announced', () => good, unsupported, json('application/json;charset=ISO-8859-1')),
  text('two charsets', () => good, unsupported, json('application/json; charset=utf-16; charset=utf-8')),
  text('gzip that nobody announced', () => gzipSync(good)),
  text('gzip, announced', () => gzipSync(good), answered, { 'content-encoding': 'gzip' }),
  text('brotli, announced', () => brotliCompressSync(good), answered, { 'content-encoding': 'br' }),
  text('deflate, announced', () => deflateSync(good), answered, { 'content-encoding': 'deflate' }),
  text('gzip announced, but none', () => good, bad, { 'content-encoding': 'gzip' }),
  text('brotli announced, but gzip', () => gzipSync(good), bad, { 'content-encoding': 'br' }),
  text('gzip, cut', () => gzipSync(good).subarray(0, -4), bad, { 'content-encoding': 'gzip' }),
  text('gzip with a wrong checksum', () => wrongChecksum(gzipSync(good)), bad, {
    'content-encoding': 'gzip',
  }),
  text('gzip of bytes that are no UTF-8', () => gzipSync(Buffer.from([0x22, 0xff, 0x22])), bad, {
    'content-encoding': 'gzip',
  }),
  text('gzip of nothing', () => gzipSync(''), bad, { 'content-encoding': 'gzip' }),
  text('gzip twice', () => gzipSync(gzipSync(good)), unsupported, { 'content-encoding': 'gzip, gzip' }),
  text('zstd', () => good, unsupported, { 'content-encoding': 'zstd' }),
  text('__proto__ as the encoding', () => good, unsupported, { 'content-encoding': '__proto__' }),
  text('identity as the encoding', () => good, answered, { 'content-encoding': 'identity' }),
  text('a gzip bomb, announced', () => gzipSync(Buffer.alloc(50_000_000, 0x20)), tooLarge, {
    'content-encoding': 'gzip',
  }),
  text('a brotli bomb', () => brotliBomb(), tooLarge, { 'content-encoding': 'br' }),
  text('a deflate bomb', () => deflateSync(Buffer.alloc(50_000_000, 0x20)), tooLarge, {
    'content-encoding': 'deflate',
  }),
  text(
    'a gzip bomb of many members',
    () => Buffer.concat(Array.from({ length: 200 }, () => gzipSync(Buffer.alloc(100_000, 0x20)))),
    tooLarge,
    { 'content-encoding': 'gzip' },
  ),
  text('an encoding that is not there', () => good, unsupported, { 'content-encoding': 'x-nonsense' }),
  text('an empty body', () => ''),
  line('no body', () => ({ headers: {} }), bad),
  text('a list of two requests', () => `[${good},${good}]`, { ...rejected, limit: 'LIMIT_BATCH_OPERATIONS' }),
  text('a list of 10,000 requests', () => `[${Array.from({ length: 10_000 }, () => good).join()}]`, rejected),
  text(
    'multipart',
    () => '--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{}\r\n--x--',
    { ...rejected, status: [400, 415] },
    json('multipart/form-data; boundary=x'),
  ),
  text(
    'multipart with a preflight header',
    () => '--x--',
    { ...rejected, status: [415] },
    { 'content-type': 'multipart/form-data; boundary=x', 'apollo-require-preflight': '1' },
  ),
  text(
    'a form',
    () => `query=${encodeURIComponent(goodQuery)}`,
    { ...rejected, status: [400, 415] },
    json('application/x-www-form-urlencoded'),
  ),
  text(
    'application/graphql',
    () => '{__typename}',
    { ...rejected, status: [400, 415] },
    json('application/graphql'),
  ),
  text(
    'a content type of 8 kB',
    () => good,
    { ...rejected, status: [400, 415, 431] },
    json(`application/${'x'.repeat(8_000)}`),
  ),
  text('an invalid content type', () => good, { ...rejected, status: [400, 415] }, json('///;;;=')),
  text(
    'two content types',
    () => good,
    { ...rejected, status: [400, 415] },
    json('text/plain, application/json'),
  ),
  text('a content type named __proto__', () => good, { ...rejected, status: [400, 415] }, json('__proto__')),
  text(
    'a content type named constructor',
    () => good,
    { ...rejected, status: [400, 415] },
    json('constructor'),
  ),
];

export const bodies: readonly HttpAttack[] = [
  ...shapes,
  ...wrongTypes,
  ...persistedQueries,
  ...keys,
  ...encodings,
];
