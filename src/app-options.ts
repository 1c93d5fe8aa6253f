import type { Config } from './config/config.js';
import type { Subgraph } from './graphql/subgraph.js';
import type { Clock } from './msgraph/transport/clock.js';
import type { Logger } from './telemetry/logger.js';

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
  /** Where the built playground is; without it a browser finds a plain page. */
  readonly playgroundFolder?: string | undefined;
  readonly log?: Logger;
  /** Time, for tests. */
  readonly clock?: Clock;
  /** From 0 to 1: the jitter of retries, for tests. */
  readonly random?: () => number;
}

export interface App {
  /** Where the operations live, in words. */
  readonly upstream: string;
  /** For a program that serves the schema itself, in place of `start`. */
  readonly subgraph: Subgraph;
  /** Listens; answers with the URL of the GraphQL endpoint. */
  start(): Promise<string>;
  /** Lets requests under way end, then closes every connection. */
  stop(): Promise<void>;
}
