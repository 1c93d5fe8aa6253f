import { performance } from 'node:perf_hooks';
import type { Logger } from './logger.js';
import type { Metrics, UpdateOutcome } from './metrics.js';
import { getRequestScope, type RequestScope } from './request-scope.js';
import { endSpan, startOperationSpan } from './tracing.js';

/** What is known of a GraphQL operation when it has ended. Contains no variables, no document and no data. */
interface OperationReport {
  /** Undefined if the document is invalid. */
  readonly type: string | undefined;
  /** The name that the client has given it. */
  readonly name: string | undefined;
  readonly rootFields: readonly string[];
  /** The codes of the errors in the response. */
  readonly codes: readonly string[];
  readonly hasData: boolean;
  readonly caller: Readonly<Record<string, string>> | undefined;
  /** Whether compiled code has executed it. */
  readonly isCompiled?: boolean;
  /** Of a subscription: the number of its events, and why it ended. */
  readonly events?: number;
  readonly reason?: string;
}

/** Starts to observe an operation; the result takes its end, or undefined if another observation will take it. */
export type ObserveOperation = () => (report: OperationReport | undefined) => void;

export interface ObserveOperationsDependencies {
  readonly log: Logger;
  readonly metrics: Metrics;
}

const worstFirst: readonly UpdateOutcome[] = ['unknown', 'not applied', 'applied'];

function getOutcome({ codes, hasData }: OperationReport, scope: RequestScope | undefined): string {
  const updated = worstFirst.find((outcome) => scope?.outcomes.includes(outcome));
  if (updated !== undefined) return updated;
  if (!hasData) return 'failed';
  if (codes.length > 0) return 'partial';
  return scope && scope.errorCodes.size > 0 ? 'refused' : 'succeeded';
}

function getLevel(codes: ReadonlySet<string>, outcome: string): 'info' | 'warn' | 'error' {
  if (codes.has('INTERNAL_SERVER_ERROR')) return 'error';
  return codes.size > 0 || outcome === 'unknown' ? 'warn' : 'info';
}

/** Makes one line, one span and the metrics of each GraphQL operation. */
export function observeOperations({ log, metrics }: ObserveOperationsDependencies): ObserveOperation {
  return () => {
    const started = performance.now();
    const scope = getRequestScope();
    const span = startOperationSpan(scope?.parent);
    const requestsBefore = scope?.upstreamRequests ?? 0;
    if (scope) scope.span ??= span;
    return (report) => {
      if (!report) {
        // A span that does not end is not exported: it must not be the trace of the log lines.
        if (scope?.span === span) scope.span = undefined;
        return;
      }
      const { type = 'unknown', name, rootFields, caller, events, reason } = report;
      const durationMs = performance.now() - started;
      const outcome = getOutcome(report, scope);
      const codes = new Set([...report.codes, ...(scope?.errorCodes ?? [])]);
      metrics.endOperation(type, name, durationMs);
      for (const code of report.codes) metrics.countError(code);
      if (reason !== undefined) metrics.endSubscription(reason);
      const operation = {
        ...{ type, name, rootFields, durationMs: Math.round(durationMs) },
        ...(codes.size > 0 && { codes: [...codes] }),
        ...(caller && { caller }),
        upstreamRequests: (scope?.upstreamRequests ?? 0) - requestsBefore,
        ...(report.isCompiled === true && { compiled: true }),
        ...(events !== undefined && { events, reason }),
        outcome,
      };
      log[getLevel(codes, outcome)]({ operation }, 'graphql operation');
      span.updateName(type);
      const attributes = {
        'graphql.operation.type': type,
        ...(name !== undefined && { 'graphql.operation.name': name }),
        'case_operations.outcome': outcome,
      };
      endSpan(span, attributes, [...codes][0]);
    };
  };
}
