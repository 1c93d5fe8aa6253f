import { type HttpAnswer, splitAnswers, token } from './client.js';
import { endProblems, headerLeaks, leaks, logProblems, shapeProblems, upstreamProblems } from './verdict.js';

describe('the checks of hostile responses', () => {
  const upstream = 'http://127.0.0.1:4001';
  const good: HttpAnswer = {
    status: 200,
    headers: { 'content-type': 'application/json' },
    text: '{"data":{"a":1}}',
  };
  const entry = (method: string, path: string, body?: unknown) =>
    ({ method, path, body, version: 'beta', headers: {}, status: 200, applied: false }) as const;
  const operations = '/beta/security/cases/ediscoveryCases/a/operations';

  it('a good response has no issues', () => {
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
  ])('%j is a leak', (text) => {
    expect(leaks(text, upstream)).not.toEqual([]);
    expect(logProblems([text], upstream)).not.toEqual([]);
  });

  it('a network error is a leak in a response, but not in the log', () => {
    expect(leaks('connect ECONNREFUSED', upstream)).not.toEqual([]);
    expect(logProblems(['ECONNREFUSED'], upstream)).toEqual([]);
  });

  it('headers that name the server, and bugs in the log, are issues', () => {
    expect(headerLeaks({ 'x-powered-by': 'x' }, upstream)).not.toEqual([]);
    expect(headerLeaks({ server: 'x/1' }, upstream)).not.toEqual([]);
    expect(logProblems(['{"message":"a request met a bug"}'], upstream)).not.toEqual([]);
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
  ])('$method $path is an unexpected request', (sent) => {
    expect(upstreamProblems([sent], undefined)).not.toEqual([]);
    expect(upstreamProblems([sent], 'nothing')).not.toEqual([]);
    expect(
      upstreamProblems([sent], { paths: [`${operations}/c`], body: { percentProgress: 1 } }),
    ).not.toEqual([]);
  });

  it('a body that differs from the patch is an issue', () => {
    const expected = { paths: [`${operations}/b`], body: { percentProgress: 1 } };
    for (const body of [{}, { percentProgress: 2 }, { percentProgress: 1, status: 'failed' }, 'cut {']) {
      expect(upstreamProblems([entry('PATCH', `${operations}/b`, body)], expected)).not.toEqual([]);
    }
  });

  it('the bytes of a socket are split into responses', () => {
    const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}';
    expect(
      splitAnswers(`HTTP/1.1 100 Continue\r\n\r\n${answer}${answer}rest`).map(({ status }) => status),
    ).toEqual([200, 200, 0]);
  });
});
