import type { Redis } from 'ioredis';

export interface ChannelSubscription {
  /** Resolves when messages arrive, and after a short time in any case. */
  readonly ready: Promise<void>;
  readonly stop: () => void;
}

const ignore = () => undefined;

/**
 * The listeners of each channel, over one connection that subscribes again by itself.
 *
 * @param timeoutMs Milliseconds after which a subscription counts as ready in any case.
 */
export function createChannels(subscriber: Redis, timeoutMs: number) {
  const listeners = new Map<string, Set<(message: string) => void>>();
  subscriber.on('message', (channel: string, message: string) => {
    for (const listener of [...(listeners.get(channel) ?? [])]) listener(message);
  });
  return (channel: string, listener: (message: string) => void): ChannelSubscription => {
    const known = listeners.get(channel) ?? new Set();
    known.add(listener);
    const isFirst = !listeners.has(channel);
    listeners.set(channel, known);
    const subscribed = isFirst ? subscriber.subscribe(channel) : Promise.resolve();
    return {
      ready: Promise.race([subscribed, rejectAfter(timeoutMs)]).then(ignore, ignore),
      stop() {
        known.delete(listener);
        if (known.size > 0 || listeners.get(channel) !== known) return;
        listeners.delete(channel);
        subscriber.unsubscribe(channel).catch(ignore);
      },
    };
  };
}

export function rejectAfter(ms: number): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(reject, ms, new Error('not connected')).unref();
  });
}
