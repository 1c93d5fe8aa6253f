import { createClient, type Client, type ClientOptions } from 'graphql-ws';
import { once } from 'node:events';
import { WebSocket } from 'ws';

const protocol = 'graphql-transport-ws';

export function toSocketUrl(url: string): string {
  return url.replace(/^http/, 'ws');
}

/** The client of graphql-ws, as frontends use it. */
export function createSocketClient(url: string, options: Partial<ClientOptions> = {}): Client {
  return createClient({ url: toSocketUrl(url), webSocketImpl: WebSocket, retryAttempts: 0, ...options });
}

/** A connection without a client library: a test sends and reads messages. */
export interface RawSocket {
  readonly socket: WebSocket;
  send(message: object): void;
  /** Returns the next message. */
  next(): Promise<any>;
  /** Resolves with the code and the reason when it is closed. */
  readonly closed: Promise<readonly [number, string]>;
}

export interface RawSocketOptions {
  readonly headers?: Record<string, string>;
  readonly protocol?: string;
  /** The parameters of `connection_init`; false = it is not sent. */
  readonly init?: object | false;
}

/** Opens a connection; fails with the status of a refusal. */
export async function openSocket(url: string, options: RawSocketOptions = {}): Promise<RawSocket> {
  const socket = new WebSocket(toSocketUrl(url), options.protocol ?? protocol, {
    headers: options.headers ?? {},
  });
  const messages: unknown[] = [];
  let wake: () => void = () => undefined;
  socket.on('message', (data: Buffer) => {
    messages.push(JSON.parse(data.toString()));
    wake();
  });
  const closed = new Promise<readonly [number, string]>((resolve) => {
    socket.on('close', (code, reason) => {
      resolve([code, reason.toString()]);
    });
  });
  await once(socket, 'open');
  const raw: RawSocket = {
    socket,
    closed,
    send(message) {
      socket.send(JSON.stringify(message));
    },
    async next() {
      while (messages.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      return messages.shift();
    },
  };
  const { init = {} } = options;
  if (init) {
    raw.send({ type: 'connection_init', payload: init });
    await raw.next();
  }
  return raw;
}
