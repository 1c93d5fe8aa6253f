import { isJsonObject } from '../../graphql/json-object.js';

/** What a router sends with a subscription whose events it receives by callbacks (callback/1.0 of Apollo). */
export interface CallbackRequest {
  readonly url: string;
  readonly id: string;
  readonly verifier: string;
  /** Milliseconds between two signs of life; 0 = none. */
  readonly heartbeatMs: number;
}

/** Shorter intervals would be load without use. */
const minHeartbeatMs = 1_000;

const maxTextLength = 4_000;

function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= maxTextLength ? value : undefined;
}

/**
 * Returns the callback that `extensions` of a request ask for; undefined if they ask for none, 'invalid' if something is
 * missing in it.
 */
export function readCallbackRequest(extensions: unknown): CallbackRequest | 'invalid' | undefined {
  const subscription = isJsonObject(extensions) ? extensions['subscription'] : undefined;
  if (!isJsonObject(subscription) || subscription['callbackUrl'] === undefined) return undefined;
  const [url, id, verifier] = ['callbackUrl', 'subscriptionId', 'verifier'].map((name) =>
    readText(subscription[name]),
  );
  // Earlier routers write the number as a string.
  const heartbeat = Number(subscription['heartbeatIntervalMs'] ?? 0);
  const isHeartbeat = Number.isSafeInteger(heartbeat) && heartbeat >= 0;
  if (url === undefined || id === undefined || verifier === undefined || !isHeartbeat) return 'invalid';
  return { url, id, verifier, heartbeatMs: heartbeat === 0 ? 0 : Math.max(minHeartbeatMs, heartbeat) };
}

/**
 * Whether the operator has allowed a URL: it begins with one of the prefixes, up to the end of a path segment. Callers
 * choose the URL, so without this the server would send requests to any host of its network.
 */
export function isAllowedCallback(text: string, prefixes: readonly string[]): boolean {
  const url = URL.parse(text);
  if (url === null || [url.username, url.password, url.hash].some((part) => part !== '')) return false;
  return prefixes.some((prefix) => {
    const allowed = new URL(prefix);
    const path = allowed.pathname.replace(/\/$/, '');
    return url.origin === allowed.origin && (url.pathname === path || url.pathname.startsWith(`${path}/`));
  });
}
