import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { Config } from './config/config.js';
import { createCaseService } from './domain/case-service.js';
import { createGraphQLServer } from './graphql/apollo.js';
import type { GraphQLContext } from './graphql/context.js';
import { createSubgraphSchema } from './graphql/schema.js';
import { exampleCommand } from './example.js';
import { closeGently, createHttpServer } from './http/http-server.js';
import { landingPage } from './http/landing-page.js';
import { passthroughCredential } from './identity/passthrough.js';
import { createGraphGateway } from './msgraph/gateway.js';
import { authorize } from './msgraph/layers/authorize.js';
import { fail } from './msgraph/layers/fail.js';
import { trace } from './msgraph/layers/trace.js';
import { graphPaths } from './msgraph/paths.js';
import type { Send } from './msgraph/send.js';
import { createTransport } from './msgraph/transport.js';
import { createLogger, type Logger } from './telemetry/logger.js';
import { version } from './version.js';

/** An emulator of Microsoft Graph to use instead of the real one. */
export interface SandboxEndpoint {
  /** Its origin. */
  readonly url: string;
  /** The bearer that callers without one of their own act with. */
  readonly token: string;
}

export interface AppOptions {
  readonly config: Config;
  readonly sandbox?: SandboxEndpoint | undefined;
  readonly log?: Logger;
}

export interface App {
  /** Where the operations live, in words. */
  readonly upstream: string;
  /** Listens; answers with the URL of the GraphQL endpoint. */
  start(): Promise<string>;
  /** Lets requests under way end, then closes every connection. */
  stop(): Promise<void>;
}

/** Wires everything together. Nothing listens and nothing is sent before `start`. */
export async function createApp({
  config,
  sandbox,
  log = createLogger(config.log.level),
}: AppOptions): Promise<App> {
  if (config.upstream === 'sandbox' && !sandbox) {
    throw new Error(
      'UPSTREAM is sandbox: start one (graph-case-operations/sandbox) and pass it to createApp.',
    );
  }
  const root = sandbox?.url ?? config.graph.root;
  const { apiVersion } = config.graph;
  const upstream = sandbox
    ? 'the embedded sandbox, no real tenant'
    : `Microsoft Graph ${apiVersion} at ${root}`;
  const transport = createTransport({ origin: new URL(root).origin, ...config.graph });

  // From the outermost to the innermost; the way of a mutation, line 6.
  const layers = [
    fail(Date.now),
    authorize,
    trace({
      record: (facts) => {
        log.info({ upstream: facts }, 'microsoft graph');
      },
      newId: randomUUID,
      now: () => performance.now(),
    }),
  ];
  const send = layers.reduceRight<Send>((next, layer) => layer(next), transport.send);

  const gatewayOptions = {
    ...config.graph,
    paths: graphPaths(root, apiVersion),
    userAgent: `graph-case-operations/${version}`,
  };
  const contextOf = (headers: { authorization?: string | undefined }): GraphQLContext => ({
    service: createCaseService(
      createGraphGateway(gatewayOptions, {
        send,
        credential: passthroughCredential(headers.authorization, sandbox?.token),
      }),
    ),
  });

  const graphql = createGraphQLServer({
    subgraph: await createSubgraphSchema(),
    reportBug: (bug) => {
      log.error({ err: bug }, 'a request met a bug');
    },
  });
  const server = await createHttpServer({
    graphql,
    contextOf,
    landingPage: (url) => landingPage({ upstream, exampleCommand: exampleCommand(url, Boolean(sandbox)) }),
    log,
  });

  return {
    upstream,
    async start() {
      const address = await server.listen({ ...config.http });
      log.info({ address, upstream }, 'listening');
      return `${address}/graphql`;
    },
    async stop() {
      await closeGently(server);
      await graphql.stop();
      await transport.close();
    },
  };
}
