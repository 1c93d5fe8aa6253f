import type { ServerResponse } from 'node:http';
import type { Outcome, Reply } from './exchange.js';
import { stringifyJson } from './json.js';

const GRAPH_JSON =
  'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

/** Bytes that a truncated response announces but does not send. */
const MISSING_BYTES = 64;

/** Writes the outcome to the socket: a response, a part of one, a reset, or nothing. */
export function writeResponse(outcome: Outcome, response: ServerResponse): void {
  switch (outcome.delivery) {
    case 'hang':
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'complete':
      send(response, outcome.reply, toBody(outcome.reply));
      return;
    case 'broken-json': {
      const body = toBody(outcome.reply) ?? '{"value":[';
      send(response, { ...outcome.reply, status: 200 }, body.slice(0, Math.ceil(body.length / 2)));
      return;
    }
    case 'truncated': {
      const bytes = Buffer.from(toBody(outcome.reply) ?? '');
      writeHead(response, outcome.reply, bytes.length + MISSING_BYTES);
      response.write(bytes, () => response.socket?.end());
    }
  }
}

function send(response: ServerResponse, reply: Reply, body: string | undefined): void {
  const bytes = body === undefined ? undefined : Buffer.from(body);
  writeHead(response, reply, bytes?.length);
  response.end(bytes);
}

function writeHead(response: ServerResponse, reply: Reply, length: number | undefined): void {
  const hasNoBody = reply.status === 204 || reply.status === 304;
  response.writeHead(reply.status, {
    ...(reply.json && { 'Content-Type': GRAPH_JSON }),
    ...(!hasNoBody && { 'Content-Length': length ?? 0 }),
    ...reply.headers,
  });
}

function toBody({ json, text }: Reply): string | undefined {
  return json ? stringifyJson(json) : text;
}
