import type { CaseOperation } from '../domain/case-operation.js';
import { toCanonicalId } from '../domain/ids.js';
import { type CaseNews, type SharedCase, type SharedCases, wholeCase } from '../live/shared-case.js';
import type { RedisConnection } from './connection.js';

/** Milliseconds that the counters of a case are kept after their last use. */
const counterTtlMs = 24 * 60 * 60 * 1000;

/** Milliseconds in which news that were published arrive. */
const deliveryMs = 1_000;

/** Milliseconds for which the time of a read is kept: longer than any interval. */
const readTtlMs = 60 * 60 * 1000;

/**
 * Grants the turn if what the process reads was not read within its interval: by a process that reads the same, or by
 * one that reads the whole case. Returns {1, order} for the turn, else {0, milliseconds until then, number of the last
 * news}.
 */
const turnScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local interval = tonumber(ARGV[1])
local age = interval
for index = 1, 2 do
  local last = redis.call('GET', KEYS[index])
  if last then age = math.min(age, now - tonumber(last)) end
end
if age >= interval then
  redis.call('SET', KEYS[1], now, 'PX', ${readTtlMs})
  local order = redis.call('INCR', KEYS[3])
  redis.call('PEXPIRE', KEYS[3], ${counterTtlMs})
  return {1, order}
end
return {0, interval - age, tonumber(redis.call('GET', KEYS[4]) or '0')}`;

/** Publishes news with its number, which has no gaps, and its order: that of a turn, or the next one. */
const publishScript = `
local order = tonumber(ARGV[2])
if order == 0 then
  order = redis.call('INCR', KEYS[1])
  redis.call('PEXPIRE', KEYS[1], ${counterTtlMs})
end
local number = redis.call('INCR', KEYS[2])
redis.call('PEXPIRE', KEYS[2], ${counterTtlMs})
redis.call('PUBLISH', KEYS[3], number .. ' ' .. order .. ' ' .. ARGV[1])
return number`;

interface Message {
  readonly number: number;
  readonly order: number;
  readonly news: CaseNews & { readonly from: string };
}

function parseMessage(text: string, { sign }: Pick<RedisConnection, 'sign'>): Message | undefined {
  const match = /^(\d+) (\d+) ([\w-]+) (.*)$/s.exec(text);
  const [, number, order, signature, json = ''] = match ?? [];
  // Whoever can write to Redis must not be able to show anything to those who watch.
  if (!match || signature !== sign(json)) return undefined;
  return { number: Number(number), order: Number(order), news: JSON.parse(json) as Message['news'] };
}

/** Drops news of an operation that is older than what came before. */
function createOrderCheck() {
  const orders = new Map<string, number>();
  return {
    forget: () => {
      orders.clear();
    },
    isNewer(operation: CaseOperation, order: number): boolean {
      const key = toCanonicalId(operation.id);
      if (order < (orders.get(key) ?? 0)) return false;
      orders.set(key, order);
      return true;
    },
  };
}

/**
 * Finds out whether news were missed: their numbers have no gaps.
 *
 * @param onReset Called when the numbers begin anew, because Redis has lost them.
 */
function createGapCheck(onReset: () => void) {
  /** The number of the last news; undefined before the first. */
  let last: number | undefined;
  let hasMissed = false;
  /** The number of news that should have come; they may still be under way. */
  let expected: number | undefined;
  return {
    note(number: number) {
      if (last !== undefined && number !== last + 1) hasMissed = true;
      if (last !== undefined && number <= last) onReset();
      last = number;
      if (expected !== undefined && number >= expected) expected = undefined;
    },
    /** @param published The number of the last news that were published. */
    check(published: number): 'none' | 'possible' | 'certain' {
      last ??= published;
      if (hasMissed) return 'certain';
      if (published === last) return 'none';
      if (expected !== undefined) return 'certain';
      expected = published;
      return 'possible';
    },
    /** A read has made good what was missed. */
    close(published: number | undefined = last) {
      [last, expected, hasMissed] = [published, undefined, false];
    },
  };
}

/** The names of a case in Redis. */
function createNames(connection: Pick<RedisConnection, 'toName'>) {
  return (identity: string, caseId: string) => {
    const parts = [identity, toCanonicalId(caseId)];
    const [order, number, channel] = ['order', 'number', 'news'].map((kind) =>
      connection.toName(kind, ...parts),
    ) as [string, string, string];
    const toTurn = (scope: string) => connection.toName('turn', ...parts, scope);
    return { order, number, channel, toTurn };
  };
}

/** @param processId Distinguishes the own news from those of others. */
export function createSharedCases(connection: RedisConnection, processId: string): SharedCases {
  const toNames = createNames(connection);
  const publish = (names: ReturnType<typeof toNames>, news: CaseNews, order = 0) => {
    const json = JSON.stringify({ ...news, from: processId });
    const signed = `${connection.sign(json)} ${json}`;
    const { order: orderName, number, channel } = names;
    connection
      .run((redis) => redis.eval(publishScript, 3, orderName, number, channel, signed, order))
      .catch(() => undefined);
  };

  const join: SharedCases['join'] = (identity, caseId, onNews): SharedCase => {
    const names = toNames(identity, caseId);
    const orders = createOrderCheck();
    const gaps = createGapCheck(orders.forget);
    const subscription = connection.subscribe(names.channel, (text) => {
      const message = parseMessage(text, connection);
      if (!message) return;
      gaps.note(message.number);
      const { from, operations, staleReason } = message.news;
      const newer = operations.filter((operation) => orders.isNewer(operation, message.order));
      if (from !== processId) onNews({ operations: newer, staleReason });
    });
    return {
      ready: subscription.ready,
      async takeTurn(intervalMs, scope) {
        const { order, number, toTurn } = names;
        const keys = [toTurn(scope), toTurn(wholeCase), order, number];
        const px = Math.max(1, Math.floor(intervalMs));
        const answer = await connection.run((redis) => redis.eval(turnScript, 4, ...keys, px));
        if (!Array.isArray(answer)) return { mayRead: true, order: undefined };
        const [hasTurn, value, lastNumber] = (answer as unknown[]).map(Number) as [number, number, number];
        if (hasTurn === 1) {
          gaps.close();
          return { mayRead: true, order: value };
        }
        const gap = gaps.check(lastNumber);
        if (gap === 'none') return { mayRead: false, waitMs: value };
        if (gap === 'possible') return { mayRead: false, waitMs: Math.min(value, deliveryMs) };
        gaps.close(lastNumber);
        return { mayRead: true, order: undefined };
      },
      publish: (news, order) => {
        publish(names, news, order);
      },
      leave: subscription.stop,
    };
  };

  return {
    join,
    publishUpdate(identity, operation) {
      publish(toNames(identity, operation.caseId), { operations: [operation], staleReason: null });
    },
  };
}
