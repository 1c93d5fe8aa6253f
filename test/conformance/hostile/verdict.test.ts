import { type HttpResponse, splitResponses, token } from './client.js';
import {
  findEndIssues,
  findHeaderLeaks,
  findLeaks,
  findLogIssues,
  findFormatIssues,
  findUpstreamIssues,
} from './verdict.js';

describe('the checks of hostile responses', () => {
  const upstream = 'http://127.0.0.1:4001';
  const good: HttpResponse = {
    status: 200,
    headers: { 'content-type': 'application/json' },
    text: '{"data":{"a":1}}',
  };
  const entry = (method: string, path: string, body?: unknown) =>
    ({ method, path, body, version: 'beta', headers: {}, status: 200, applied: false }) as const;
  const operations = '/beta/security/cases/ediscoveryCases/a/operations';

  it('a good response has no issues', () => {
    expect(findEndIssues(good, { end: 'executed' }, 0)).toEqual([]);
    expect(findLeaks(good.text, upstream)).toEqual([]);
    expect(findUpstreamIssues([entry('GET', `${operations}/b`)], undefined)).toEqual([]);
    const body = { '@odata.type': 'x', percentProgress: 1 };
    const sent = [entry('PATCH', `${operations}/b`, body)];
    expect(findUpstreamIssues(sent, { paths: [`${operations}/b`], body: { percentProgress: 1 } })).toEqual(
      [],
    );
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
    expect(findLeaks(text, upstream)).not.toEqual([]);
    expect(findLogIssues([text], upstream)).not.toEqual([]);
  });

  it('a network error is a leak in a response, but not in the log', () => {
    expect(findLeaks('connect ECONNREFUSED', upstream)).not.toEqual([]);
    expect(findLogIssues(['ECONNREFUSED'], upstream)).toEqual([]);
  });

  it('headers that name the server, and bugs in the log, are issues', () => {
    expect(findHeaderLeaks({ 'x-powered-by': 'x' }, upstream)).not.toEqual([]);
    expect(findHeaderLeaks({ server: 'x/1' }, upstream)).not.toEqual([]);
    expect(findLogIssues(['{"message":"unexpected error in a request"}'], upstream)).not.toEqual([]);
  });

  it.each([
    { ...good, status: 500 },
    { ...good, status: 302 },
    { ...good, headers: { 'content-type': 'text/html' } },
    { ...good, text: '<html>' },
    { ...good, text: '[]' },
    { ...good, text: '{"errors":[{"message":"x"}]}' },
    { ...good, text: '{"errors":[{"message":"x","extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}' },
  ])('%j has issues in its format', (response) => {
    expect(findFormatIssues(response)).not.toEqual([]);
  });

  it('finds what ended otherwise', () => {
    const errorBody = '{"errors":[{"message":"x","extensions":{"code":"BAD_REQUEST"}}]}';
    expect(findEndIssues(good, { end: 'rejected' }, 0)).not.toEqual([]);
    expect(findEndIssues({ ...good, text: errorBody }, { end: 'executed' }, 0)).not.toEqual([]);
    expect(findEndIssues({ ...good, text: errorBody }, { end: 'rejected', codes: ['X'] }, 0)).not.toEqual([]);
    expect(
      findEndIssues({ ...good, text: errorBody.replace('x', 'x'.repeat(70_000)) }, { end: 'rejected' }, 0),
    ).not.toEqual([]);
    expect(findEndIssues(good, { end: 'empty' }, 0)).not.toEqual([]);
    expect(findEndIssues(good, { end: 'page' }, 0)).not.toEqual([]);
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
    expect(findUpstreamIssues([sent], undefined)).not.toEqual([]);
    expect(findUpstreamIssues([sent], 'nothing')).not.toEqual([]);
    expect(
      findUpstreamIssues([sent], { paths: [`${operations}/c`], body: { percentProgress: 1 } }),
    ).not.toEqual([]);
  });

  it('a body that differs from the patch is an issue', () => {
    const expected = { paths: [`${operations}/b`], body: { percentProgress: 1 } };
    for (const body of [{}, { percentProgress: 2 }, { percentProgress: 1, status: 'failed' }, 'cut {']) {
      expect(findUpstreamIssues([entry('PATCH', `${operations}/b`, body)], expected)).not.toEqual([]);
    }
  });

  it('the bytes of a socket are split into responses', () => {
    const response = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}';
    expect(
      splitResponses(`HTTP/1.1 100 Continue\r\n\r\n${response}${response}rest`).map(({ status }) => status),
    ).toEqual([200, 200, 0]);
  });
});
