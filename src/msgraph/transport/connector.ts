import type { buildConnector } from 'undici';

export type Connect = buildConnector.connector;

export interface ConnectorOptions {
  /** Time limit of a connection in milliseconds, including the tunnel of a proxy and the TLS handshake. */
  readonly timeoutMs: number;
  /** Called when a connection was not established and none is open. */
  readonly onUnreachable: (cause: unknown) => void;
}

class ConnectTimeoutError extends Error {
  readonly code = 'CONNECT_TIMEOUT';
}

/**
 * Limits the time of a whole connection. The limits of undici apply to each of its steps, and are inexact by half
 * a second.
 *
 * Without an open connection, a failure concerns every waiting request: otherwise undici would connect for one
 * after the other, each with the full timeout.
 */
export function createConnectorLimit({ timeoutMs, onUnreachable }: ConnectorOptions) {
  let open = 0;
  return (connect: Connect): Connect =>
    (options, callback) => {
      let settled = false;
      const fail = (error: Error) => {
        if (settled) return;
        settled = true;
        clearTimeout(timer);
        if (open === 0) onUnreachable(error);
        callback(error, null);
      };
      const timer = setTimeout(() => {
        fail(new ConnectTimeoutError());
      }, timeoutMs);
      connect(options, (...[error, socket]) => {
        if (error) {
          fail(error);
        } else if (settled) {
          socket.on('error', () => undefined).destroy();
        } else {
          settled = true;
          clearTimeout(timer);
          open += 1;
          socket.once('close', () => (open -= 1));
          callback(null, socket);
        }
      });
    };
}
