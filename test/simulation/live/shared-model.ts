import type { RedisConnection } from '../../../src/redis/connection.js';
import type { SimulationClock } from '../clock.js';
import { integer, type Random } from '../random.js';

/** Redis as a model: the two scripts of watched cases, messages that take a while, and times without it. */
export interface SharedModel {
  connect(): RedisConnection;
  isDown: boolean;
  /** The next message is lost for one process. */
  loseNext: boolean;
}

export function createSharedModel(clock: SimulationClock, random: Random): SharedModel {
  const counters = new Map<string, number>();
  const reads = new Map<string, number>();
  const subscribers = new Map<string, Set<(message: string) => void>>();
  const increment = (name: string) => {
    const value = (counters.get(name) ?? 0) + 1;
    counters.set(name, value);
    return value;
  };
  const later = (run: () => void) => clock.at(clock.now() + integer(random, 1, 40), run);

  const takeTurn = ([own, whole, order, number]: readonly string[], intervalMs: number) => {
    const ages = [own!, whole!].map((name) => clock.now() - (reads.get(name) ?? -Infinity));
    const waitMs = intervalMs - Math.min(...ages);
    if (waitMs > 0) return [0, waitMs, counters.get(number!) ?? 0];
    reads.set(own!, clock.now());
    return [1, increment(order!)];
  };
  const publish = ([order, number, channel]: readonly string[], news: string, given: number) => {
    const message = `${increment(number!)} ${given === 0 ? increment(order!) : given} ${news}`;
    for (const listener of subscribers.get(channel!) ?? []) {
      if (model.loseNext) model.loseNext = false;
      else
        later(() => {
          listener(message);
        });
    }
    return 1;
  };
  const redis = {
    // The scripts are told apart by the number of their keys.
    eval: (_script: string, keyCount: number, ...rest: (string | number)[]) => {
      const keys = rest.slice(0, keyCount).map(String);
      const [first, second] = rest.slice(keyCount);
      return keyCount === 4 ? takeTurn(keys, Number(first)) : publish(keys, String(first), Number(second));
    },
  };

  const model: SharedModel = {
    isDown: false,
    loseNext: false,
    connect: () => ({
      run: (command) =>
        new Promise((resolve) => {
          later(() => {
            if (model.isDown) resolve(undefined);
            else void Promise.resolve(command(redis as never)).then(resolve);
          });
        }),
      subscribe(channel, listener) {
        const known = subscribers.get(channel) ?? new Set();
        subscribers.set(channel, known.add(listener));
        return { ready: Promise.resolve(), stop: () => void known.delete(listener) };
      },
      toName: (kind, ...parts) => `${kind} ${parts.join(' ')}`,
      sign: () => 'signature',
      countProcesses: () => 1,
      isUp: () => !model.isDown,
      check: () => Promise.resolve(),
      close: () => undefined,
    }),
  };
  return model;
}
