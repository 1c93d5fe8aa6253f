import { type RawAttack, times } from './hostile-request.js';

const body = '{"query":"{__typename}"}';
const json = 'Content-Type: application/json\r\n';
const length = `Content-Length: ${body.length}\r\n`;
const close = 'Connection: close\r\n';
const host = 'Host: x\r\n';
const post = 'POST /graphql HTTP/1.1\r\n';
const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\n${host}${more}${close}\r\n`;
const smuggled = 'GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n';

/** The request is rejected and the connection closed. */
const rejected = [[400]];
/** Handled as a strict parser reads the request, or rejected. */
const onceOrRejected = [[200], [400]];

type Line = readonly [
  name: string,
  send: () => string | Uint8Array,
  accept: RawAttack['accept'],
  more?: Pick<RawAttack, 'then' | 'bare'>,
];

/** Requests whose end two parsers may read differently. */
const smuggling: readonly Line[] = [
  [
    'both a length and chunks',
    () => `${post}${host}${json}Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`,
    rejected,
  ],
  [
    'both, the other way round',
    () => `${post}${host}${json}Transfer-Encoding: chunked\r\n${length}\r\n${body}${smuggled}`,
    rejected,
  ],
  [
    'two lengths',
    () => `${post}${host}${json}${length}Content-Length: 0\r\n\r\n${body}${smuggled}`,
    rejected,
  ],
  ['two equal lengths', () => `${post}${host}${json}${length}${length}${close}\r\n${body}`, onceOrRejected],
  ['two lengths in one header', () => `${post}${host}${json}Content-Length: 24, 24\r\n\r\n${body}`, rejected],
  ['a negative length', () => `${post}${host}${json}Content-Length: -1\r\n\r\n${body}`, rejected],
  ['a length with a sign', () => `${post}${host}${json}Content-Length: +24\r\n\r\n${body}`, rejected],
  ['a hexadecimal length', () => `${post}${host}${json}Content-Length: 0x18\r\n\r\n${body}`, rejected],
  [
    'a length of 20 digits',
    () => `${post}${host}${json}Content-Length: 99999999999999999999\r\n\r\n${body}`,
    rejected,
  ],
  ['a length with a space in it', () => `${post}${host}${json}Content-Length: 2 4\r\n\r\n${body}`, rejected],
  ['an empty length', () => `${post}${host}${json}Content-Length:\r\n${close}\r\n${body}`, rejected],
  ['a space before the colon', () => `${post}${host}${json}Content-Length : 24\r\n\r\n${body}`, rejected],
  [
    'a folded header',
    () => `${post}${host}${json}Transfer-Encoding:\r\n chunked\r\n${length}\r\n${body}`,
    rejected,
  ],
  [
    'a folded header of another kind',
    () => `${post}${host}X-A: b\r\n c\r\n${json}${length}${close}\r\n${body}`,
    onceOrRejected,
  ],
  [
    'an encoding that is not chunked',
    () => `${post}${host}${json}Transfer-Encoding: xchunked\r\n\r\n${smuggled}`,
    rejected,
  ],
  [
    'chunked, then identity',
    () => `${post}${host}${json}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${smuggled}`,
    rejected,
  ],
  [
    'chunked with a vertical tab',
    () => `${post}${host}${json}Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n${smuggled}`,
    rejected,
  ],
  [
    'chunked twice',
    () =>
      `${post}${host}${json}Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`,
    [...rejected, [400, 404]],
  ],
  ['line feeds alone', () => `POST /graphql HTTP/1.1\nHost: x\nContent-Length: 0\n\n`, rejected],
  ['a line feed alone after a header', () => `${post}Host: x\nX-A: b\r\n${length}\r\n${body}`, rejected],
  ['a carriage return alone in a header', () => `${post}${host}X-A: b\rContent-Length: 0\r\n\r\n`, rejected],
  [
    'a chunk of no hexadecimal size',
    () => `${post}${host}${json}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
    rejected,
  ],
  [
    'a chunk of negative size',
    () => `${post}${host}${json}Transfer-Encoding: chunked\r\n\r\n-1\r\n`,
    rejected,
  ],
  [
    'a chunk of 2 to the power of 68',
    () => `${post}${host}${json}Transfer-Encoding: chunked\r\n\r\n100000000000000000\r\n`,
    rejected,
  ],
  [
    'a chunk with a line feed alone',
    () => `${post}${host}${json}Transfer-Encoding: chunked\r\n\r\n18\n${body}\n0\n\n`,
    rejected,
  ],
  [
    'a chunk that is longer than announced',
    () => `${post}${host}${json}Transfer-Encoding: chunked\r\n\r\n2\r\n${body}\r\n0\r\n\r\n`,
    rejected,
  ],
  [
    'chunk extensions of 100 kB',
    () =>
      `${post}${host}${json}Transfer-Encoding: chunked\r\n\r\n18;${'a'.repeat(100_000)}\r\n${body}\r\n0\r\n\r\n`,
    [[400], [413], [431]],
  ],
  [
    'chunks of one byte with extensions',
    () =>
      `${post}${host}${json}Transfer-Encoding: chunked\r\n\r\n${times(20_000, `1;${'x'.repeat(20)}\r\n \r\n`, '')}0\r\n\r\n`,
    [[400], [413], [431]],
  ],
  [
    'trailers of 100 kB',
    () =>
      `${post}${host}${json}Transfer-Encoding: chunked\r\n\r\n18\r\n${body}\r\n0\r\nX-A: ${'a'.repeat(100_000)}\r\n\r\n`,
    [[400], [431], [200, 431]],
  ],
  [
    'trailers that name a length',
    () =>
      `${post}${host}${json}${close}Transfer-Encoding: chunked\r\n\r\n18\r\n${body}\r\n0\r\nContent-Length: 5\r\nHost: evil\r\n\r\n`,
    onceOrRejected,
  ],
  [
    'a GET with a body that is a request',
    () => `GET /healthz HTTP/1.1\r\n${host}Content-Length: ${smuggled.length}\r\n${close}\r\n${smuggled}`,
    [[400], [200], [415]],
  ],
];

const startLines: readonly Line[] = [
  ['a method that is not there', () => `NONSENSE /graphql HTTP/1.1\r\n${host}\r\n`, rejected],
  ['a method in small letters', () => `post /graphql HTTP/1.1\r\n${host}\r\n`, rejected],
  ['no method', () => ` /graphql HTTP/1.1\r\n${host}\r\n`, rejected],
  [
    'CONNECT',
    () => `CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n`,
    [[400], [404], [405], []],
  ],
  ['HTTP/0.9', () => 'GET /graphql\r\n\r\n', rejected],
  ['HTTP/0.9 with its name', () => 'GET /graphql HTTP/0.9\r\n\r\n', rejected],
  ['HTTP/1.0', () => 'GET /healthz HTTP/1.0\r\n\r\n', [[200]]],
  [
    'GraphQL over HTTP/1.0 without a host',
    () => `POST /graphql HTTP/1.0\r\n${json}${length}\r\n${body}`,
    onceOrRejected,
  ],
  ['HTTP/1.1 without a host', () => `GET /healthz HTTP/1.1\r\n${close}\r\n`, rejected, { bare: true }],
  ['two hosts', () => `${post}Host: x\r\nHost: y\r\n${json}${length}${close}\r\n${body}`, onceOrRejected],
  ['an empty host', () => `${post}Host:\r\n${json}${length}${close}\r\n${body}`, onceOrRejected],
  [
    'HTTP/2 with prior knowledge',
    () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0000\u0004\u0000\u0000\u0000\u0000\u0000',
    [...rejected, []],
  ],
  ['HTTP/3.0', () => `GET /graphql HTTP/3.0\r\n${host}\r\n`, rejected],
  ['HTTP/1.10', () => `GET /graphql HTTP/1.10\r\n${host}\r\n`, rejected],
  ['another protocol', () => `GET /graphql RTSP/1.0\r\n${host}\r\n`, rejected],
  ['the hello of TLS', () => Buffer.from('16030100c8010000c40303'.padEnd(400, '0'), 'hex'), rejected],
  ['the hello of SSH', () => 'SSH-2.0-OpenSSH_9.0\r\n', rejected],
  ['the hello of Redis', () => '*1\r\n$4\r\nPING\r\n', rejected],
  [
    'binary noise',
    () => Buffer.from(Array.from({ length: 4_096 }, (_, n) => (n * 197 + 11) % 256)),
    rejected,
  ],
  ['100 kB of NUL', () => Buffer.alloc(100_000), rejected],
  ['line breaks and then a request', () => `\r\n\r\n\r\n${get('/healthz')}`, onceOrRejected],
  ['a space too many', () => `GET  /graphql HTTP/1.1\r\n${host}${close}\r\n`, [[400], [404]]],
  ['a URL with a space', () => `GET /graphql HTTP/1.1 HTTP/1.1\r\n${host}\r\n`, rejected],
  ['a URL of 100 kB', () => get(`/graphql?query=${'a'.repeat(100_000)}`), [[414], [431]]],
  ['a URL of 10 kB', () => get(`/${'a'.repeat(10_000)}`), [[404], [414], [431]]],
  ['a URL with bytes over 127', () => get('/graphql?x=\u00e9\u00ff'), rejected],
  ['a whole URL', () => get('http://evil.example/graphql'), [[400], [404]]],
  ['a whole URL of another scheme', () => get('gopher://evil.example/graphql'), [[400], [404]]],
  ['a URL that is a host', () => get('evil.example:80'), [[400], [404]]],
  ['an asterisk', () => get('*'), [[302], [400], [404]]],
  ['a fragment', () => get('/graphql#x'), [[400], [404]]],
];

const paths: readonly Line[] = [
  '/%2e%2e/',
  '/../../etc/passwd',
  '/graphql/../../etc/passwd',
  '/graphql%00',
  '/%00',
  '//graphql',
  '/GRAPHQL',
  '/graphql/',
  '/graphql%2f',
  '/graphql;x=y',
  '/graphql%3fquery=%7b__typename%7d',
  '/%67raphql',
  '/graphql\\..\\x',
  '/%u0067raphql',
  '/%c0%ae%c0%ae/',
  '/%ff',
  '/%',
  '/__proto__',
  '/constructor/prototype',
  '/healthz/../graphql',
  '/.env',
  '/.git/config',
  '/_sandbox/journal',
  '/metrics',
  '/debug/pprof',
].map((path) => [`the path ${path}`, () => get(path), [[400], [404]]]);

const headers: readonly Line[] = [
  ['a header of 100 kB', () => get('/healthz', `X-A: ${'a'.repeat(100_000)}\r\n`), [[431]]],
  [
    '2,000 headers',
    () =>
      get(
        '/healthz',
        times(2_000, (n) => `X-${n}: ${n}\r\n`, ''),
      ),
    [[431], [200]],
  ],
  [
    '50,000 headers',
    () =>
      get(
        '/healthz',
        times(50_000, (n) => `X-${n}: ${n}\r\n`, ''),
      ),
    [[431]],
  ],
  ['a header without a name', () => get('/healthz', ': x\r\n'), rejected],
  ['a header without a colon', () => get('/healthz', 'nothing\r\n'), rejected],
  ['NUL in a header', () => get('/healthz', 'X-A: a\u0000b\r\n'), rejected],
  ['DEL in a header', () => get('/healthz', 'X-A: a\u007fb\r\n'), onceOrRejected],
  ['NUL in the name of a header', () => get('/healthz', 'X-\u0000A: a\r\n'), rejected],
  ['__proto__ as a header', () => get('/healthz', '__proto__: a\r\nconstructor: b\r\n'), [[200]]],
  [
    'an authorization with a line break',
    () => `${post}${host}${json}Authorization: Bearer a\r\n b\r\n${length}${close}\r\n${body}`,
    onceOrRejected,
  ],
  [
    'Expect: 100-continue',
    () => `${post}${host}${json}${length}${close}Expect: 100-continue\r\n\r\n${body}`,
    [[200]],
  ],
  [
    'another expectation',
    () => `${post}${host}${json}${length}${close}Expect: the-unexpected\r\n\r\n${body}`,
    [[417], [200], [400]],
    { bare: true },
  ],
  [
    'Upgrade: websocket',
    () =>
      get(
        '/graphql',
        'Upgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n',
      ).replace(close, 'Connection: Upgrade, close\r\n'),
    [[400], [426]],
  ],
  [
    'Upgrade: h2c',
    () =>
      get('/healthz', 'Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n').replace(
        close,
        'Connection: Upgrade, HTTP2-Settings, close\r\n',
      ),
    [[200], [400]],
  ],
  [
    'the connection closes the authorization',
    () => get('/healthz').replace(close, 'Connection: close, authorization, host\r\n'),
    [[200]],
  ],
];

/** Incomplete requests, and many requests at once. */
const connections: readonly Line[] = [
  ['nothing, and then the end', () => '', [[], [400]], { then: 'end' }],
  ['half a start line, and then the end', () => 'POST /gra', [[400], []], { then: 'end' }],
  ['half the headers, and then the end', () => `${post}Host: x\r\nX-A`, [[400], []], { then: 'end' }],
  [
    'half a body, and then the end',
    () => `${post}${host}${json}${length}\r\n{"query":`,
    [[400], []],
    { then: 'end' },
  ],
  [
    'half a chunk, and then the end',
    () => `${post}${host}${json}Transfer-Encoding: chunked\r\n\r\n18\r\n{"que`,
    [[400], []],
    { then: 'end' },
  ],
  [
    'half a request, and gone',
    () => `${post}${host}${json}${length}\r\n{"query":`,
    [[]],
    { then: 'destroy' },
  ],
  ['a whole request, and gone', () => `${post}${host}${json}${length}\r\n${body}`, [[]], { then: 'destroy' }],
  [
    'more than the announced length',
    () => `${post}${host}${json}Content-Length: 24\r\n${close}\r\n${body}}}}}`,
    [[200], [200, 400], [400]],
  ],
  [
    '50 requests at once',
    () => `${times(49, `GET /healthz HTTP/1.1\r\n${host}\r\n`, '')}${get('/healthz')}`,
    [Array.from({ length: 50 }, () => 200)],
  ],
  [
    '20 GraphQL requests at once',
    () =>
      `${times(19, `${post}${host}${json}${length}\r\n${body}`, '')}${post}${host}${json}${length}${close}\r\n${body}`,
    [Array.from({ length: 20 }, () => 200)],
  ],
  [
    'a good request, then nonsense',
    () => `GET /healthz HTTP/1.1\r\n${host}\r\nNONSENSE\r\n\r\n`,
    [[200, 400], [400]],
  ],
];

export const rawHttp: readonly RawAttack[] = [
  ...smuggling,
  ...startLines,
  ...paths,
  ...headers,
  ...connections,
].map(([name, send, accept, more]) => ({ name, send, accept, ...more }));
