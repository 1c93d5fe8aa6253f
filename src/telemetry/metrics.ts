import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import { createInstruments, type Instruments, prefix, showCounters } from './instruments.js';
import { createLimitedLabel } from './limited-label.js';

/** Why a read needed no request of its own. */
type SavedBy = 'shared' | 'batched' | 'listed' | 'cached';

/** How an update ended. */
export type UpdateOutcome = 'applied' | 'not applied' | 'unknown';

/** What was measured elsewhere and is read when Prometheus asks, by the values of the label. */
export interface Reading {
  readonly name: string;
  readonly help: string;
  /** The name of the label; absent for a single value. */
  readonly label?: string;
  /** A value for each value of the label; `''` is that of a single one. */
  readonly read: () => Iterable<readonly [label: string, value: number]>;
}

export interface MetricsOptions {
  readonly version: string;
  /** The number of operation names that become labels. @default 50: clients choose them */
  readonly maxOperationNames?: number;
}

const toSeconds = (ms: number) => ms / 1000;

/** What happens at the server. */
function createServerMetrics(instruments: Instruments, toName: (name: string | undefined) => string) {
  return {
    startRequest: () => {
      instruments.httpActive.inc();
    },
    endRequest: (method: string, route: string, status: number, durationMs: number) => {
      instruments.httpDuration.observe(
        { http_request_method: method, http_route: route, http_response_status_code: status },
        toSeconds(durationMs),
      );
      instruments.httpActive.dec();
    },
    endOperation: (type: string, name: string | undefined, durationMs: number) => {
      const labels = { graphql_operation_type: type, graphql_operation_name: toName(name) };
      instruments.operationDuration.observe(labels, toSeconds(durationMs));
    },
    countError: (code: string) => {
      instruments.graphqlErrors.inc({ code });
    },
    countUserError: (code: string) => {
      instruments.userErrors.inc({ code });
    },
    addSocket: (transport: string, change: 1 | -1) => {
      instruments.sockets.inc({ transport }, change);
    },
    endSubscription: (reason: string) => {
      instruments.subscriptionsEnded.inc({ reason });
    },
  };
}

/** What happens at Microsoft Graph, and before it. */
function createUpstreamMetrics(instruments: Instruments) {
  return {
    endAttempt: (
      method: string,
      template: string,
      { status, failure }: { readonly status?: number; readonly failure?: string },
      durationMs: number,
    ) => {
      const labels = {
        http_request_method: method,
        url_template: template,
        ...(status !== undefined && { http_response_status_code: status }),
        ...(failure !== undefined && { error_type: failure }),
      };
      instruments.upstreamDuration.observe(labels, toSeconds(durationMs));
    },
    countRetry: (reason: string) => {
      instruments.retries.inc({ reason });
    },
    countSaved: (how: SavedBy, count = 1) => {
      instruments.saved.inc({ how }, count);
    },
    countWatched: () => {
      instruments.saved.inc({ how: 'watched' });
    },
    countOutcome: (outcome: UpdateOutcome) => {
      instruments.outcomes.inc({ outcome: outcome.replace(' ', '_') });
    },
    addWaiting: (change: 1 | -1) => {
      instruments.gateWaiting.inc(change);
    },
    addClosed: (ms: number) => {
      instruments.gateClosed.inc(toSeconds(ms));
    },
  };
}

/** The metrics of a process, in the format of Prometheus. */
export function createMetrics({ version, maxOperationNames = 50 }: MetricsOptions) {
  const registry = new Registry();
  const registers = [registry];
  const instruments = createInstruments(registry);
  showCounters(instruments);
  const buildInfo = { name: `${prefix}build_info`, help: 'The version of the process.' };
  new Gauge({ ...buildInfo, labelNames: ['version'], registers }).set({ version }, 1);

  return {
    ...createServerMetrics(instruments, createLimitedLabel(maxOperationNames)),
    ...createUpstreamMetrics(instruments),
    contentType: registry.contentType,
    /** Returns all values, as Prometheus reads them. */
    read: () => registry.metrics(),
    /** Measures the process and Node.js from now on. */
    collectDefaults: () => {
      collectDefaultMetrics({ register: registry });
      // Gauges with the names of counters; the same numbers exist by type.
      for (const kind of ['handles', 'requests', 'resources'])
        registry.removeSingleMetric(`nodejs_active_${kind}_total`);
    },
    /** Adds a counter that is kept elsewhere. */
    addCounter: (name: string, help: string, read: () => number) => {
      const counter = new Counter({
        ...{ name: prefix + name, help, registers },
        collect() {
          counter.reset();
          counter.inc(read());
        },
      });
    },
    addReading: ({ name, help, label, read }: Reading) => {
      const labelNames = label === undefined ? [] : [label];
      const gauge = new Gauge({
        ...{ name: prefix + name, help, labelNames, registers },
        collect() {
          gauge.reset();
          for (const [value, number] of read()) {
            if (label === undefined) gauge.set(number);
            else gauge.set({ [label]: value }, number);
          }
        },
      });
    },
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
