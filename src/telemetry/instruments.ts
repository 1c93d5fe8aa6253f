import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** Seconds: the boundaries that OpenTelemetry recommends for HTTP. */
const httpBuckets = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** Requests to Microsoft Graph may take longer. */
const upstreamBuckets = [...httpBuckets, 30, 60];

/** The prefix of the metrics that only this server has. */
export const prefix = 'case_operations_';

/** What is counted while requests are handled. */
export function createInstruments(registry: Registry) {
  const registers = [registry];
  const counter = <T extends string>(name: string, help: string, labelNames: readonly T[] = []) =>
    new Counter({ name, help, labelNames, registers });
  const histogram = <T extends string>(
    name: string,
    help: string,
    labelNames: readonly T[],
    buckets: number[],
  ) => new Histogram({ name, help, labelNames, buckets, registers });
  const gauge = <T extends string>(name: string, help: string, labelNames: readonly T[] = []) =>
    new Gauge({ name, help, labelNames, registers });
  const http = ['http_request_method', 'http_route', 'http_response_status_code'] as const;
  const upstream = [
    'http_request_method',
    'url_template',
    'http_response_status_code',
    'error_type',
  ] as const;
  const operation = ['graphql_operation_type', 'graphql_operation_name'] as const;
  return {
    httpDuration: histogram(
      'http_server_request_duration_seconds',
      'Duration of HTTP requests to this server.',
      http,
      httpBuckets,
    ),
    httpActive: gauge('http_server_active_requests', 'HTTP requests that are being handled.'),
    upstreamDuration: histogram(
      'http_client_request_duration_seconds',
      'Duration of attempts at Microsoft Graph.',
      upstream,
      upstreamBuckets,
    ),
    operationDuration: histogram(
      'graphql_operation_duration_seconds',
      'Duration of GraphQL operations.',
      operation,
      httpBuckets,
    ),
    graphqlErrors: counter('graphql_errors_total', 'Errors in responses, by code.', ['code']),
    userErrors: counter('user_errors_total', 'userErrors of mutations, by code.', ['code']),
    retries: counter(`${prefix}upstream_retries_total`, 'Attempts after the first one.', ['reason']),
    saved: counter(`${prefix}upstream_requests_saved_total`, 'Reads without a request of their own.', [
      'how',
    ]),
    gateWaiting: gauge(`${prefix}gate_waiting`, 'Requests that wait for the quota.'),
    gateClosed: counter(
      `${prefix}gate_closed_seconds_total`,
      'Seconds for which Microsoft Graph has asked to wait.',
    ),
    outcomes: counter(`${prefix}outcome_total`, 'Updates by outcome.', ['outcome']),
    sockets: gauge(`${prefix}sockets`, 'Open streams and WebSocket connections.', ['transport']),
    subscriptionsEnded: counter(`${prefix}subscriptions_ended_total`, 'Subscriptions that ended.', [
      'reason',
    ]),
  };
}

export type Instruments = ReturnType<typeof createInstruments>;

/** Shows the counters of `deploy/prometheus/alerts.yml` as 0: Prometheus only sees the increase of what it has seen before. */
export function showCounters({ outcomes, graphqlErrors }: Instruments): void {
  for (const outcome of ['applied', 'not_applied', 'unknown']) outcomes.inc({ outcome }, 0);
  graphqlErrors.inc({ code: 'INTERNAL_SERVER_ERROR' }, 0);
}
