import { clouds } from './config/clouds.js';
import type { Config } from './config/config.js';
import { exampleCommand } from './example-command.js';
import { createGraphQLServer, type DocumentCache } from './graphql/apollo.js';
import { type CompiledAnswersOptions, createCompiledAnswers } from './graphql/compiled/compiled-answers.js';
import { createKnownOperations } from './graphql/compiled/known-operations.js';
import { createErrorFormatter } from './graphql/errors/format-error.js';
import { createSubgraphSchema } from './graphql/schema.js';
import { createSubscriptions } from './graphql/subscriptions/subscriptions.js';
import { correlateErrors } from './http/correlate-errors.js';
import { createHttpServer, type HttpServerOptions } from './http/http-server.js';
import { landingPage } from './http/pages/landing-page.js';
import { toPlaygroundInfo } from './http/pages/playground-info.js';
import type { PlaygroundOptions } from './http/pages/playground.js';
import { observeOperations } from './telemetry/observe-operations.js';
import type { Upstream } from './upstream.js';

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

interface ServerDependencies
  extends PlaygroundSource, Pick<HttpServerOptions, 'createContext' | 'health' | 'log' | 'metrics'> {
  readonly reportBug: (error: unknown) => void;
  readonly documentCache: DocumentCache | undefined;
}

/** The operations that are compiled; inline traces need each field to be executed by Apollo Server. */
function createCompiled(
  { graphql: { compiled, inlineTraces, limits } }: Config,
  options: Omit<CompiledAnswersOptions, 'find' | 'limits'>,
) {
  if (!compiled || inlineTraces) return undefined;
  const { find, remember } = createKnownOperations(options.schema);
  return { remember, answer: createCompiledAnswers({ ...options, find, limits }) };
}

/** The GraphQL schema, and the servers for it. */
export async function createServer(
  config: Config,
  { upstream, folder, isSandbox, reportBug, documentCache, ...dependencies }: ServerDependencies,
) {
  const observe = observeOperations(dependencies);
  const subgraph = await createSubgraphSchema();
  const formatError = correlateErrors(
    createErrorFormatter({ reportBug, suggestions: config.graphql.introspection }),
  );
  const batching = config.http.batchOperations > 0;
  const compiled = createCompiled(config, { schema: subgraph.schema, formatError, observe });
  const graphql = createGraphQLServer({
    ...config.graphql,
    subgraph,
    batching,
    formatError,
    documentCache,
    observe,
    remember: compiled?.remember,
  });
  const subscriptions = createSubscriptions({ ...config.graphql, subgraph, formatError, observe });
  const server = await createHttpServer({
    graphql,
    subscriptions,
    answerCompiled: compiled?.answer,
    ...dependencies,
    limits: config.http,
    documentLimits: config.graphql.limits,
    corsOrigins: config.http.corsOrigins,
    callbackUrls: config.http.callbackUrls,
    trustedProxies: config.http.trustedProxies,
    trustedDocuments: config.graphql.trustedDocuments,
    playground: toPlaygroundOptions(config, { folder, upstream, isSandbox }),
    landingPage: createLandingPage(config, upstream.description, isSandbox),
  });
  return { subgraph, formatError, graphql, server };
}
