import { Readable } from 'node:stream';
import type { SubscriptionResult } from '../../graphql/subscriptions/subscription-result.js';
import type { StreamFormat } from './stream-formats.js';

/** Milliseconds between two signs of life. */
const keepAliveMs = 12_000;

/** Node ends longer timers at once. No token is valid for so long. */
const maxTimerMs = 2 ** 31 - 1;

export interface ResultStreamOptions {
  readonly format: StreamFormat;
  /** The last result, and the milliseconds after which it is sent: the token of the caller expires. */
  readonly expiry?: { readonly afterMs: number; readonly toResult: () => SubscriptionResult } | undefined;
  /** Called once, when the stream has ended or was destroyed. */
  readonly onClose: () => void;
}

/**
 * The results of a subscription as a stream of bytes. The next result is requested when the client has taken the one
 * before, so that a slow client holds up nothing. Destroying the stream ends the subscription.
 */
export function createResultStream(
  results: AsyncIterator<SubscriptionResult>,
  { format, expiry, onClose }: ResultStreamOptions,
): Readable {
  let isWaiting = false;
  let hasEnded = false;
  const stream = new Readable({
    read() {
      if (isWaiting) return;
      isWaiting = true;
      results.next().then(
        ({ done, value }) => {
          isWaiting = false;
          if (hasEnded || stream.destroyed) return;
          if (done) end();
          else stream.push(format.toChunk(value));
        },
        (error: unknown) => stream.destroy(error as Error),
      );
    },
    destroy(error, callback) {
      clearInterval(keepAlive);
      clearTimeout(expiryTimer);
      onClose();
      void results.return?.().catch(() => undefined);
      callback(error);
    },
  });
  const end = () => {
    hasEnded = true;
    stream.push(format.end);
    stream.push(null);
  };
  stream.push(format.start);
  const keepAlive = setInterval(() => {
    if (!hasEnded) stream.push(format.keepAlive);
  }, keepAliveMs).unref();
  const expire = () => {
    if (hasEnded || !expiry) return;
    stream.push(format.toChunk(expiry.toResult()));
    end();
  };
  const expiryTimer = expiry && setTimeout(expire, Math.min(expiry.afterMs, maxTimerMs)).unref();
  return stream;
}
