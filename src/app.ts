import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { App, AppOptions } from './app-options.js';
import { clouds } from './config/clouds.js';
import { toPlaygroundInfo } from './http/pages/playground-info.js';
import { createCaseService } from './domain/case-service.js';
import { createGraphQLServer } from './graphql/apollo.js';
import { createErrorFormatter } from './graphql/errors/format-error.js';
import { createSubgraphSchema } from './graphql/schema.js';
import { exampleCommand } from './example-command.js';
import { closeGracefully, createHttpServer } from './http/http-server.js';
import { landingPage } from './http/pages/landing-page.js';
import type { RequestContext } from './http/request-context.js';
import { createKeyedDigest } from './identity/keyed-digest.js';
import { createAuthentication } from './identity/authentication.js';
import { createRequestBudget } from './msgraph/layers/request-budget.js';
import { systemClock } from './msgraph/transport/clock.js';
import { createDeadline } from './msgraph/transport/deadline.js';
import { createGraphGateway } from './msgraph/gateway.js';
import { authorize } from './msgraph/layers/authorize.js';
import { batch } from './msgraph/layers/batch.js';
import { mapErrors } from './msgraph/layers/map-errors.js';
import { throttle } from './msgraph/layers/throttle.js';
import { retry } from './msgraph/layers/retry.js';
import { coalesce } from './msgraph/layers/coalesce.js';
import { logAttempts } from './msgraph/layers/log-attempts.js';
import { graphPaths } from './msgraph/transport/paths.js';
import { createKeyedMutex } from './msgraph/keyed-mutex.js';
import type { Send } from './msgraph/transport/send.js';
import { createTransport } from './msgraph/transport/transport.js';
import { createLogger } from './telemetry/logger.js';
import { version } from './version.js';

/** Wires everything together. Nothing listens and nothing is sent before `start`. */
export async function createApp({
  config,
  sandbox,
  playgroundFolder,
  log = createLogger(config.log.level),
  clock = systemClock,
  random = Math.random,
}: AppOptions): Promise<App> {
  if (config.upstream === 'sandbox' && !sandbox) {
    throw new Error(
      'UPSTREAM is sandbox: start one (graph-case-operations/sandbox) and pass it to createApp.',
    );
  }
  const root = sandbox?.url ?? config.graph.root;
  const { apiVersion } = config.graph;
  const cloud = clouds[config.graph.cloud];
  const upstream = sandbox
    ? 'the embedded sandbox, no real tenant'
    : `Microsoft Graph ${apiVersion} at ${root}`;
  const graphRoots = Object.values(clouds).map(({ graphRoot }) => graphRoot);
  const transport = createTransport({
    ...config.graph,
    origin: new URL(root).origin,
    // The embedded sandbox is in this process.
    proxy: sandbox ? undefined : config.proxy?.(root),
  });
  const paths = graphPaths(root, apiVersion, graphRoots);

  // From the outermost to the innermost; the way of a mutation, line 6.
  const layers = [
    mapErrors(() => clock.now()),
    coalesce,
    retry({ clock, random }),
    throttle({ clock, budget: createRequestBudget(config.graph.requestsPerMinute) }),
    batch({ batchPath: paths.batch, versionRoot: paths.versionRoot }),
    authorize,
    logAttempts({
      record: (facts) => {
        log.info({ upstream: facts }, 'microsoft graph');
      },
      newId: randomUUID,
      now: () => performance.now(),
    }),
  ];
  const send = layers.reduceRight<Send>((next, layer) => layer(next), transport.send);

  const userAgent = `graph-case-operations/${version}`;
  const mutex = createKeyedMutex();
  const reportBug = (bug: unknown) => {
    log.error({ err: bug }, 'a request met a bug');
  };
  const authenticate = await createAuthentication(config.auth, {
    scope: `${cloud.graphRoot}/.default`,
    microsoft: {
      authorityHosts: Object.values(clouds).map(({ authorityHost }) => authorityHost),
      graphRoots,
    },
    digest: createKeyedDigest(),
    now: Date.now,
    report: (facts) => {
      log.error(facts, 'microsoft entra refused');
    },
    ownBearer: sandbox?.token,
  });
  const createContext = async (
    { authorization }: { readonly authorization?: string | undefined },
    clientGone: AbortSignal = new AbortController().signal,
  ): Promise<RequestContext> => {
    const deadline = createDeadline(config.http.deadlineMs, clock, clientGone);
    const { access, credential } = await authenticate(authorization);
    const options = { ...config.graph, paths, userAgent };
    const gateway = createGraphGateway(options, { send, credential, deadline, clock, mutex });
    const service = createCaseService(gateway, access, config.graphql.limits);
    // Nobody who sends no bearer, or is turned away, is told apart from others of their address.
    return { service, reportBug, callerKey: authorization && (credential.callerKey || undefined) };
  };

  const subgraph = await createSubgraphSchema();
  const formatError = createErrorFormatter({ reportBug, suggestions: config.graphql.introspection });
  const batching = config.http.batchOperations > 0;
  const graphql = createGraphQLServer({ ...config.graphql, subgraph, batching, formatError });
  const server = await createHttpServer({
    graphql,
    createContext,
    limits: config.http,
    corsOrigins: config.http.corsOrigins,
    trustedDocuments: config.graphql.trustedDocuments,
    playground:
      playgroundFolder !== undefined && config.http.playground
        ? {
            folder: playgroundFolder,
            info: toPlaygroundInfo({
              upstream,
              sandbox: Boolean(sandbox),
              cloud: root === cloud.graphRoot ? cloud.label : undefined,
              tenant: config.auth.mode === 'passthrough' ? undefined : config.auth.homeTenant,
              introspection: config.graphql.introspection,
              trustedDocumentsOnly: config.graphql.trustedDocuments !== undefined,
            }),
          }
        : undefined,
    landingPage: (url) => landingPage({ upstream, exampleCommand: exampleCommand(url, Boolean(sandbox)) }),
    log,
  });

  return {
    upstream,
    subgraph: { ...subgraph, createContext, formatError },
    async start() {
      const address = await server.listen({ host: config.http.host, port: config.http.port });
      log.info({ address, upstream }, 'listening');
      return `${address}/graphql`;
    },
    async stop() {
      await closeGracefully(server);
      await graphql.stop();
      await transport.close();
    },
  };
}
