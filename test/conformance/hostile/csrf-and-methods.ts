import { caseId, id } from '../../testkit/documents.js';
import type { Expectation, HttpAttack, HttpSend } from './hostile-request.js';

const quiet = { upstream: 'nothing' } as const;
const rejected = (...status: number[]): Expectation => ({ end: 'rejected', status, ...quiet });
const either: Expectation = { end: 'either', ...quiet };

const mutation = `mutation {updateCaseOperation(input: {caseId: "${caseId}", id: "${id}", patch: {percentProgress: 13}}) {userErrors {code}}}`;
const body = JSON.stringify({ query: mutation });
const harmless = JSON.stringify({ query: '{__typename}' });
const asked = (query: string) => `/graphql?query=${encodeURIComponent(query)}`;
const preflight = { 'apollo-require-preflight': '1' };
const none = { 'content-type': null };

const line = (name: string, send: HttpSend, expect: Expectation): HttpAttack => ({
  name,
  send: () => send,
  expect,
});

/** Requests that a page of another origin can send without a preflight: none of them may change anything. */
const simple: readonly HttpAttack[] = [
  ...[
    'text/plain',
    'text/plain; application/json',
    'text/plain;charset=UTF-8',
    'TEXT/PLAIN',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'multipart/form-data; boundary=x',
    '',
    ' ',
  ].map((type) =>
    line(
      `a mutation as ${JSON.stringify(type)}`,
      { body, headers: { 'content-type': type } },
      rejected(400, 415),
    ),
  ),
  line('a mutation without a content type', { body, headers: none }, rejected(400, 415)),
  line(
    'a mutation as text with an empty preflight header',
    { body, headers: { 'content-type': 'text/plain', 'apollo-require-preflight': '' } },
    rejected(400, 415),
  ),
  line(
    'a form with a preflight header',
    {
      body: `query=${encodeURIComponent(mutation)}`,
      headers: { ...preflight, 'content-type': 'application/x-www-form-urlencoded' },
    },
    rejected(415),
  ),
  line(
    'text with a preflight header',
    { body, headers: { ...preflight, 'content-type': 'text/plain' } },
    rejected(400, 415),
  ),
];

const methods: readonly HttpAttack[] = [
  line(
    'GET with a query and no preflight header',
    { method: 'GET', path: asked('{__typename}'), headers: none },
    rejected(400),
  ),
  line(
    'GET as a form with a query',
    { method: 'GET', path: asked('{__typename}'), headers: { 'content-type': 'text/plain' } },
    rejected(400),
  ),
  line(
    'GET with a query, asking for HTML',
    { method: 'GET', path: asked('{__typename}'), headers: { ...none, accept: 'text/html' } },
    rejected(400),
  ),
  line(
    'GET with a query and a preflight header',
    { method: 'GET', path: asked('{__typename}'), headers: { ...none, ...preflight } },
    { end: 'executed', ...quiet },
  ),
  line(
    'GET with a mutation',
    { method: 'GET', path: asked(mutation), headers: { ...none, ...preflight } },
    rejected(405),
  ),
  line(
    'GET with a mutation with the content type of JSON',
    { method: 'GET', path: asked(mutation) },
    rejected(400, 405),
  ),
  line(
    'GET with a query and a mutation, the mutation chosen',
    {
      method: 'GET',
      path: `${asked(`query a {__typename} ${mutation.replace('mutation', 'mutation b')}`)}&operationName=b`,
      headers: { ...none, ...preflight },
    },
    rejected(405),
  ),
  line('GET with a mutation in the body', { method: 'GET', body, headers: { ...preflight } }, rejected(400)),
  line(
    'GET with two queries',
    {
      method: 'GET',
      path: `${asked('{__typename}')}&query=${encodeURIComponent(mutation)}`,
      headers: { ...none, ...preflight },
    },
    rejected(400, 405),
  ),
  line(
    'GET with query[]',
    {
      method: 'GET',
      path: `/graphql?query[]=${encodeURIComponent(mutation)}`,
      headers: { ...none, ...preflight },
    },
    rejected(400),
  ),
  line(
    'GET with __proto__',
    {
      method: 'GET',
      path: '/graphql?__proto__=x&constructor=y&__proto__[query]=z',
      headers: { ...none, ...preflight },
    },
    rejected(400),
  ),
  line(
    'GET with variables that are not JSON',
    { method: 'GET', path: `${asked('{__typename}')}&variables=%7B`, headers: { ...none, ...preflight } },
    rejected(400),
  ),
  line(
    'GET with variables that are a list',
    { method: 'GET', path: `${asked('{__typename}')}&variables=[1]`, headers: { ...none, ...preflight } },
    rejected(400),
  ),
  line(
    'GET with extensions that are not JSON',
    { method: 'GET', path: `${asked('{__typename}')}&extensions=x`, headers: { ...none, ...preflight } },
    rejected(400),
  ),
  ...['%FF', '%C3', '%C0%AF', '%ED%A0%80', '%E0%80%AF', '%C3%28'].map((bytes) =>
    line(
      `GET with a query that has ${bytes}, which is no UTF-8`,
      { method: 'GET', path: `${asked('{__typename} #')}${bytes}`, headers: { ...none, ...preflight } },
      rejected(400),
    ),
  ),
  line(
    'GET with variables that are no UTF-8',
    {
      method: 'GET',
      path: `${asked('{__typename}')}&variables=%7B%22a%22:%22%FF%22%7D`,
      headers: { ...none, ...preflight },
    },
    rejected(400),
  ),
  line(
    'GET with UTF-8',
    {
      method: 'GET',
      path: asked('{__typename} # M\u00fcller \u{1f600}'),
      headers: { ...none, ...preflight },
    },
    { end: 'executed', ...quiet },
  ),
  line(
    'GET with a final slash',
    { method: 'GET', path: asked('{__typename}').replace('?', '/?'), headers: { ...none, ...preflight } },
    { end: 'executed', ...quiet },
  ),
  line('POST with a final slash', { path: '/graphql/', body: harmless }, { end: 'executed', ...quiet }),
  line('PUT with a final slash', { method: 'PUT', path: '/graphql/', body }, rejected(405)),
  line(
    'a mutation as text with a final slash',
    { path: '/graphql/', body, headers: { 'content-type': 'text/plain' } },
    rejected(400, 415),
  ),
  line('GET with nothing', { method: 'GET', headers: { ...none, ...preflight } }, rejected(400)),
  line(
    'GET of the page with a script in the address',
    {
      method: 'GET',
      path: '/graphql?x=<script>'.replace(/[<>]/g, encodeURIComponent),
      headers: { ...none, accept: 'text/html' },
    },
    { end: 'page', status: [200], ...quiet },
  ),
  line('POST with the mutation in the address', { path: asked(mutation), body: '{}' }, rejected(400)),
  line('HEAD', { method: 'HEAD', headers: none }, { end: 'empty', status: [400, 404, 405], ...quiet }),
  line(
    'HEAD with a mutation',
    { method: 'HEAD', path: asked(mutation), headers: { ...none, ...preflight } },
    { end: 'empty', status: [400, 404, 405], ...quiet },
  ),
  ...['PUT', 'PATCH', 'DELETE'].map((method) => line(method, { method, body }, rejected(405))),
  ...['TRACE', 'PROPFIND', 'MKCOL', 'LOCK', 'SEARCH', 'QUERY', 'PURGE', 'M-SEARCH', 'SOURCE', 'BIND'].map(
    (method) =>
      line(method, { method, headers: { ...none, cookie: 'session=secret' } }, rejected(400, 404, 405, 415)),
  ),
  line('OPTIONS', { method: 'OPTIONS', headers: none }, rejected(405)),
  line(
    'OPTIONS from another origin',
    {
      method: 'OPTIONS',
      headers: {
        ...none,
        origin: 'https://evil.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    },
    rejected(403),
  ),
  line('OPTIONS with a mutation', { method: 'OPTIONS', body, headers: {} }, { end: 'rejected', ...quiet }),
  line('OPTIONS *', { method: 'OPTIONS', path: '*', headers: none }, rejected(400, 404, 405)),
];

/** Headers that change the meaning of a request if a server trusts them. */
const believed: readonly HttpAttack[] = [
  ...['x-http-method-override', 'x-http-method', 'x-method-override'].map((name) =>
    line(
      `GET with ${name}: POST`,
      { method: 'GET', path: asked(mutation), headers: { ...none, ...preflight, [name]: 'POST' } },
      rejected(405),
    ),
  ),
  line(
    'POST with a method override to GET',
    { body: harmless, headers: { 'x-http-method-override': 'GET' } },
    either,
  ),
  line('Origin: null', { body: harmless, headers: { origin: 'null' } }, either),
  line(
    'another origin',
    { body: harmless, headers: { origin: 'https://evil.example', referer: 'https://evil.example/' } },
    either,
  ),
  line(
    'another origin, as text',
    { body, headers: { origin: 'https://evil.example', 'content-type': 'text/plain' } },
    rejected(400, 403, 415),
  ),
  line('cookies of 6 kB', { body: harmless, headers: { cookie: `a=${'x'.repeat(6_000)}` } }, either),
  line(
    'a forwarded host',
    {
      body: harmless,
      headers: {
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'gopher',
        forwarded: 'host=evil.example',
      },
    },
    either,
  ),
  line(
    'a rewritten path',
    { body: harmless, headers: { 'x-original-url': '/healthz', 'x-rewrite-url': '/admin' } },
    either,
  ),
  line(
    'the page for another host',
    { method: 'GET', headers: { ...none, accept: 'text/html', host: 'evil.example' } },
    { end: 'page', status: [200], ...quiet },
  ),
  ...[
    'evil.example',
    'evil.example:99999',
    'a b',
    '[',
    '[::1',
    '%',
    '<script>',
    'a/b',
    'a@b',
    ':',
    '..',
    'x'.repeat(4_000),
  ].map((host) => line(`Host: ${host.slice(0, 20)}`, { body: harmless, headers: { host } }, either)),
];

export const csrfAndMethods: readonly HttpAttack[] = [...simple, ...methods, ...believed];
