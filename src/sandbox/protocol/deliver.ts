import type { ServerResponse } from 'node:http';
import type { Outcome, Reply } from './exchange.js';
import { toJsonText } from './json.js';

const GRAPH_JSON =
  'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

/** How many bytes a truncated answer promises beyond those that come. */
const MISSING_BYTES = 64;

/** Writes the outcome to the socket, or does to the socket what the fault demands. */
export function deliver(outcome: Outcome, response: ServerResponse): void {
  switch (outcome.delivery) {
    case 'hang':
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'whole':
      send(response, outcome.reply, toBody(outcome.reply));
      return;
    case 'broken-json': {
      const text = toBody(outcome.reply) ?? '{"value":[';
      send(response, { ...outcome.reply, status: 200 }, text.slice(0, Math.ceil(text.length / 2)));
      return;
    }
    case 'truncated': {
      const bytes = Buffer.from(toBody(outcome.reply) ?? '');
      writeHead(response, outcome.reply, bytes.length + MISSING_BYTES);
      response.write(bytes, () => response.socket?.end());
    }
  }
}

function send(response: ServerResponse, reply: Reply, text: string | undefined): void {
  const bytes = text === undefined ? undefined : Buffer.from(text);
  writeHead(response, reply, bytes?.length);
  response.end(bytes);
}

function writeHead(response: ServerResponse, reply: Reply, length: number | undefined): void {
  const bodiless = reply.status === 204 || reply.status === 304;
  response.writeHead(reply.status, {
    ...(reply.json && { 'Content-Type': GRAPH_JSON }),
    ...(!bodiless && { 'Content-Length': length ?? 0 }),
    ...reply.headers,
  });
}

function toBody({ json, text }: Reply): string | undefined {
  return json ? toJsonText(json) : text;
}
