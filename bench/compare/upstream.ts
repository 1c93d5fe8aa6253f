/**
 * A fake Microsoft Graph, as cheap as possible: the lists are printed once. Run as a program, it prints its address.
 * `/requests` returns how many HTTP requests it has answered.
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createOperation, createPage, getOperationCount, pageSize } from './world.ts';

interface BatchItem {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly body?: object;
}

let requests = 0;
let origin = '';
const pages = new Map<string, string>();

function printPage(path: string, caseId: string, start: number): string {
  // The operations depend on the size of a case and not on which of them it is.
  const key = `${getOperationCount(caseId)} ${start}`;
  const value = pages.get(key) ?? JSON.stringify(createPage(caseId, start));
  pages.set(key, value);
  const next = start + pageSize;
  const link =
    next < getOperationCount(caseId) ? `,"@odata.nextLink":"${origin}${path}?$skiptoken=${next}"` : '';
  return `{"@odata.context":"${origin}"${link},"value":${value}}`;
}

/** Returns the text of the response; undefined for a path that Graph does not have. */
function respond(url: string, body: object): string | undefined {
  const [path = '', search = ''] = url.split('?');
  const [, caseId = '', id] = /\/ediscoveryCases\/([^/]+)\/operations(?:\/([^/]+))?$/.exec(path) ?? [];
  if (caseId === '') return undefined;
  if (id !== undefined) return JSON.stringify({ ...createOperation(id), ...body });
  return printPage(path, caseId, Number(/skiptoken=(\d+)/.exec(search)?.[1] ?? 0));
}

function respondToBatch(items: readonly BatchItem[]): string {
  const headers = { 'content-type': 'application/json' };
  const responses = items.map(({ id, url, body = {} }) => {
    const text = respond(url, body);
    return { id, status: text === undefined ? 404 : 200, headers, body: JSON.parse(text ?? '{}') as unknown };
  });
  return JSON.stringify({ responses });
}

async function readBody(request: IncomingMessage): Promise<object> {
  if (request.method === 'GET') return {};
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return JSON.parse(text) as object;
}

function answer(url: string, body: object): string | undefined {
  if (url === '/requests') return String(requests);
  requests += 1;
  return 'requests' in body ? respondToBatch(body.requests as BatchItem[]) : respond(url, body);
}

const server = createServer((request, response) => {
  void readBody(request).then((body) => {
    const text = answer(request.url ?? '', body);
    const headers = {
      'content-type': 'application/json',
      'request-id': '5a7d1f0e-0d1c-4b65-9c1b-2f6f8b1f3a11',
    };
    response.writeHead(text === undefined ? 404 : 200, headers).end(text);
  });
});
server.keepAliveTimeout = 120_000;
server.listen(0, '127.0.0.1', () => {
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  console.log(`Graph at ${origin}`);
});
