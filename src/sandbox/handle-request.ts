import { randomUUID } from 'node:crypto';
import { applyFault } from './faults/apply-fault.js';
import type { FaultScript } from './faults/fault-script.js';
import { handleBatch } from './handle-batch.js';
import type { Call, Settings } from './handlers/call.js';
import { patchOperation } from './handlers/patch-operation.js';
import { getCase, getOperation, listCases, listOperations } from './handlers/read-handlers.js';
import type { Journal, OpenEntry } from './journal.js';
import { requireBearer, requireRights } from './protocol/access.js';
import { complete, type GraphRequest, type Outcome, type Reply, type Trace } from './protocol/exchange.js';
import { badRequest, GraphError, methodNotAllowed, toErrorReply } from './protocol/graph-error.js';
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
  readonly settings: Settings;
}

/** Records the request, applies its fault, if any, and calls its handler. `parent` is the entry of its batch. */
export async function handleRequest(
  emulator: Emulator,
  request: GraphRequest,
  parent?: OpenEntry,
): Promise<Outcome> {
  const trace = createTrace(request, emulator.settings.now());
  const entry = emulator.journal.record(request, parent);
  const handle = async (): Promise<Outcome> => {
    const outcome = await handleNormally(emulator, request, trace, entry);
    if ('reply' in outcome && outcome.reply.applied === true) entry.applied = true;
    return outcome;
  };
  const fault = emulator.faults.take(request.method, request.path);
  const outcome = fault ? await applyFault(fault, trace, handle, emulator.settings.sleep) : await handle();
  if (!('reply' in outcome)) return outcome;
  entry.status = outcome.reply.status;
  return { ...outcome, reply: addTrace(outcome.reply, trace) };
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
      return await handleBatch(request, version, (item) => handleRequest(emulator, item, entry));
    }
    requireRights(token, request.method);
    requireBatchContentType(request);
    const options = { version, allMembers: prefersAllMembers(request.headers) };
    const { store, settings } = emulator;
    return complete(dispatch({ request, query, options, store, settings }, route));
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
