import type { Fault } from '../../../src/sandbox/faults/fault-rule.js';
import { caseId, id } from '../../testkit/documents.js';
import {
  type Expectation,
  goodQuery,
  type HttpAttack,
  type HttpSend,
  operationPath,
  post,
} from './hostile-request.js';

const mutation = `mutation {updateCaseOperation(input: {caseId: "${caseId}", id: "${id}", patch: {percentProgress: 42}}) {userErrors {code message requestId clientRequestId}}}`;
const list = `{ediscoveryCase(id: "${caseId}") {operations {nodes {id}}}}`;
const write = { upstream: { paths: [operationPath], body: { percentProgress: 42 } } };

/** Internal details in the error messages of a backend. */
const confession =
  '   at System.Web.HttpApplication.ExecuteStep(IExecutionStep step) in C:\\src\\BackEnd\\Step.cs:line 41 ' +
  'https://backend.internal:444/ediscovery EXCHANGE-0042 substrate.office.com';
const errorBody = JSON.stringify({
  error: {
    code: 'UnknownError',
    message: confession,
    innerError: { stacktrace: confession, 'request-id': 'x' },
  },
  stack: confession,
});
const createFault = (status: number, body = errorBody): Fault => ({
  kind: 'status',
  status,
  body,
  headers: { Server: 'Microsoft-IIS/10.0', 'X-Powered-By': 'ASP.NET', 'X-BackEnd': 'EXCHANGE-0042' },
});

const asked = [
  ['a query', goodQuery, {}],
  ['a list', list, {}],
  ['a mutation', mutation, write],
] as const;

/** Responses of Graph with internal details that no client should receive. */
const confessions: readonly HttpAttack[] = (
  [
    ['400', createFault(400)],
    ['401', createFault(401)],
    ['403', createFault(403)],
    ['405', createFault(405)],
    ['409', createFault(409)],
    ['418', createFault(418)],
    ['500', createFault(500)],
    [
      '502 in HTML',
      { ...createFault(502, `<html><title>${confession}</title></html>`), contentType: 'text/html' },
    ],
    ['503 that is not JSON', createFault(503, confession)],
    ['a 200 that is an error', { kind: 'body', body: errorBody }],
    ['a 200 with plain text', { kind: 'body', body: confession }],
    [
      'a 200 with the wrong object',
      {
        kind: 'body',
        body: JSON.stringify({ id: confession, value: [{ id: 'x', stack: confession }], stack: confession }),
      },
    ],
    ['a 200 in HTML', { kind: 'html', status: 200 }],
    ['a reset', { kind: 'reset-before' }],
    ['cut JSON', { kind: 'broken-json' }],
    ['a redirect to elsewhere', { kind: 'redirect', location: 'https://backend.internal:444/stolen' }],
  ] as readonly (readonly [string, Fault])[]
).flatMap(([name, fault]) =>
  asked.map(([channel, query, more]) => ({
    name: `${channel} meets ${name} full of secrets`,
    send: () => post(query),
    // A list with an unknown item is a valid list: its id is data, its unknown properties are not.
    expect: { end: 'either', ...more } satisfies Expectation,
    fault,
  })),
);

const rejected: Expectation = {
  end: 'rejected',
  codes: ['UNAUTHENTICATED'],
  status: [401],
  upstream: 'nothing',
};
const either: Expectation = { end: 'either', status: [200, 400, 401, 431] };
const bearer = (name: string, authorization: string, expect = rejected, query = goodQuery): HttpAttack => ({
  name: `the authorization ${name}`,
  send: () => post(query, undefined, {}, { authorization }),
  expect,
});

const authorizations: readonly HttpAttack[] = [
  bearer('that is empty', ''),
  bearer('Bearer alone', 'Bearer'),
  bearer('Bearer and a space', 'Bearer '),
  bearer('Basic', `Basic ${Buffer.from('user:hostile-7f3a9c51d2e84b06').toString('base64')}`),
  bearer('Digest', 'Digest username="a", realm="b"'),
  bearer('Negotiate', 'Negotiate YII='),
  bearer('of two tokens', 'Bearer hostile-7f3a9c51d2e84b06 another'),
  bearer('of two schemes', 'Bearer a, Basic b'),
  bearer('with a tab', 'Bearer\thostile-7f3a9c51d2e84b06'),
  bearer('with quotes', 'Bearer "hostile-7f3a9c51d2e84b06"'),
  bearer('with a semicolon', 'Bearer a;b'),
  bearer('that looks like a script', 'Bearer <script>'),
  bearer('with Latin letters over 127', 'Bearer \u00e9'),
  bearer('with a percent-encoded line break', 'Bearer a%0d%0aHost:evil'),
  bearer('__proto__', '__proto__'),
  bearer('without a space', 'Bearerhostile-7f3a9c51d2e84b06'),
  bearer('of 12 kB', `Bearer ${'hostile-7f3a9c51d2e84b06'.repeat(500)}`, either),
  bearer('of equals signs', 'Bearer =====', rejected),
  bearer('in small letters', 'bearer hostile-7f3a9c51d2e84b06', either),
  bearer('of a caller without a role', 'Bearer no-role', { end: 'rejected', codes: ['FORBIDDEN'] }),
  bearer('of a caller without permission', 'Bearer forbidden', { end: 'rejected', codes: ['FORBIDDEN'] }),
  bearer(
    'of a caller who may only read, for a mutation',
    'Bearer read-only-7f3a9c51d2e84b06',
    { end: 'rejected', codes: ['FORBIDDEN'], ...write },
    mutation,
  ),
];

const line = (name: string, send: HttpSend, expect: Expectation): HttpAttack => ({
  name,
  send: () => send,
  expect,
});

/** Requests that make a server disclose details about itself. */
const curious: readonly HttpAttack[] = [
  line(
    'a request for an inline trace',
    post('{__typename}', undefined, {}, { 'apollo-federation-include-trace': 'ftv1' }),
    { end: 'executed', upstream: 'nothing' },
  ),
  line(
    'a request for extensions',
    post('{__typename}', undefined, { extensions: { tracing: true, debug: true, stacktrace: true } }),
    { end: 'either', upstream: 'nothing' },
  ),
  line(
    'debug headers',
    post('{nothing}', undefined, {}, { 'x-debug': '1', 'x-apollo-tracing': '1', 'x-hasura-role': 'admin' }),
    { end: 'rejected', upstream: 'nothing' },
  ),
  line('a question for _service', post('{_service {nothing}}'), { end: 'rejected', upstream: 'nothing' }),
  line('a list for the operations that are none', post('{caseOperation(caseId: [], id: {}) {id}}'), {
    end: 'rejected',
    upstream: 'nothing',
  }),
  line(
    'an argument that a variable makes null',
    post('query($c: ID = "x") {ediscoveryCase(id: $c) {id}}', { c: null }),
    { end: 'rejected', upstream: 'nothing' },
  ),
  line(
    '/favicon.ico',
    { method: 'GET', path: '/favicon.ico', headers: { 'content-type': null } },
    { end: 'rejected', status: [404], upstream: 'nothing' },
  ),
  line(
    '/package.json',
    { method: 'GET', path: '/package.json', headers: { 'content-type': null } },
    { end: 'rejected', status: [404], upstream: 'nothing' },
  ),
  line(
    'the page itself',
    { method: 'GET', headers: { 'content-type': null, accept: 'text/html' } },
    { end: 'page', status: [200], upstream: 'nothing' },
  ),
];

export const informationLeaks: readonly HttpAttack[] = [...confessions, ...authorizations, ...curious];
