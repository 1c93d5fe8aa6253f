import type { Dispatcher } from 'undici';
import type { CancelSignal } from './cancel-signal.js';
import { type BodyDecoder, createBodyDecoder } from './body-decoder.js';
import { NetworkError, getErrorCode } from './network-errors.js';

export interface Exchange {
  readonly request: Dispatcher.DispatchOptions;
  /** Maximum size of the decoded body in bytes. */
  readonly maxBodyBytes: number;
  /** Time limit in milliseconds. */
  readonly timeoutMs: number;
  /** Aborted when the client disconnects. */
  readonly signal: CancelSignal;
  /** Called when the request leaves the process. */
  readonly onSent?: (() => void) | undefined;
}

export interface RawResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The decoded body; undefined if its coding is unknown or broken. */
  readonly bytes: Buffer | undefined;
}

export interface PendingExchange {
  readonly response: Promise<RawResponse>;
  /** Fails the exchange if its request was not sent yet. */
  failUnlessSent(code: string): void;
}

/** Settles once, and then releases the timer, the listener and the decoder. */
function createOutcome({ timeoutMs, signal }: Exchange, isSent: () => boolean) {
  const { promise, resolve, reject } = Promise.withResolvers<RawResponse>();
  const releases: (() => void)[] = [];
  let settled = false;
  const settle = (report: () => void) => {
    if (settled) return;
    settled = true;
    for (const release of releases) release();
    report();
  };
  const fail = (code: string, retryable = isSent()) => {
    settle(() => {
      reject(new NetworkError(code, { sent: isSent(), retryable }));
    });
  };
  const timer = setTimeout(fail, Math.ceil(timeoutMs), 'TIMEOUT');
  const onAbort = () => {
    fail('ABORTED', false);
  };
  signal.addEventListener('abort', onAbort);
  releases.push(() => {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  });
  return {
    promise,
    fail,
    isSettled: () => settled,
    succeed: (response: RawResponse) => {
      settle(() => {
        resolve(response);
      });
    },
    /** Calls back when the exchange is settled, whatever its result. */
    onSettled: (release: () => void) => releases.push(release),
  };
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/**
 * Sends one request and reads its response.
 *
 * The request is sent when undici hands it to an established connection, which it reports with `onRequestStart`.
 * Before that, nothing of it has left the process; after that, Graph may have received it, whatever happens.
 */
export function startExchange(dispatcher: Dispatcher, exchange: Exchange): PendingExchange {
  let sent = false;
  let ended = false;
  let decoder: BodyDecoder | undefined;
  const outcome = createOutcome(exchange, () => sent);

  const startBody = (status: number, headers: Headers) => {
    const encoding = String(headers['content-encoding'] ?? '');
    return createBodyDecoder(encoding, exchange.maxBodyBytes, (body) => {
      if (body === 'tooLarge') outcome.fail('BODY_TOO_LARGE', false);
      else outcome.succeed({ status, headers, bytes: body === 'invalid' ? undefined : body.bytes });
    });
  };

  const handler: Dispatcher.DispatchHandler = {
    onRequestStart(controller) {
      // Settled while it waited for a connection: undici writes nothing of an aborted request.
      if (outcome.isSettled()) {
        controller.abort(new Error('settled'));
        return;
      }
      sent = true;
      exchange.onSent?.();
      outcome.onSettled(() => {
        decoder?.destroy();
        // The rest of the response is not needed. This destroys the connection.
        if (!ended) controller.abort(new Error('settled'));
      });
    },
    onResponseStart(_, status, headers) {
      if (status >= 200) decoder = startBody(status, headers);
    },
    onResponseData(_, chunk) {
      decoder?.write(chunk);
    },
    onResponseEnd() {
      ended = true;
      decoder?.end();
    },
    onResponseError(_, error) {
      ended = true;
      outcome.fail(getErrorCode(error));
    },
  };
  try {
    dispatcher.dispatch(exchange.request, handler);
  } catch (error) {
    outcome.fail(getErrorCode(error));
  }
  return {
    response: outcome.promise,
    failUnlessSent(code) {
      if (!sent) outcome.fail(code);
    },
  };
}
