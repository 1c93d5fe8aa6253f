import { randomUUID } from 'node:crypto';
import { requireBearer, requireRights } from './protocol/access.js';
import { answerBatch } from './batch.js';
import type { Call } from './handlers/call.js';
import { getCase, listCases } from './handlers/case-handlers.js';
import { type GraphRequest, type Outcome, type Reply, type Trace, whole } from './protocol/exchange.js';
import type { FaultScript } from './faults/fault-script.js';
import { badRequest, errorReply, methodNotAllowed, GraphError } from './protocol/graph-error.js';
import type { Journal, OpenEntry } from './journal.js';
import { misbehave } from './faults/misbehave.js';
import { getOperation, listOperations } from './handlers/operation-handlers.js';
import { patchOperation } from './handlers/patch-handler.js';
import { prefersAllMembers } from './protocol/prefer.js';
import { findTarget, type Route } from './protocol/routes.js';
import type { Settings } from './settings.js';
import type { Store } from './store.js';

const DIAGNOSTIC = JSON.stringify({
  ServerInfo: { DataCenter: 'Sandbox', Slice: 'E', Ring: '0', ScaleUnit: '000', RoleInstance: 'SANDBOX000' },
});

/** The parts that together answer a request. */
export interface Emulator {
  readonly store: Store;
  readonly journal: Journal;
  readonly faults: FaultScript;
  readonly settings: Settings;
}

/** Takes one request from the journal, past the faults, to its handler; `parent` is the batch it came in. */
export async function answer(
  emulator: Emulator,
  request: GraphRequest,
  parent?: OpenEntry,
): Promise<Outcome> {
  const trace = newTrace(request, emulator.settings.now());
  const entry = emulator.journal.record(request, parent);
  const normally = async (): Promise<Outcome> => {
    const outcome = await handle(emulator, request, trace, entry);
    if ('reply' in outcome && outcome.reply.applied === true) entry.applied = true;
    return outcome;
  };
  const fault = emulator.faults.take(request.method, request.path);
  const outcome = fault ? await misbehave(fault, trace, normally, emulator.settings.sleep) : await normally();
  if (!('reply' in outcome)) return outcome;
  entry.status = outcome.reply.status;
  return { ...outcome, reply: withTrace(outcome.reply, trace) };
}

async function handle(
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
      return await answerBatch(request, version, (item) => answer(emulator, item, entry));
    }
    requireRights(token, request.method);
    requireTypeOfBody(request);
    const reader = { version, allMembers: prefersAllMembers(request.headers) };
    const { store, settings } = emulator;
    return whole(dispatch({ request, query, reader, store, settings }, route));
  } catch (error) {
    if (error instanceof GraphError) return whole(errorReply(error, trace));
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

/** The batch format asks for it; outside of a batch a missing type is a 415 of the handler. */
function requireTypeOfBody({ batchId, body, headers }: GraphRequest): void {
  if (batchId === undefined || body === undefined || headers['content-type'] !== undefined) return;
  throw badRequest('A batch request with a body must have the header Content-Type.');
}

function newTrace({ headers }: GraphRequest, receivedAt: number): Trace {
  const requestId = randomUUID();
  return { requestId, clientRequestId: headers['client-request-id'] ?? requestId, receivedAt };
}

function withTrace(reply: Reply, trace: Trace): Reply {
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
