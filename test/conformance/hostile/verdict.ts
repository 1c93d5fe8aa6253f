import type { JournalEntry } from '../../../src/sandbox/journal.js';
import { type HttpResponse, token } from './client.js';
import type { Expectation } from './hostile-request.js';

/** Bytes that an error response may have in addition to the size of its request. */
const maxExtraErrorBytes = 64 * 1024;

const secrets: readonly (readonly [string, RegExp])[] = [
  ['a stack trace', /\bat (?:async )?[^\s"\\]+ \((?:file:|node:|\/|<)|stacktrace|\\n {4}at |\n {4}at /],
  ['a path of a file', /node_modules|file:\/\/|\/(?:work|tmp|home|usr|root|dist|src)\/|\.[cm]?[jt]s:\d+/],
  ['the token', new RegExp(token.slice(8, 24))],
  ['an error message of Graph', /substrate|System\.Web|BackEnd|innerError|backend\.internal|EXCHANGE-|IIS/],
  ['a code of the network', /\bE(?:CONN|PIPE|HOST|NOTFOUND|AI_)[A-Z]*\b|UND_ERR/],
  ['the name of a library', /fastify|\bexpress\b|undici|nodejs|node\.js|typegraphql/i],
];

/**
 * Information in a response or a log line that must not be disclosed.
 *
 * @param upstream The origin of Microsoft Graph in the configuration.
 */
export function findLeaks(text: string, upstream: string): string[] {
  const found = secrets.filter(([, pattern]) => pattern.test(text)).map(([name]) => `shows ${name}`);
  if (text.includes(new URL(upstream).host)) found.push('shows the origin of the upstream');
  return found;
}

/** Information in the headers that must not be disclosed. */
export function findHeaderLeaks(headers: HttpResponse['headers'], upstream: string): string[] {
  const named = ['x-powered-by', 'server', 'via', 'x-aspnet-version', 'set-cookie'].filter(
    (name) => name in headers,
  );
  return [...named.map((name) => `has the header ${name}`), ...findLeaks(JSON.stringify(headers), upstream)];
}

/** Bugs and secrets in the log of one attack. */
export function findLogIssues(lines: readonly string[], upstream: string): string[] {
  return lines.flatMap((line) => [
    // The log reports why an attempt failed.
    ...findLeaks(line, upstream)
      .filter((leak) => leak !== 'shows a code of the network')
      .map((leak) => `the log ${leak}`),
    ...(line.includes('unexpected error') ? [`a bug: ${line.slice(0, 400)}`] : []),
  ]);
}

interface GraphQLResponse {
  readonly data?: unknown;
  readonly errors?: readonly { message?: unknown; extensions?: { code?: unknown } }[];
}

function parsed(text: string): GraphQLResponse | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

/** The userErrors anywhere in the data. */
function userErrors(data: unknown): { code?: unknown }[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([name, value]) =>
    name === 'userErrors' && Array.isArray(value) ? (value as { code?: unknown }[]) : userErrors(value),
  );
}

function getCodes({ errors = [], data }: GraphQLResponse): unknown[] {
  return [...errors.map(({ extensions }) => extensions?.code), ...userErrors(data).map(({ code }) => code)];
}

/** Issues in the format of a response to any request. */
export function findFormatIssues({ status, headers, text }: HttpResponse): string[] {
  const issues: string[] = [];
  if (!(status >= 200 && status < 300) && !(status >= 400 && status < 500))
    issues.push(`has status ${status}`);
  if (!/^application\/(graphql-response\+)?json\b/.test(headers['content-type'] ?? ''))
    issues.push(`is of type ${headers['content-type'] ?? 'none'}`);
  const response = parsed(text);
  if (!response || !('data' in response || 'errors' in response))
    return [...issues, `is not a GraphQL response: ${text.slice(0, 200)}`];
  for (const code of getCodes(response)) {
    if (typeof code !== 'string' || code === 'INTERNAL_SERVER_ERROR')
      issues.push(`has an error with the code ${String(code)}: ${text.slice(0, 300)}`);
  }
  if (response.errors?.some(({ message }) => typeof message !== 'string'))
    issues.push('has an error without a message');
  return issues;
}

/** Differences between a response and the expectation. */
export function findEndIssues(response: HttpResponse, expected: Expectation, requestBytes: number): string[] {
  const { status, text } = response;
  const issues =
    expected.status && !expected.status.includes(status)
      ? [`has status ${status}, not ${expected.status.join(' or ')}`]
      : [];
  if (expected.end === 'empty') return text === '' ? issues : [...issues, 'has a body'];
  if (expected.end === 'page')
    return /^<!doctype html>.*GraphQL/s.test(text) ? issues : [...issues, 'is not our page'];
  issues.push(...findFormatIssues(response));
  const codes = getCodes(parsed(text) ?? {});
  if (expected.end === 'rejected' && codes.length === 0) issues.push(`was executed: ${text.slice(0, 200)}`);
  if (expected.end === 'executed' && codes.length > 0) issues.push(`was rejected: ${text.slice(0, 300)}`);
  if (expected.codes && !expected.codes.some((code) => codes.includes(code)))
    issues.push(`has the codes ${codes.join()}`);
  if (expected.end === 'rejected' && text.length > requestBytes + maxExtraErrorBytes)
    issues.push(`rejects in ${text.length} bytes`);
  return issues;
}

const known =
  /^\/beta\/(\$batch|security\/cases\/ediscoveryCases(\/[\w.~%-]+(\/operations(\/[\w.~%-]+)?)?)?(\?\$(top|skiptoken)=[^&#\s]*)?)$/;

/** A body without the annotations that this server adds. */
function named(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const own = Object.entries(value).filter(([name]) => name !== '@odata.type');
  return Object.fromEntries(own.map(([name, part]) => [name, named(part)]));
}

function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** Requests to Microsoft Graph that were not expected. */
export function findUpstreamIssues(
  entries: readonly JournalEntry[],
  expected: Expectation['upstream'],
): string[] {
  if (expected === 'nothing') return entries.map(({ method, path }) => `sent ${method} ${path}`);
  return entries.flatMap(({ method, path, body }) => {
    const isBatch = path === '/beta/$batch';
    if (!known.test(path)) return [`sent ${method} to the unknown path ${path}`];
    if (isBatch) return typeof body === 'object' ? [] : ['sent a batch that is not valid JSON'];
    if (expected && !expected.paths.includes(path)) return [`sent ${method} to ${path}`];
    if (method === 'GET') return body === undefined ? [] : ['sent a GET with a body'];
    if (method !== 'PATCH' || !expected?.body) return [`sent ${method} ${path}`];
    return sortedJson(named(body)) === sortedJson(expected.body)
      ? []
      : [`sent the body ${sortedJson(body).slice(0, 300)}`];
  });
}
