import type { RedisConnection } from './connection.js';

/** Seconds that a document is kept. */
const ttlSeconds = 24 * 60 * 60;

/** The documents of automatic persisted queries, for all processes. While Redis is unavailable, none is found. */
export function createDocumentCache(connection: RedisConnection) {
  const toName = (key: string) => connection.toName('document', key);
  return {
    async get(key: string): Promise<string | undefined> {
      return (await connection.run((redis) => redis.get(toName(key)))) ?? undefined;
    },
    async set(key: string, value: string): Promise<void> {
      await connection.run((redis) => redis.set(toName(key), value, 'EX', ttlSeconds));
    },
    async delete(key: string): Promise<boolean> {
      return ((await connection.run((redis) => redis.del(toName(key)))) ?? 0) > 0;
    },
  };
}
