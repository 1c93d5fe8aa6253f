import { randomUUID } from 'node:crypto';
import {
  type BudgetPermit,
  createRequestBudget,
  type RequestBudget,
} from '../msgraph/layers/request-budget.js';
import type { SharedQuota, SharedTake } from '../msgraph/layers/shared-quota.js';
import type { Clock } from '../msgraph/transport/clock.js';
import type { RedisConnection } from './connection.js';

/** Milliseconds of the window in which requests are counted. */
const windowMs = 60_000;

/** Milliseconds after which a request that lacks only what others may return is tried again. */
const recheckMs = 250;

/**
 * Takes a request from the budget of a window. A request that was not sent yet counts as sent at the end of the next
 * window, so that it counts in every window until it is sent.
 *
 * Returns 0, or the milliseconds until the budget allows it.
 */
const takeScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local closed = redis.call('PTTL', KEYS[2])
if closed > 0 then return closed end
local limit, reserved = tonumber(ARGV[1]), tonumber(ARGV[2])
if limit == 0 then return 0 end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - ${windowMs} - 1)
local count = redis.call('ZCARD', KEYS[1])
local usable = limit - reserved
if count < usable then
  redis.call('ZADD', KEYS[1], now + ${windowMs}, ARGV[3])
  redis.call('PEXPIRE', KEYS[1], ${3 * windowMs})
  return 0
end
if count < limit then return ${recheckMs} end
local index = count - math.max(1, usable)
local oldest = tonumber(redis.call('ZRANGE', KEYS[1], index, index, 'WITHSCORES')[2])
if oldest > now then return ${recheckMs} end
return math.max(1, oldest + ${windowMs} + 1 - now)`;

const sentScript = `
local time = redis.call('TIME')
redis.call('ZADD', KEYS[1], 'XX', time[1] * 1000 + math.floor(time[2] / 1000), ARGV[1])`;

/** Closes a quota, never for a shorter time than another process has. */
const closeScript = `
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[1]) then redis.call('SET', KEYS[1], '1', 'PX', ARGV[1]) end`;

/** The budgets of this process while Redis is unavailable: its part of those that all processes share. */
function createOwnParts(countProcesses: () => number, clock: Clock) {
  const budgets = new Map<string, RequestBudget | undefined>();
  return ({ part, quotaKey, limit, reserved }: SharedTake): BudgetPermit | number | undefined => {
    const processes = countProcesses();
    const name = `${part} ${limit} ${processes}`;
    const requests = Math.max(1, Math.floor(limit / processes));
    // With more processes than requests, each sends one in a longer time.
    const stretchedMs = limit === 0 ? windowMs : (windowMs * requests * processes) / limit;
    if (!budgets.has(name)) {
      budgets.clear();
      budgets.set(name, createRequestBudget(limit === 0 ? 0 : requests, clock, stretchedMs));
    }
    return budgets.get(name)?.take(quotaKey, Math.min(reserved, requests - 1));
  };
}

/** The quota of all processes: their requests are counted together, and a 429 of one closes it for all. */
export function createSharedQuota(connection: RedisConnection, clock: Clock): SharedQuota {
  const parts = {
    all: createOwnParts(connection.countProcesses, clock),
    background: createOwnParts(connection.countProcesses, clock),
  };
  const toClosed = (quotaKey: string) => connection.toName('closed', quotaKey);
  const ignore = () => undefined;

  return {
    async take(wanted) {
      const { part, quotaKey, limit, reserved } = wanted;
      const name = connection.toName(`budget-${part}`, quotaKey);
      const id = randomUUID();
      const waitMs = await connection.run((redis) =>
        redis.eval(takeScript, 2, name, toClosed(quotaKey), limit, reserved, id),
      );
      if (waitMs === undefined) return parts[part](wanted);
      if (Number(waitMs) > 0) return Number(waitMs);
      if (limit === 0) return undefined;
      let isSent = false;
      return {
        markSent() {
          if (isSent) return;
          isSent = true;
          connection.run((redis) => redis.eval(sentScript, 1, name, id)).catch(ignore);
        },
        release() {
          if (!isSent) connection.run((redis) => redis.zrem(name, id)).catch(ignore);
        },
      };
    },
    close(quotaKey, ms) {
      const name = toClosed(quotaKey);
      const px = Math.max(1, Math.ceil(ms));
      connection.run((redis) => redis.eval(closeScript, 1, name, px)).catch(ignore);
    },
  };
}
