import { type GraphQLError, type GraphQLFormattedError, GraphQLSchema, parse } from 'graphql';
import { makeServer, type WebSocket } from 'graphql-ws';
import type { SubscriptionResult } from './subscription-result.js';
import type { SubscriptionRequest } from './subscriptions.js';

/** One connection, as the protocol needs it. */
export interface WebSocketSession {
  /** Admits the connection, or closes it and returns false. */
  connect(connectionParams: Readonly<Record<string, unknown>>): Promise<boolean>;
  /** Starts a subscription. The results end with the subscription; `return` ends it. */
  start(request: SubscriptionRequest): Promise<AsyncIterableIterator<SubscriptionResult>>;
}

/** The socket, as graphql-ws sees it. */
type ProtocolSocket = Pick<WebSocket, 'protocol' | 'send' | 'close' | 'onMessage'>;

export interface WebSocketProtocol {
  /** Serves a connection; returns what must be called when it has closed. */
  opened(socket: ProtocolSocket, session: WebSocketSession): (code: number, reason: string) => Promise<void>;
}

/** The errors of a subscription that has failed. */
class SubscriptionFailure extends Error {
  readonly errors: readonly GraphQLFormattedError[];
  constructor(errors: readonly GraphQLFormattedError[]) {
    super('The subscription has failed.');
    this.errors = errors;
  }
}

/** Whether the protocol has a message of its own for a result: the request is invalid, or its token is not accepted. */
function isRejected({ data, errors = [] }: SubscriptionResult): boolean {
  if (data === undefined) return true;
  return data === null && errors.some(({ extensions }) => extensions?.['code'] === 'UNAUTHENTICATED');
}

/** Other errors are results, which gateways pass on with their codes. */
function throwFailures(
  results: AsyncIterableIterator<SubscriptionResult>,
): AsyncIterableIterator<SubscriptionResult> {
  return {
    async next() {
      const next = await results.next();
      if (next.done || !isRejected(next.value)) return next;
      throw new SubscriptionFailure(next.value.errors ?? []);
    },
    async return() {
      await results.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function toFormatted({ originalError, message }: GraphQLError): readonly GraphQLFormattedError[] {
  return originalError instanceof SubscriptionFailure ? originalError.errors : [{ message }];
}

/** graphql-ws asks which kind of operation it runs; documents are parsed and checked where subscriptions start. */
const anySubscription = { schema: new GraphQLSchema({}), document: parse('subscription { any }') };

/**
 * The protocol `graphql-transport-ws` of the library graphql-ws, for subscriptions: all other operations are rejected
 * where subscriptions start.
 *
 * @param initTimeoutMs Milliseconds in which a client must send `connection_init`.
 */
export function createWebSocketProtocol(initTimeoutMs: number): WebSocketProtocol {
  return makeServer<Record<string, unknown>, WebSocketSession>({
    connectionInitWaitTimeout: initTimeoutMs,
    onConnect: ({ connectionParams = {}, extra: session }) => session.connect(connectionParams),
    onSubscribe: ({ extra: session }, _id, request) => ({
      ...anySubscription,
      rootValue: undefined,
      contextValue: () => session.start(request),
    }),
    subscribe: async ({ contextValue }) => {
      const start = contextValue as () => ReturnType<WebSocketSession['start']>;
      return throwFailures(await start()) as AsyncIterableIterator<object>;
    },
    // Both have the form in which clients see them.
    onNext: (_context, _id, _request, _args, result) => result as SubscriptionResult as object,
    onError: (_context, _id, _request, errors) => errors.flatMap((error) => toFormatted(error)),
  });
}
