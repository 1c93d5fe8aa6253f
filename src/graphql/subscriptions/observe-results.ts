import { getCodes } from '../observe-operations.js';
import type { SubscriptionResult } from './subscription-result.js';

/** How a subscription has ended. */
interface SubscriptionEnd {
  readonly events: number;
  /** Whether the operation has ended, the subscription has failed, or the client has left. */
  readonly reason: 'completed' | 'failed' | 'left';
  /** The codes of its last result. */
  readonly codes: readonly string[];
  readonly hasData: boolean;
}

/** Calls back once, when the results of a subscription have ended. */
export function observeResults(
  results: AsyncIterableIterator<SubscriptionResult>,
  onEnd: (end: SubscriptionEnd) => void,
): AsyncIterableIterator<SubscriptionResult> {
  let events = 0;
  let hasEnded = false;
  let codes: readonly string[] = [];
  const end = (reason: 'completed' | 'left') => {
    if (hasEnded) return;
    hasEnded = true;
    onEnd({ events, reason: codes.length > 0 ? 'failed' : reason, codes, hasData: events > 0 });
  };
  return {
    async next() {
      const next = await results.next();
      if (next.done) end('completed');
      else {
        const { data, errors } = next.value;
        codes = getCodes(errors);
        if (data != null) events += 1;
        // The last result, after which some transports ask for no other.
        else end('completed');
      }
      return next;
    },
    async return() {
      end('left');
      await results.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
