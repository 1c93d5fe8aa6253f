import { type Call, found } from './call.js';
import type { GraphRequest, Reply } from '../protocol/exchange.js';
import { itemNotFound, methodNotAllowed } from '../protocol/graph-error.js';
import type { JsonObject } from '../protocol/json.js';
import { readJsonBody } from '../protocol/json-body.js';
import { entity } from './operation-handlers.js';
import { readPatch } from './patch-validation.js';
import { statusError } from '../protocol/status-error.js';

/** `PATCH …/operations/{id}`: the update that one API page describes and that a tenant may refuse. */
export function patchOperation(call: Call, caseId: string, id: string): Reply {
  const { patchStatus } = call.settings;
  if (patchStatus === 405) throw methodNotAllowed();
  const changes = readPatch(readJsonBody(call.request), call.reader.allMembers);
  const before = call.store.findOperation(caseId, id);
  if (!before) throw itemNotFound();
  requireMatch(call.request, before);
  const after = call.store.patchOperation(caseId, id, changes) ?? before;
  if (patchStatus === 204) return { status: 204, applied: true };
  return { ...found(call, entity(call, caseId, after)), applied: true };
}

/** Without etags there is nothing to compare with, and Graph ignores the header. */
function requireMatch(request: GraphRequest, operation: JsonObject): void {
  const expected = request.headers['if-match'];
  const etag = operation['@odata.etag'];
  if (expected === undefined || expected === '*' || etag === undefined || expected === etag) return;
  throw statusError(412);
}
