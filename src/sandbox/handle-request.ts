import { randomUUID } from 'node:crypto';
import { type Behaviour, DEFAULT_BEHAVIOUR } from './behaviour/behaviour.js';
import type { Quota } from './behaviour/quota.js';
import { applyFault } from './faults/apply-fault.js';
import type { FaultScript } from './faults/fault-script.js';
import { handleBatch } from './handle-batch.js';
import type { Call, Settings } from './handlers/call.js';
import { patchOperation } from './handlers/patch-operation.js';
import { getCase, getOperation, listCases, listOperations } from './handlers/read-handlers.js';
import { isBatch, type Journal, type OpenEntry } from './journal.js';
import { requireBearer, requireRights } from './protocol/access.js';
import { complete, type GraphRequest, type Outcome, type Reply, type Trace } from './protocol/exchange.js';
import {
  badRequest,
  GraphError,
  methodNotAllowed,
  statusError,
  toErrorReply,
} from './protocol/graph-error.js';
import { prefersAllMembers, requireBatchContentType } from './protocol/read-request.js';
import { findTarget, type Route } from './protocol/routes.js';
import type { Store } from './store.js';

const DIAGNOSTIC = JSON.stringify({
  ServerInfo: { DataCenter: 'Sandbox', Slice: 'E', Ring: '0', ScaleUnit: '000', RoleInstance: 'SANDBOX000' },
});

/** The parts of a sandbox. */
export interface Emulator {
  readonly store: Store;
  readonly journal: Journal;
  readonly faults: FaultScript;
  readonly quota: Quota;
  readonly settings: Settings;
}

/** Replaces the behaviour, and forgets which requests the quota has counted. */
export function setBehaviour({ settings, quota }: Emulator, behaviour: Partial<Behaviour>): void {
  settings.behaviour = { ...DEFAULT_BEHAVIOUR, ...behaviour };
  quota.clear();
}

/**
 * Records the request, counts it, applies its fault, if any, and calls its handler.
 *
 * @param parent The entry of its batch.
 */
export async function handleRequest(
  emulator: Emulator,
  request: GraphRequest,
  parent?: OpenEntry,
): Promise<Outcome> {
  const trace = createTrace(request, emulator.settings.now());
  const entry = emulator.journal.record(request, parent);
  const outcome = await handleUnlessThrottled(emulator, request, trace, entry);
  if (!('reply' in outcome)) return outcome;
  entry.status = outcome.reply.status;
  return { ...outcome, reply: addTrace(outcome.reply, trace) };
}

/** A throttled request meets no fault: it is rejected before anything else happens. */
async function handleUnlessThrottled(
  emulator: Emulator,
  request: GraphRequest,
  trace: Trace,
  entry: OpenEntry,
): Promise<Outcome> {
  const { quota, faults, settings } = emulator;
  const throttled = isBatch(entry) ? undefined : quota.count(settings.behaviour, trace.receivedAt);
  if (throttled) return complete(toErrorReply(throttled, trace));
  const handle = () => handleNormally(emulator, request, trace, entry);
  const fault = faults.take(request.method, request.path);
  return fault ? applyFault(fault, trace, handle, settings.sleep) : handle();
}

async function handleNormally(
  emulator: Emulator,
  request: GraphRequest,
  trace: Trace,
  entry: OpenEntry,
): Promise<Outcome> {
  try {
    const token = requireBearer(request.headers);
    const { version, route, query } = findTarget(request.path);
    if (route.kind === 'batch') {
      if (request.batchId !== undefined) throw badRequest('A batch cannot be nested in a batch.');
      if (request.method !== 'POST') throw methodNotAllowed();
      const { batchStatus } = emulator.settings.behaviour;
      if (batchStatus !== 200) throw statusError(batchStatus);
      return await handleBatch(request, version, (item) => handleRequest(emulator, item, entry));
    }
    requireRights(token, request.method);
    requireBatchContentType(request);
    const { store, settings } = emulator;
    const { omitNulls } = settings.behaviour;
    const options = { version, allMembers: prefersAllMembers(request.headers), omitNulls };
    return complete(dispatch({ request, query, options, store, settings, record: entry }, route));
  } catch (error) {
    if (error instanceof GraphError) return complete(toErrorReply(error, trace));
    throw error;
  }
}

function dispatch(call: Call, route: Exclude<Route, { kind: 'batch' }>): Reply {
  const { method } = call.request;
  if (route.kind === 'operation' && method === 'PATCH') return patchOperation(call, route.caseId, route.id);
  if (method !== 'GET') throw methodNotAllowed();
  switch (route.kind) {
    case 'cases':
      return listCases(call);
    case 'case':
      return getCase(call, route.caseId);
    case 'operations':
      return listOperations(call, route.caseId);
    case 'operation':
      return getOperation(call, route.caseId, route.id);
  }
}

function createTrace({ headers }: GraphRequest, receivedAt: number): Trace {
  const requestId = randomUUID();
  return { requestId, clientRequestId: headers['client-request-id'] ?? requestId, receivedAt };
}

function addTrace(reply: Reply, trace: Trace): Reply {
  return {
    ...reply,
    headers: {
      'request-id': trace.requestId,
      'client-request-id': trace.clientRequestId,
      'x-ms-ags-diagnostic': DIAGNOSTIC,
      Date: new Date(trace.receivedAt).toUTCString(),
      ...reply.headers,
    },
  };
}
