import type { RedisConnection } from '../../../src/redis/connection.js';
import type { SimulationClock } from '../clock.js';
import { integer, type Random } from '../random.js';

const windowMs = 60_000;
const recheckMs = 250;

/** Redis as a model of the scripts of the shared quota, with commands that take a while, and times without it. */
export interface QuotaModel {
  connect(processes: number): RedisConnection;
  isDown: boolean;
}

export function createQuotaModel(clock: SimulationClock, random: Random): QuotaModel {
  /** By budget: the members with their times. */
  const budgets = new Map<string, Map<string, number>>();
  const closedUntil = new Map<string, number>();
  const later = (run: () => void) => clock.at(clock.now() + integer(random, 1, 40), run);
  const getBudget = (name: string) => {
    const found = budgets.get(name) ?? new Map<string, number>();
    budgets.set(name, found);
    return found;
  };

  const take = ([name, closed]: readonly string[], [limit, reserved, id]: readonly (number | string)[]) => {
    const now = clock.now();
    const closedMs = (closedUntil.get(closed!) ?? 0) - now;
    if (closedMs > 0) return closedMs;
    const budget = getBudget(name!);
    for (const [member, at] of budget) if (at < now - windowMs) budget.delete(member);
    const usable = Number(limit) - Number(reserved);
    if (budget.size < usable) {
      budget.set(String(id), now + windowMs);
      return 0;
    }
    if (budget.size < Number(limit)) return recheckMs;
    const times = [...budget.values()].sort((a, b) => a - b);
    const oldest = times[budget.size - Math.max(1, usable)]!;
    return oldest > now ? recheckMs : Math.max(1, oldest + windowMs + 1 - now);
  };
  const redis = {
    // The scripts are told apart by the number of their keys, and by their argument: an id, or milliseconds.
    eval(_script: string, keyCount: number, ...rest: (string | number)[]) {
      const keys = rest.slice(0, keyCount).map(String);
      const args = rest.slice(keyCount);
      if (keyCount === 2) return take(keys, args);
      const [[name], [argument]] = [keys as [string], args];
      if (typeof argument === 'number') {
        closedUntil.set(name, Math.max(closedUntil.get(name) ?? 0, clock.now() + argument));
      } else if (getBudget(name).has(String(argument))) {
        getBudget(name).set(String(argument), clock.now());
      }
      return 1;
    },
    zrem: (name: string, id: string) => Number(getBudget(name).delete(id)),
  };

  const model: QuotaModel = {
    isDown: false,
    connect: (processes) => ({
      run: (command) =>
        new Promise((resolve) => {
          later(() => {
            if (model.isDown) resolve(undefined);
            else
              void Promise.resolve(command(redis as never)).then((answer) =>
                later(() => {
                  resolve(answer);
                }),
              );
          });
        }),
      subscribe: () => ({ ready: Promise.resolve(), stop: () => undefined }),
      toName: (kind, ...parts) => `${kind} ${parts.join(' ')}`,
      sign: () => 'signature',
      countProcesses: () => processes,
      isUp: () => !model.isDown,
      check: () => Promise.resolve(),
      close: () => undefined,
    }),
  };
  return model;
}
