import { runProgram } from '../testkit/process.js';
import { type Service, startService } from '../testkit/service.js';
import { bodies } from './hostile/bodies.js';
import { type HttpAnswer, sendHttp, sendRaw, splitAnswers, token } from './hostile/client.js';
import { csrfAndMethods } from './hostile/csrf-and-methods.js';
import { documents } from './hostile/documents.js';
import { goodQuery, type HttpAttack, post, type RawAttack } from './hostile/hostile-request.js';
import { ids } from './hostile/ids.js';
import { informationLeaks } from './hostile/information-leaks.js';
import { memoryOf } from './hostile/memory.js';
import { rawHttp } from './hostile/raw-http.js';
import { values } from './hostile/values.js';
import {
  endProblems,
  headerLeaks,
  leaks,
  logProblems,
  shapeProblems,
  upstreamProblems,
} from './hostile/verdict.js';

const httpKinds = {
  documents,
  bodies,
  'csrf and methods': csrfAndMethods,
  'information leaks': informationLeaks,
  ids,
  values,
} satisfies Record<string, readonly HttpAttack[]>;

const originOf = (url: string) => new URL(url).origin;

function sizeOf({ path = '', body = '' }: ReturnType<HttpAttack['send']>): number {
  const bytes = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
  return path.length + bytes.length;
}

async function expectService(origin: string): Promise<void> {
  const answer = await sendHttp(origin, post(goodQuery));
  expect(JSON.parse(answer.text)).toEqual({
    data: { caseOperation: { id: expect.stringMatching(/^850c/) as string } },
  });
}

describe.each(Object.entries(httpKinds))('hostile %s', (_, attacks) => {
  let service: Service;
  beforeAll(async () => (service = await startService({ environment: { RATE_LIMIT_PER_MINUTE: '0' } })));
  afterAll(() => service.stop());

  it.each(attacks)('$name', async ({ send, expect: expected, fault }) => {
    const { sandbox, logged } = service;
    const origin = originOf(service.url);
    sandbox.journal.clear();
    if (fault) sandbox.faults.add({ ...fault, times: -1 });
    const firstLine = logged.length;
    const request = send();
    const answer = await sendHttp(origin, request);
    sandbox.faults.clear();
    expect([
      ...endProblems(answer, expected, sizeOf(request)),
      ...leaks(answer.text, sandbox.url),
      ...headerLeaks(answer.headers, sandbox.url),
      ...logProblems(logged.slice(firstLine), sandbox.url),
      ...upstreamProblems(sandbox.journal.entries, expected.upstream),
    ]).toEqual([]);
    // A fault may have closed the gate: what it waits for is over.
    service.clock.advance(1_000_000);
    await expectService(origin);
  });
});

/** What is right without being GraphQL: the health, the way to the page, and what node refuses by itself. */
function isPlain({ status, headers, text }: HttpAnswer, { bare = false }: RawAttack): boolean {
  if (status === 200) return text === '{"status":"ok"}';
  if (status === 302) return headers.location === 'graphql';
  return bare && status < 500 && text === '';
}

describe('hostile HTTP', () => {
  let service: Service;
  beforeAll(async () => (service = await startService({ environment: { RATE_LIMIT_PER_MINUTE: '0' } })));
  afterAll(() => service.stop());

  it.each(rawHttp)('$name', async (attack) => {
    const { sandbox, logged } = service;
    const origin = originOf(service.url);
    sandbox.journal.clear();
    const firstLine = logged.length;
    const text = await sendRaw(origin, attack);
    const answers = splitAnswers(text);
    expect(attack.accept).toContainEqual(answers.map(({ status }) => status));
    expect([
      ...answers.filter((answer) => !isPlain(answer, attack)).flatMap(shapeProblems),
      ...answers.flatMap(({ headers }) => headerLeaks(headers, sandbox.url)),
      ...leaks(text, sandbox.url),
      ...logProblems(logged.slice(firstLine), sandbox.url),
      ...upstreamProblems(sandbox.journal.entries, 'nothing'),
    ]).toEqual([]);
    await expectService(origin);
  });
});

describe('after all of it twice', () => {
  it('the built program still serves, in the memory that it had after the first time', async () => {
    const sandbox = runProgram({ SANDBOX_PORT: '0' }, ['sandbox']);
    const [, root = ''] = await sandbox.waitFor(/Graph at (http:\/\/\S+)\. /);
    const program = runProgram({
      RATE_LIMIT_PER_MINUTE: '0',
      PORT: '0',
      LOG_LEVEL: 'error',
      UPSTREAM: 'graph',
      AUTH_MODE: 'passthrough',
      GRAPH_BASE_URL: root,
      NODE_OPTIONS: '--inspect=127.0.0.1:0',
    });
    try {
      const [, url = ''] = await program.waitFor(/serves GraphQL at (http:\/\/\S+\/graphql)/);
      const [debuggerUrl = ''] = /ws:\/\/\S+/.exec(program.errors()) ?? [];
      const origin = originOf(url);
      const attackAll = async () => {
        for (const { send } of Object.values(httpKinds).flat()) await sendHttp(origin, send());
        return memoryOf(debuggerUrl);
      };
      const first = await attackAll();
      const second = await attackAll();
      expect(second.heap - first.heap).toBeLessThan(16);
      expect(second.resident - first.resident).toBeLessThan(64);
      await expectService(origin);
      expect(program.errors()).not.toContain(token);
    } finally {
      await Promise.all([program.end('SIGKILL'), sandbox.end('SIGKILL')]);
    }
  }, 60_000);
});

describe('what looks at the answers', () => {
  const upstream = 'http://127.0.0.1:4001';
  const good: HttpAnswer = {
    status: 200,
    headers: { 'content-type': 'application/json' },
    text: '{"data":{"a":1}}',
  };
  const entry = (method: string, path: string, body?: unknown) =>
    ({ method, path, body, version: 'beta', headers: {}, status: 200, applied: false }) as const;
  const operations = '/beta/security/cases/ediscoveryCases/a/operations';

  it('is content with what is good', () => {
    expect(endProblems(good, { end: 'answered' }, 0)).toEqual([]);
    expect(leaks(good.text, upstream)).toEqual([]);
    expect(upstreamProblems([entry('GET', `${operations}/b`)], undefined)).toEqual([]);
    const body = { '@odata.type': 'x', percentProgress: 1 };
    const sent = [entry('PATCH', `${operations}/b`, body)];
    expect(upstreamProblems(sent, { paths: [`${operations}/b`], body: { percentProgress: 1 } })).toEqual([]);
  });

  it.each([
    'TypeError: x\n    at handler (/work/main/dist/app.js:1:2)',
    '{"stack":"Error: x\\n    at go (file:///x)"}',
    'see node_modules/x',
    `Bearer ${token}`,
    `connect to ${upstream}/beta`,
    'substrate.office.com:444',
    'in System.Web.Http',
  ])('finds the leak in %j', (text) => {
    expect(leaks(text, upstream)).not.toEqual([]);
    expect(logProblems([text], upstream)).not.toEqual([]);
  });

  it('lets the log, and nothing else, say how a try failed', () => {
    expect(leaks('connect ECONNREFUSED', upstream)).not.toEqual([]);
    expect(logProblems(['ECONNREFUSED'], upstream)).toEqual([]);
  });

  it('finds headers that name the server, and bugs in the log', () => {
    expect(headerLeaks({ 'x-powered-by': 'x' }, upstream)).not.toEqual([]);
    expect(headerLeaks({ server: 'x/1' }, upstream)).not.toEqual([]);
    expect(logProblems(['{"message":"unexpected error in a request"}'], upstream)).not.toEqual([]);
  });

  it.each([
    { ...good, status: 500 },
    { ...good, status: 302 },
    { ...good, headers: { 'content-type': 'text/html' } },
    { ...good, text: '<html>' },
    { ...good, text: '[]' },
    { ...good, text: '{"errors":[{"message":"x"}]}' },
    { ...good, text: '{"errors":[{"message":"x","extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}' },
  ])('finds fault with the shape of %j', (answer) => {
    expect(shapeProblems(answer)).not.toEqual([]);
  });

  it('finds what ended otherwise', () => {
    const refusal = '{"errors":[{"message":"x","extensions":{"code":"BAD_REQUEST"}}]}';
    expect(endProblems(good, { end: 'refused' }, 0)).not.toEqual([]);
    expect(endProblems({ ...good, text: refusal }, { end: 'answered' }, 0)).not.toEqual([]);
    expect(endProblems({ ...good, text: refusal }, { end: 'refused', codes: ['X'] }, 0)).not.toEqual([]);
    expect(
      endProblems({ ...good, text: refusal.replace('x', 'x'.repeat(70_000)) }, { end: 'refused' }, 0),
    ).not.toEqual([]);
    expect(endProblems(good, { end: 'empty' }, 0)).not.toEqual([]);
    expect(endProblems(good, { end: 'page' }, 0)).not.toEqual([]);
  });

  it.each([
    entry('GET', '/beta/users'),
    entry('GET', `${operations}/../x`),
    entry('GET', `${operations}/b?$expand=x`),
    entry('GET', `${operations}/('b')`),
    entry('GET', '/v1.0/security/cases/ediscoveryCases/a'),
    entry('PATCH', `${operations}/b`, { percentProgress: 1 }),
    entry('DELETE', `${operations}/b`),
  ])('finds fault with sending $method $path', (sent) => {
    expect(upstreamProblems([sent], undefined)).not.toEqual([]);
    expect(upstreamProblems([sent], 'nothing')).not.toEqual([]);
    expect(
      upstreamProblems([sent], { paths: [`${operations}/c`], body: { percentProgress: 1 } }),
    ).not.toEqual([]);
  });

  it('finds fault with a body that is not just what was named', () => {
    const expected = { paths: [`${operations}/b`], body: { percentProgress: 1 } };
    for (const body of [{}, { percentProgress: 2 }, { percentProgress: 1, status: 'failed' }, 'cut {']) {
      expect(upstreamProblems([entry('PATCH', `${operations}/b`, body)], expected)).not.toEqual([]);
    }
  });

  it('sees every answer of a socket', () => {
    const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}';
    expect(
      splitAnswers(`HTTP/1.1 100 Continue\r\n\r\n${answer}${answer}rest`).map(({ status }) => status),
    ).toEqual([200, 200, 0]);
  });
});
