import { version } from '../../../src/version.js';
import type { Service } from '../../testkit/service.js';
import { type HttpResponse, sendHttp, sendRaw, splitResponses } from './client.js';
import { goodQuery, type HttpAttack, type HttpSend, post, type RawAttack } from './hostile-request.js';
import {
  findEndIssues,
  findHeaderLeaks,
  findLeaks,
  findLogIssues,
  findFormatIssues,
  findUpstreamIssues,
} from './verdict.js';

/** Runs every case, also after one that failed. Returns `name: reason; reason` of each case that failed. */
export async function listFailures<Case extends { readonly name: string }>(
  cases: readonly Case[],
  findIssues: (one: Case) => Promise<readonly string[]>,
): Promise<string[]> {
  const failures: string[] = [];
  for (const one of cases) {
    const issues = await findIssues(one).catch((error: unknown) => [String(error)]);
    if (issues.length > 0) failures.push(`${one.name}: ${issues.join('; ')}`);
  }
  return failures;
}

/** Sends the request, and checks the response, the log and the requests to Microsoft Graph. */
export async function attackHttp(service: Service, attack: HttpAttack): Promise<string[]> {
  const { expect: expected, fault } = attack;
  const { sandbox, logged } = service;
  const origin = new URL(service.url).origin;
  sandbox.journal.clear();
  if (fault) sandbox.faults.add({ ...fault, times: -1 });
  const firstLine = logged.length;
  try {
    const request = attack.send();
    const response = await sendHttp(origin, request);
    sandbox.faults.clear();
    const issues = [
      ...findEndIssues(response, expected, getSize(request)),
      ...findLeaks(response.text, sandbox.url),
      ...findHeaderLeaks(response.headers, sandbox.url),
      ...findLogIssues(logged.slice(firstLine), sandbox.url),
      ...findUpstreamIssues(sandbox.journal.entries, expected.upstream),
    ];
    // A fault may have made the server throttle: the virtual clock ends every wait.
    service.clock.advance(1_000_000);
    return [...issues, ...(await checkService(origin))];
  } finally {
    sandbox.faults.clear();
  }
}

/** Writes the bytes to a socket, and checks every response, the log and the requests to Microsoft Graph. */
export async function attackSocket(service: Service, attack: RawAttack): Promise<string[]> {
  const { sandbox, logged } = service;
  const origin = new URL(service.url).origin;
  sandbox.journal.clear();
  const firstLine = logged.length;
  const text = await sendRaw(origin, attack);
  const responses = splitResponses(text);
  const statuses = responses.map(({ status }) => status).join();
  const accepted = attack.accept.some((allowed) => allowed.join() === statuses);
  return [
    ...(accepted ? [] : [`has the statuses [${statuses}], not [${attack.accept.join('] or [')}]`]),
    ...responses.filter((response) => !isPlain(response, attack)).flatMap(findFormatIssues),
    ...responses.flatMap(({ headers }) => findHeaderLeaks(headers, sandbox.url)),
    ...findLeaks(text, sandbox.url),
    ...findLogIssues(logged.slice(firstLine), sandbox.url),
    ...findUpstreamIssues(sandbox.journal.entries, 'nothing'),
    ...(await checkService(origin)),
  ];
}

/** Whether the server still handles a good request. */
export async function checkService(origin: string): Promise<string[]> {
  const { text } = await sendHttp(origin, post(goodQuery));
  return /^\{"data":\{"caseOperation":\{"id":"850c[^"]*"\}\}\}\s*$/.test(text)
    ? []
    : [`the server no longer handles a good request: ${text.slice(0, 200)}`];
}

function getSize({ path = '', body = '' }: HttpSend): number {
  const bytes = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
  return path.length + bytes.length;
}

/** Right without being GraphQL: the health check, the redirect to the page, and what Node rejects itself. */
function isPlain({ status, headers, text }: HttpResponse, { bare = false }: RawAttack): boolean {
  if (status === 200) return text === JSON.stringify({ status: 'ok', version });
  if (status === 302) return headers.location === 'graphql';
  return bare && status < 500 && text === '';
}
