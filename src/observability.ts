import type { Config } from './config/config.js';
import { ConfigError } from './config/load-config.js';
import { createMetricsServer } from './http/metrics-server.js';
import { correlateLog, createLogger, type Logger } from './telemetry/logger.js';
import type { Metrics } from './telemetry/metrics.js';
import { noMetrics } from './telemetry/no-metrics.js';
import { MissingSdkError, startTraceExport } from './telemetry/trace-export.js';
import { version } from './version.js';

async function startExport(): Promise<() => Promise<void>> {
  try {
    return await startTraceExport(version);
  } catch (error) {
    if (!(error instanceof MissingSdkError)) throw error;
    throw new ConfigError([`OTEL_EXPORTER_OTLP_ENDPOINT: ${error.message}`]);
  }
}

interface ObservedServices {
  readonly redis: { isUp(): boolean } | undefined;
  readonly audit: { readonly countFailures: () => number } | undefined;
}

/** Counts only what is served. Loaded on demand, with its library. */
async function createServedMetrics({ metrics, graphql }: Config): Promise<Metrics> {
  if (!metrics) return noMetrics;
  const { createMetrics } = await import('./telemetry/metrics.js');
  // Trusted documents have as many names as the operator allows.
  return createMetrics({ version, ...(graphql.trustedDocuments && { maxOperationNames: Infinity }) });
}

/** Logs, metrics and traces of a process. */
export async function createObservability(config: Config, log?: Logger) {
  const metrics = await createServedMetrics(config);
  const metricsServer = config.metrics && createMetricsServer({ ...config.metrics, ...metrics });
  let stopExport: (() => Promise<void>) | undefined;

  return {
    log: log
      ? correlateLog(log)
      : correlateLog(createLogger({ level: config.log.level, version }), config.log.level),
    metrics,
    /** Adds the metrics of what the configuration may lack. */
    addServices({ redis, audit }: ObservedServices) {
      if (redis) {
        const help = 'Whether Redis can be reached.';
        metrics.addReading({ name: 'redis_up', help, read: () => [['', Number(redis.isUp())]] });
      }
      if (audit) {
        const help = 'Audit records that could not be written.';
        metrics.addCounter('audit_failures_total', help, audit.countFailures);
      }
    },
    /** Returns the URL of the metrics, if there is one. */
    async start(): Promise<string | undefined> {
      if (config.traces) stopExport = await startExport();
      if (metricsServer) metrics.collectDefaults();
      return metricsServer?.start();
    },
    async stop() {
      await metricsServer?.stop();
      await stopExport?.();
    },
  };
}
