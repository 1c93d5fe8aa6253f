import type { FastifyRequest } from 'fastify';
import { getClientAddress } from '../client-address.js';
import type { RequestContext } from '../request-context.js';

/** The key by which the subscriptions of a caller are counted: those of an unknown caller by its address. */
export function getSubscriberKey(
  context: Pick<RequestContext, 'callerKey'> | undefined,
  request: FastifyRequest,
): string {
  return context?.callerKey === undefined
    ? `address ${getClientAddress(request)}`
    : `caller ${context.callerKey}`;
}

/** The open subscriptions of each caller, over all transports. */
export interface SubscriptionLimit {
  readonly max: number;
  /** Counts a subscription; returns what ends the count, undefined if the caller has too many. */
  enter(key: string): (() => void) | undefined;
}

/** @param max Maximum number for one key. */
export function createSubscriptionLimit(max: number): SubscriptionLimit {
  const counts = new Map<string, number>();
  const add = (key: string, change: 1 | -1) => {
    const count = (counts.get(key) ?? 0) + change;
    if (count === 0) counts.delete(key);
    else counts.set(key, count);
  };
  return {
    max,
    enter(key) {
      if ((counts.get(key) ?? 0) >= max) return undefined;
      add(key, 1);
      let hasLeft = false;
      return () => {
        if (!hasLeft) add(key, -1);
        hasLeft = true;
      };
    },
  };
}
