import type { Config } from './config/config.js';
import type { Subgraph } from './graphql/subgraph.js';
import type { Clock } from './msgraph/transport/clock.js';
import type { Logger } from './telemetry/logger.js';

/** An emulator of Microsoft Graph to use instead of the real one. */
export interface SandboxEndpoint {
  /** Its origin. */
  readonly url: string;
  /** The bearer token that is used for callers without one. */
  readonly token: string;
}

export interface AppOptions {
  readonly config: Config;
  readonly sandbox?: SandboxEndpoint | undefined;
  /** The folder of the built playground; without it a browser gets a plain page. */
  readonly playgroundFolder?: string | undefined;
  /** @default pino on standard error */
  readonly log?: Logger;
  /** Time, for tests. */
  readonly clock?: Clock;
  /** A random number from 0 to 1 for the jitter of retries, for tests. */
  readonly random?: () => number;
}

export interface App {
  /** A description of the API behind this server, for people. */
  readonly upstream: string;
  /** For a program that serves the schema itself instead of calling `start`. */
  readonly subgraph: Subgraph;
  /** Listens and returns the URL of the GraphQL endpoint. */
  start(): Promise<string>;
  /** Reads the files of case rules and trusted documents again. After `start` this happens whenever they change. */
  reload(): Promise<void>;
  /** Waits for active requests, then closes every connection. */
  stop(): Promise<void>;
}
