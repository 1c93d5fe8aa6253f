import { isIP } from 'node:net';
import { type Dispatcher, Pool, ProxyAgent, buildConnector } from 'undici';
import { type Connect, type ConnectorOptions, createConnectorLimit } from './connector.js';
import { getErrorCode } from './network-errors.js';

export interface DispatcherOptions extends ConnectorOptions {
  /** Scheme, host and port. */
  readonly origin: string;
  /** The URL of an HTTP proxy, with a user name and password if it requires them. */
  readonly proxy?: string | undefined;
  readonly connections: number;
  /** Timeout in milliseconds of the response headers, and between two parts of a body. */
  readonly responseTimeoutMs: number;
}

/** Returns the value of `Proxy-Authorization`; undecodable percent signs are kept as they are. */
function toProxyAuthorization({ username, password }: URL): string | undefined {
  if (username === '' && password === '') return undefined;
  const decode = (part: string) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  };
  return `Basic ${Buffer.from(`${decode(username)}:${decode(password)}`).toString('base64')}`;
}

/** An error of the connection to the proxy, as distinct from one of the tunnel. */
class ProxyConnectError extends Error {
  readonly code: string;
  constructor(cause: unknown) {
    super();
    this.code = `PROXY_${getErrorCode(cause)}`;
  }
}

/** Connects to the proxy. An IP address is no server name in TLS; undici passes it as one. */
function toProxyConnect(connect: Connect): Connect {
  return ({ servername = '', ...options }, callback) => {
    const isAddress = isIP(servername.replace(/^\[(.*)\]$/, '$1')) > 0;
    connect({ ...options, servername: isAddress ? '' : servername }, (...[error, socket]) => {
      if (error) callback(new ProxyConnectError(error), null);
      else callback(null, socket);
    });
  };
}

function getConnect(options: object): Connect {
  return (options as { connect: Connect }).connect;
}

/** A request is always tunnelled (CONNECT): a proxy never sees a token, and cannot answer in place of Graph. */
function createProxyAgent(
  { origin, connections, timeoutMs }: DispatcherOptions,
  proxy: URL,
  timeouts: object,
  limit: (connect: Connect) => Connect,
): Dispatcher {
  const token = toProxyAuthorization(proxy);
  return new ProxyAgent({
    uri: proxy.origin,
    ...(token !== undefined && { token }),
    proxyTunnel: true,
    connectTimeout: timeoutMs,
    // Without it, a proxy that never answers keeps a connection for 300 s.
    clientFactory: (url, options) =>
      new Pool(url, { connect: toProxyConnect(getConnect(options)), headersTimeout: timeoutMs }),
    factory: (_, options) =>
      new Pool(origin, { ...timeouts, connections, connect: limit(getConnect(options)) }),
  });
}

/** Creates the connections to one origin, directly or through a proxy. */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { origin, proxy, connections, responseTimeoutMs, timeoutMs } = options;
  const timeouts = { headersTimeout: responseTimeoutMs, bodyTimeout: responseTimeoutMs };
  const limit = createConnectorLimit(options);
  if (proxy !== undefined) return createProxyAgent(options, new URL(proxy), timeouts, limit);
  return new Pool(origin, {
    ...timeouts,
    connections,
    connect: limit(buildConnector({ timeout: timeoutMs })),
  });
}
