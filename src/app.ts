import type { App, AppOptions } from './app-options.js';
import type { Config } from './config/config.js';
import { ConfigError } from './config/load-config.js';
import { watchFiles } from './config/watch-files.js';
import { createConfiguredAudit, openAudit, reopenAudit } from './create-audit.js';
import { createContextFactory } from './create-context.js';
import { createServer } from './create-server.js';
import { closeGracefully } from './http/http-server.js';
import { type Clock, systemClock } from './msgraph/transport/clock.js';
import { createDeadlines } from './msgraph/transport/deadline.js';
import { createCredentialCheck } from './identity/credential-check.js';
import { createObservability } from './observability.js';
import { createReadiness } from './readiness.js';
import type { SharedState } from './redis/shared-state.js';
import { getStandardError } from './telemetry/log-destination.js';
import type { Logger } from './telemetry/logger.js';
import { createUpstream } from './upstream.js';
import { version } from './version.js';

function checkSandbox(config: Config, sandbox: AppOptions['sandbox']): void {
  if (config.upstream !== 'sandbox' || sandbox) return;
  throw new Error('UPSTREAM is sandbox: start one (graph-case-operations/sandbox) and pass it to createApp.');
}

/** The reason why Redis does not answer: a code of Node.js or the first word of Redis, which names no host and no user. */
function getRedisFailure(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'string') return code;
  return typeof message === 'string' ? (/^[A-Z]{3,}\b/.exec(message)?.[0] ?? 'no answer') : 'no answer';
}

/** Loaded on demand: most processes share nothing. */
async function createShared(redis: Config['redis'], clock: Clock, log: Logger) {
  if (!redis) return undefined;
  const { createSharedState } = await import('./redis/shared-state.js');
  return createSharedState(redis, clock, log);
}

async function checkRedis(shared: SharedState): Promise<void> {
  try {
    await shared.check();
  } catch (error) {
    shared.close();
    throw new ConfigError([`REDIS_URL: Redis cannot be reached (${getRedisFailure(error)})`]);
  }
}

/** Wires everything together. Nothing listens and nothing is sent before `start`. */
export async function createApp({
  config,
  sandbox,
  playgroundFolder: folder,
  log: givenLog,
  clock = systemClock,
  random = Math.random,
}: AppOptions): Promise<App> {
  checkSandbox(config, sandbox);
  const isSandbox = sandbox !== undefined;
  const { log, metrics, ...observability } = await createObservability(config, givenLog);
  const shared = await createShared(config.redis, clock, log);
  const sharedQuota = shared?.quota;
  const upstream = createUpstream(config, { sandbox, clock, random, log, metrics, sharedQuota });
  const deadlines = createDeadlines(clock);
  const audit = createConfiguredAudit(config, { clock, log });
  const reportBug = (error: unknown) => {
    log.error({ error }, 'unexpected error in a request');
  };
  const files = watchFiles({ files: config.files, schedule: (...args) => clock.schedule(...args), log });
  const credentialCheck = createCredentialCheck(Date.now);
  const createContext = await createContextFactory(config, {
    ...{ upstream, sandbox, clock, random, deadlines, log, metrics, reportBug, credentialCheck, audit },
    sharedCases: shared?.cases,
  });

  const readiness = createReadiness(credentialCheck, shared, audit);
  const { subgraph, formatError, graphql, server } = await createServer(config, {
    ...{ upstream, createContext, folder, isSandbox, reportBug, log, metrics },
    health: { version, ...readiness },
    documentCache: shared?.documents,
  });

  observability.addServices({ redis: shared, audit });

  return {
    upstream: upstream.description,
    subgraph: { ...subgraph, createContext, formatError },
    async start() {
      if (shared) await checkRedis(shared);
      await openAudit(audit);
      const metricsUrl = await observability.start();
      const address = await server.listen({ host: config.http.host, port: config.http.port });
      files.start();
      log.info({ address, metrics: metricsUrl, upstream: upstream.description }, 'listening');
      return `${address}/graphql`;
    },
    reload: () => files.reload().then(() => reopenAudit(audit)),
    async stop() {
      readiness.startDraining();
      // Requests are accepted until load balancers have seen that it is not ready.
      await new Promise((resolve) => setTimeout(resolve, config.http.drainMs));
      deadlines.endWithin(config.http.shutdownTimeoutMs);
      files.stop();
      await closeGracefully(server, config.http.shutdownTimeoutMs);
      await graphql.stop();
      await upstream.close();
      await audit?.close();
      shared?.close();
      await observability.stop();
      await getStandardError().flush();
    },
  };
}
