import type { App, AppOptions } from './app-options.js';
import { clouds } from './config/clouds.js';
import type { Config } from './config/config.js';
import { ConfigError } from './config/load-config.js';
import { watchFiles } from './config/watch-files.js';
import { createConfiguredAudit, openAudit, reopenAudit } from './create-audit.js';
import { createContextFactory } from './create-context.js';
import { createReadiness } from './create-readiness.js';
import { exampleCommand } from './example-command.js';
import { createGraphQLServer, type DocumentCache } from './graphql/apollo.js';
import { createErrorFormatter } from './graphql/errors/format-error.js';
import { createSubgraphSchema } from './graphql/schema.js';
import { createSubscriptions } from './graphql/subscriptions/subscriptions.js';
import { correlateErrors } from './http/correlate-errors.js';
import { closeGracefully, createHttpServer, type HttpServerOptions } from './http/http-server.js';
import { landingPage } from './http/pages/landing-page.js';
import { toPlaygroundInfo } from './http/pages/playground-info.js';
import type { PlaygroundOptions } from './http/pages/playground.js';
import { systemClock } from './msgraph/transport/clock.js';
import { createDeadlines } from './msgraph/transport/deadline.js';
import { createSharedState, type SharedState } from './redis/shared-state.js';
import { getStandardError } from './telemetry/log-destination.js';
import { correlateLog, createLogger } from './telemetry/logger.js';
import { createUpstream, type Upstream } from './upstream.js';
import { version } from './version.js';

interface PlaygroundSource {
  readonly folder: string | undefined;
  readonly upstream: Upstream;
  readonly isSandbox: boolean;
}

/** The playground of a configuration; undefined when it is off or was not built. */
function toPlaygroundOptions(
  { http, graph, auth, graphql }: Config,
  { folder, upstream, isSandbox }: PlaygroundSource,
): PlaygroundOptions | undefined {
  if (folder === undefined || !http.playground) return undefined;
  const cloud = clouds[graph.cloud];
  const info = toPlaygroundInfo({
    upstream: upstream.description,
    sandbox: isSandbox,
    cloud: upstream.root === cloud.graphRoot ? cloud.label : undefined,
    tenant: auth.mode === 'passthrough' ? undefined : auth.homeTenant,
    introspection: graphql.introspection,
    trustedDocumentsOnly: graphql.trustedDocuments !== undefined,
  });
  return { folder, info };
}

/** The page without a playground. In production everyone may open it, so it has no address of the network behind. */
function createLandingPage({ production }: Config, upstream: string, isSandbox: boolean) {
  return (url: string) =>
    production
      ? landingPage({
          upstream: isSandbox ? upstream : 'Microsoft Graph',
          exampleCommand: exampleCommand('https://YOUR-SERVER/graphql', isSandbox),
        })
      : landingPage({ upstream, exampleCommand: exampleCommand(url, isSandbox) });
}

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

async function checkRedis(shared: SharedState): Promise<void> {
  try {
    await shared.check();
  } catch (error) {
    shared.close();
    throw new ConfigError([`REDIS_URL: Redis cannot be reached (${getRedisFailure(error)})`]);
  }
}

interface ServerDependencies
  extends PlaygroundSource, Pick<HttpServerOptions, 'createContext' | 'health' | 'log'> {
  readonly reportBug: (error: unknown) => void;
  readonly documentCache: DocumentCache | undefined;
}

/** The GraphQL schema, and the servers for it. */
async function createServer(
  config: Config,
  { upstream, createContext, health, folder, isSandbox, reportBug, log, documentCache }: ServerDependencies,
) {
  const subgraph = await createSubgraphSchema();
  const formatError = correlateErrors(
    createErrorFormatter({ reportBug, suggestions: config.graphql.introspection }),
  );
  const batching = config.http.batchOperations > 0;
  const graphql = createGraphQLServer({ ...config.graphql, subgraph, batching, formatError, documentCache });
  const subscriptions = createSubscriptions({ ...config.graphql, subgraph, formatError });
  const server = await createHttpServer({
    graphql,
    subscriptions,
    ...{ createContext, health },
    limits: config.http,
    documentLimits: config.graphql.limits,
    corsOrigins: config.http.corsOrigins,
    callbackUrls: config.http.callbackUrls,
    trustedProxies: config.http.trustedProxies,
    trustedDocuments: config.graphql.trustedDocuments,
    playground: toPlaygroundOptions(config, { folder, upstream, isSandbox }),
    landingPage: createLandingPage(config, upstream.description, isSandbox),
    log,
  });
  return { subgraph, formatError, graphql, server };
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
  const log = correlateLog(givenLog ?? createLogger(config.log.level));
  const shared = config.redis && createSharedState(config.redis, clock, log);
  const upstream = createUpstream(config, { ...{ sandbox, clock, random, log }, sharedQuota: shared?.quota });
  const deadlines = createDeadlines(clock);
  const audit = createConfiguredAudit(config, { clock, log });
  const reportBug = (error: unknown) => {
    log.error({ error }, 'unexpected error in a request');
  };
  const schedule: typeof clock.schedule = (...args) => clock.schedule(...args);
  const files = watchFiles({ files: config.files, schedule, log });
  const services = {
    ...{ upstream, sandbox, clock, random, deadlines, log, reportBug, audit },
    sharedCases: shared?.cases,
  };
  const createContext = await createContextFactory(config, services);

  const readiness = createReadiness(shared, audit);
  const { subgraph, formatError, graphql, server } = await createServer(config, {
    ...{ upstream, createContext, folder, isSandbox, reportBug, log },
    health: { version, ...readiness },
    documentCache: shared?.documents,
  });

  return {
    upstream: upstream.description,
    subgraph: { ...subgraph, createContext, formatError },
    async start() {
      if (shared) await checkRedis(shared);
      await openAudit(audit);
      const address = await server.listen({ host: config.http.host, port: config.http.port });
      files.start();
      log.info({ address, upstream: upstream.description }, 'listening');
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
      await getStandardError().flush();
    },
  };
}
