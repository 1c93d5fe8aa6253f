import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { SandboxEndpoint } from './app-options.js';
import { clouds } from './config/clouds.js';
import type { Config } from './config/config.js';
import { authorize } from './msgraph/layers/authorize.js';
import { batch } from './msgraph/layers/batch.js';
import { coalesce } from './msgraph/layers/coalesce.js';
import { limitConcurrency } from './msgraph/layers/limit-concurrency.js';
import { mapErrors } from './msgraph/layers/map-errors.js';
import { observeAttempts } from './msgraph/layers/observe-attempts.js';
import { createRequestBudget } from './msgraph/layers/request-budget.js';
import { retry } from './msgraph/layers/retry.js';
import type { SharedQuota } from './msgraph/layers/shared-quota.js';
import { throttle } from './msgraph/layers/throttle.js';
import type { Clock } from './msgraph/transport/clock.js';
import { type GraphPaths, graphPaths } from './msgraph/transport/paths.js';
import type { Send } from './msgraph/transport/send.js';
import { createTransport } from './msgraph/transport/transport.js';
import { addQuotaReading } from './readings.js';
import type { Logger } from './telemetry/logger.js';
import type { Metrics } from './telemetry/metrics.js';
import { createAttemptObserver } from './telemetry/observe-attempts.js';
import { observeWaits } from './telemetry/observe-waits.js';

/** Microsoft Graph, or the sandbox in its place. */
export interface Upstream {
  /** For people: "the embedded sandbox", or the API and its address. */
  readonly description: string;
  readonly root: string;
  readonly paths: GraphPaths;
  readonly send: Send;
  close(): Promise<void>;
}

export interface UpstreamDependencies {
  readonly sandbox: SandboxEndpoint | undefined;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** The quota of several processes. */
  readonly sharedQuota?: SharedQuota | undefined;
}

/** More than the published quota can use. */
const maxConnections = 16;

/** The way of a request to Microsoft Graph. Nothing is sent before the first request. */
export function createUpstream(
  { graph: { apiVersion, ...options }, live, proxy }: Pick<Config, 'graph' | 'live' | 'proxy'>,
  { sandbox, clock, random, log, metrics, sharedQuota }: UpstreamDependencies,
): Upstream {
  const root = sandbox?.url ?? options.root;
  const transport = createTransport({
    connections: maxConnections,
    ...options,
    origin: new URL(root).origin,
    // The embedded sandbox is in this process.
    proxy: sandbox ? undefined : proxy?.(root),
  });
  const paths = graphPaths(
    root,
    apiVersion,
    Object.values(clouds).map(({ graphRoot }) => graphRoot),
  );

  const budget = createRequestBudget(options.requestsPerMinute, clock);
  addQuotaReading(metrics, budget);
  const { onRetry, ...waits } = observeWaits(metrics);
  const count = (how: 'shared' | 'batched') => (saved?: number) => {
    metrics.countSaved(how, saved);
  };

  // From the outermost to the innermost. docs/architecture.md has the reasons for this order.
  const layers = [
    mapErrors(() => clock.date()),
    (send: Send) => coalesce(send, { clock, onShared: count('shared') }),
    retry({ clock, random, onRetry }),
    throttle({
      clock,
      budget,
      observe: waits,
      backgroundBudget: createRequestBudget(live.requestsPerMinute, clock),
      shared: sharedQuota && {
        quota: sharedQuota,
        requestsPerMinute: options.requestsPerMinute,
        backgroundRequestsPerMinute: live.requestsPerMinute,
      },
    }),
    batch({
      ...{ batchPath: paths.batch, versionRoot: paths.versionRoot, clock },
      onBatched: count('batched'),
    }),
    limitConcurrency({ total: maxConnections, perCaller: 4 }, clock),
    authorize(clock),
    observeAttempts({
      observe: createAttemptObserver({ log, metrics, origin: root }),
      newId: randomUUID,
      now: () => performance.now(),
    }),
  ];

  return {
    description: sandbox
      ? 'the embedded sandbox, no real tenant'
      : `Microsoft Graph ${apiVersion} at ${root}`,
    root,
    paths,
    send: layers.reduceRight<Send>((next, layer) => layer(next), transport.send),
    close: () => transport.close(),
  };
}
