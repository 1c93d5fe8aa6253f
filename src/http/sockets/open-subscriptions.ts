import type { SubscriptionResult } from '../../graphql/subscriptions/subscription-result.js';
import { createExpirable, type Expirable } from '../streams/expirable.js';

/** The open subscriptions of a connection. */
export interface OpenSubscriptions {
  /** @param onClose Called once, when the subscription has ended. */
  add(
    results: AsyncIterator<SubscriptionResult>,
    onClose: () => void,
  ): AsyncIterableIterator<SubscriptionResult>;
  count(): number;
  /** Ends all with a last result. */
  expire(last: SubscriptionResult): void;
}

function isUnauthenticated({ data, errors = [] }: SubscriptionResult): boolean {
  return data == null && errors.some(({ extensions }) => extensions?.['code'] === 'UNAUTHENTICATED');
}

/** @param onUnauthenticated Called when a subscription has failed because its token is not accepted. */
export function createOpenSubscriptions(onUnauthenticated: () => void): OpenSubscriptions {
  const open = new Set<Expirable<SubscriptionResult>>();
  return {
    add(results, onClose) {
      const subscription = createExpirable(results, {
        onResult(result) {
          if (isUnauthenticated(result)) onUnauthenticated();
        },
        onClose() {
          open.delete(subscription);
          onClose();
        },
      });
      open.add(subscription);
      return subscription.results;
    },
    count: () => open.size,
    expire(last) {
      for (const subscription of [...open]) subscription.expire(last);
    },
  };
}
