import { randomUUID } from 'node:crypto';
import type { SharedCases } from '../live/shared-case.js';
import type { SharedQuota } from '../msgraph/layers/shared-quota.js';
import type { Clock } from '../msgraph/transport/clock.js';
import type { Logger } from '../telemetry/logger.js';
import { connectRedis, type RedisOptions } from './connection.js';
import { createDocumentCache } from './document-cache.js';
import { createSharedCases } from './shared-cases.js';
import { createSharedQuota } from './shared-quota.js';

/** What several processes share over Redis. Without Redis, each goes on alone with its part. */
export interface SharedState {
  readonly quota: SharedQuota;
  readonly cases: SharedCases;
  readonly documents: ReturnType<typeof createDocumentCache>;
  isUp(): boolean;
  /** Fails if Redis cannot be reached: a wrong setting must not go unnoticed. */
  check(): Promise<void>;
  close(): void;
}

export function createSharedState(options: RedisOptions, clock: Clock, log: Logger): SharedState {
  const connection = connectRedis(options, log);
  return {
    quota: createSharedQuota(connection, clock),
    cases: createSharedCases(connection, randomUUID()),
    documents: createDocumentCache(connection),
    isUp: () => connection.isUp(),
    check: () => connection.check(),
    close: () => {
      connection.close();
    },
  };
}
