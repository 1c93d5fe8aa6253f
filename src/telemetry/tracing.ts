import {
  type Attributes,
  INVALID_SPAN_CONTEXT,
  isSpanContextValid,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  trace,
  type TraceState,
} from '@opentelemetry/api';
import { getRequestScope, type RequestScope } from './request-scope.js';

const name = 'graph-case-operations';

/** Longer ones are ignored: the specification demands 512 characters. */
const maxStateLength = 512;

/** The state of other tracing systems, which is passed on as it came. */
function keepState(text: string): TraceState {
  const state: TraceState = {
    get: () => undefined,
    set: () => state,
    unset: () => state,
    serialize: () => text,
  };
  return state;
}

/** Reads the span that a request belongs to from the headers of W3C Trace Context; undefined if they name none. */
export function readTraceHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): SpanContext | undefined {
  const { traceparent, tracestate } = headers;
  if (typeof traceparent !== 'string') return undefined;
  const match = /^(?!ff)[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(?:-.*)?$/.exec(traceparent);
  const [, traceId = '', spanId = '', flags = ''] = match ?? [];
  const hasState = typeof tracestate === 'string' && tracestate.length <= maxStateLength;
  const context: SpanContext = {
    ...{ traceId, spanId, isRemote: true, traceFlags: parseInt(flags, 16) & 1 },
    ...(hasState && { traceState: keepState(tracestate) }),
  };
  return isSpanContextValid(context) ? context : undefined;
}

/** Whether a span belongs to a trace: without an SDK, only that of a request with a trace does. */
const hasTrace = (span: Span) => span.spanContext() !== INVALID_SPAN_CONTEXT;

/** Returns the headers that join a request to a span; empty without a trace. Baggage is not passed on. */
export function toTraceHeaders(span: Span): Readonly<Record<string, string>> {
  if (!hasTrace(span)) return {};
  const { traceId, spanId, traceFlags, traceState } = span.spanContext();
  if (!isSpanContextValid(span.spanContext())) return {};
  const state = traceState?.serialize() ?? '';
  const flags = traceFlags.toString(16).padStart(2, '0');
  return { traceparent: `00-${traceId}-${spanId}-${flags}`, ...(state !== '' && { tracestate: state }) };
}

/** Starts the span of a GraphQL operation. Without an SDK, it only carries the trace of the request. */
export function startOperationSpan(parent: SpanContext | undefined): Span {
  const context = parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
  return trace.getTracer(name).startSpan('GraphQL', { kind: SpanKind.SERVER }, context);
}

/** Starts a span within that of the operation that is being executed. */
export function startChildSpan(
  spanName: string,
  options: { readonly isRequest: boolean; readonly attributes: Attributes },
): Span {
  const { isRequest, ...rest } = options;
  const kind = isRequest ? SpanKind.CLIENT : SpanKind.INTERNAL;
  const parent = getRequestScope()?.span;
  if (parent && !hasTrace(parent)) return parent;
  const context = parent ? trace.setSpan(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
  return trace.getTracer(name).startSpan(spanName, { kind, ...rest }, context);
}

/** Ends a span; with the kind of an error if it failed. */
export function endSpan(span: Span, attributes: Attributes, errorType?: string): void {
  if (span.isRecording()) {
    span.setAttributes(attributes);
    if (errorType !== undefined) {
      span.setAttribute('error.type', errorType);
      span.setStatus({ code: SpanStatusCode.ERROR });
    }
  }
  span.end();
}

/** Returns the id of the trace of a request; undefined if it belongs to none. */
export function getTraceId({ span, parent }: Pick<RequestScope, 'span' | 'parent'>): string | undefined {
  const context = span?.spanContext() ?? parent;
  if (context === INVALID_SPAN_CONTEXT) return parent?.traceId;
  return context && isSpanContextValid(context) ? context.traceId : parent?.traceId;
}
