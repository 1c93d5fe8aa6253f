import type { SubscriptionResult } from '../../graphql/subscriptions/subscription-result.js';

/** How the results of a subscription become one HTTP response. */
export interface StreamFormat {
  /** For metrics. */
  readonly name: 'sse' | 'multipart';
  readonly contentType: string;
  /** Sent at once, so that the client has the headers. */
  readonly start: string;
  /** Sent from time to time, so that no proxy takes the connection for idle. */
  readonly keepAlive: string;
  toChunk(result: SubscriptionResult): string;
  readonly end: string;
}

/** Server-sent events, as graphql-sse defines them in its distinct connections mode. */
const serverSentEvents: StreamFormat = {
  name: 'sse',
  contentType: 'text/event-stream; charset=utf-8',
  start: ':\n\n',
  keepAlive: ':\n\n',
  toChunk: (result) => `event: next\ndata: ${JSON.stringify(result)}\n\n`,
  end: 'event: complete\ndata:\n\n',
};

const toPart = (json: object) =>
  `\r\ncontent-type: application/json\r\n\r\n${JSON.stringify(json)}\r\n--graphql`;

/** Apollo's multipart protocol for subscriptions. A part ends with the next boundary, so each sends it. */
const multipart: StreamFormat = {
  name: 'multipart',
  contentType: 'multipart/mixed; boundary="graphql"; subscriptionSpec="1.0"',
  start: `--graphql${toPart({})}`,
  keepAlive: toPart({}),
  toChunk: (payload) => toPart({ payload }),
  end: '--\r\n',
};

/** Returns the format that an `Accept` header requests; undefined for a single response. */
export function findStreamFormat(accept = ''): StreamFormat | undefined {
  const header = accept.slice(0, 1_000).toLowerCase();
  if (header.includes('text/event-stream')) return serverSentEvents;
  return /multipart\/mixed[^,]*;\s*subscriptionspec="?1\.0/.test(header) ? multipart : undefined;
}

/** Whether an `Accept` header also allows a single JSON response. */
export function acceptsJson(accept = ''): boolean {
  return /\bjson\b|\*\/\*|application\/\*/.test(accept.slice(0, 1_000).toLowerCase());
}
