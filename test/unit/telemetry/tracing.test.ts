import { readTraceHeaders, startOperationSpan, toTraceHeaders } from '../../../src/telemetry/tracing.js';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const spanId = 'b7ad6b7169203331';
const traceparent = `00-${traceId}-${spanId}-01`;

it('reads the headers of W3C Trace Context', () => {
  const context = readTraceHeaders({ traceparent, tracestate: 'vendor=1' });
  expect(context).toMatchObject({ traceId, spanId, traceFlags: 1, isRemote: true });
  expect(context?.traceState?.serialize()).toBe('vendor=1');
});

it.each([
  undefined,
  '',
  traceparent.toUpperCase(),
  `ff-${traceId}-${spanId}-01`,
  `00-${'0'.repeat(32)}-${spanId}-01`,
  `00-${traceId}-${'0'.repeat(16)}-01`,
  `00-${traceId}-${spanId}`,
  ` ${traceparent}`,
])('reads nothing from %j', (header) => {
  expect(readTraceHeaders({ traceparent: header })).toBeUndefined();
});

it('reads a later version, and ignores a state that is too long', () => {
  const context = readTraceHeaders({
    traceparent: `01-${traceId}-${spanId}-00-more`,
    tracestate: 'x'.repeat(513),
  });
  expect(context).toMatchObject({ traceId, traceFlags: 0 });
  expect(context).not.toHaveProperty('traceState');
});

it('without an SDK a request to Microsoft Graph belongs to the span of the caller', () => {
  const parent = readTraceHeaders({ traceparent, tracestate: 'vendor=1' });
  expect(toTraceHeaders(startOperationSpan(parent))).toEqual({ traceparent, tracestate: 'vendor=1' });
  expect(toTraceHeaders(startOperationSpan(undefined))).toEqual({});
});
