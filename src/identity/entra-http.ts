import { Agent, type Dispatcher, Pool, ProxyAgent, request as send } from 'undici';
import { withTimeout } from './with-timeout.js';

/** Returns the URL of the proxy for a URL; undefined without one. It may contain a password: never log it. */
export type ResolveProxy = (url: string) => string | undefined;

export interface EntraHttpOptions {
  /** Origins of Microsoft Entra. Only requests to them use a proxy, never those for a managed identity. */
  readonly authorityHosts: readonly string[];
  readonly resolveProxy?: ResolveProxy | undefined;
}

interface HttpRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Record<string, string>;
  readonly body?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds; more than the limit of this module has no effect. */
  readonly timeoutMs?: number | undefined;
}

interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

export type SendHttp = (request: HttpRequest) => Promise<HttpResponse>;

/** A request without a response. Its message is its code: that of the cause could contain a host or a URL. */
export class EntraNetworkError extends Error {
  override readonly name = 'EntraNetworkError';
  /** The cause, such as ECONNREFUSED, DEPTH_ZERO_SELF_SIGNED_CERT, TIMEOUT or PROXY_RESPONSE_407. */
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** A request of a caller waits for the response. */
const timeoutMs = 5_000;
const connectTimeoutMs = 2_500;

/** Metadata, keys and tokens have a few kilobytes. */
const maxResponseSize = 1_000_000;

const limits = { allowH2: false, headersTimeout: timeoutMs, bodyTimeout: timeoutMs, maxResponseSize };

function readCode(error: unknown): string | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,63}$/.test(code) ? code : undefined;
}

/** The code of an error or of its cause, which is more specific. */
function toCode(error: unknown): string {
  const { name, cause, message } = error as { name?: unknown; cause?: unknown; message?: unknown };
  if (name === 'TimeoutError') return 'TIMEOUT';
  // undici reports the status of a proxy in the message only.
  const status = /^Proxy response \((\d{3})\) !== 200/.exec(String(message))?.[1];
  if (status !== undefined) return `PROXY_RESPONSE_${status}`;
  const code = readCode(cause) ?? readCode(error) ?? 'UNKNOWN';
  return /^UND_ERR_\w+_TIMEOUT$/.test(code) ? 'TIMEOUT' : code;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** A request is always tunnelled (CONNECT): a proxy sees no token and cannot respond in place of Microsoft Entra. */
function createProxyDispatcher(proxy: string): Dispatcher {
  const { origin, username, password } = new URL(proxy);
  const credentials = `${decode(username)}:${decode(password)}`;
  return new ProxyAgent({
    uri: origin,
    ...(credentials !== ':' && { token: `Basic ${Buffer.from(credentials).toString('base64')}` }),
    proxyTunnel: true,
    connectTimeout: connectTimeoutMs,
    // Without it, a proxy that never responds keeps a connection for 300 s.
    clientFactory: (url, options) => new Pool(url, { ...options, headersTimeout: connectTimeoutMs }),
    ...limits,
  });
}

/** A custom authority has the suffix of no cloud; regional endpoints are subdomains of `login.microsoft.com`. */
function isEntra(url: URL, authorityHosts: readonly string[]): boolean {
  return authorityHosts.includes(url.origin) || url.origin.endsWith('.login.microsoft.com');
}

/** Creates the HTTP client of this folder: signing keys and tokens are fetched with the same connections. */
export function createEntraHttp({ authorityHosts, resolveProxy }: EntraHttpOptions): SendHttp {
  const direct = new Agent({ connect: { timeout: connectTimeoutMs }, ...limits });
  const dispatchers = new Map<string, Dispatcher>();

  const getDispatcher = (url: URL): Dispatcher => {
    const proxy = isEntra(url, authorityHosts) ? resolveProxy?.(url.href) : undefined;
    if (proxy === undefined) return direct;
    const known = dispatchers.get(proxy) ?? createProxyDispatcher(proxy);
    dispatchers.set(proxy, known);
    return known;
  };

  const sendOnce = async ({ url, method, headers, body, signal }: HttpRequest): Promise<HttpResponse> => {
    const dispatcher = getDispatcher(new URL(url));
    const options = { method, headers, body: body ?? null, dispatcher, signal: signal ?? null };
    const response = await send(url, options);
    const text = await response.body.text();
    const entries = Object.entries(response.headers).map(([name, value]) => [name, String(value)] as const);
    return { status: response.statusCode, headers: Object.fromEntries(entries), text };
  };

  return async (request) => {
    const limitMs = Math.min(request.timeoutMs ?? timeoutMs, timeoutMs);
    const signals = [AbortSignal.timeout(limitMs), request.signal].filter((signal) => signal !== undefined);
    try {
      const response = sendOnce({ ...request, signal: AbortSignal.any(signals) });
      // undici heeds the signal once it is connected only.
      return await withTimeout(response, limitMs, () => new EntraNetworkError('TIMEOUT'));
    } catch (error) {
      throw error instanceof EntraNetworkError ? error : new EntraNetworkError(toCode(error));
    }
  };
}
