import { normalizePatch } from '../behaviour/normalize.js';
import type { GraphRequest, Reply } from '../protocol/exchange.js';
import { badRequest, itemNotFound, methodNotAllowed, statusError } from '../protocol/graph-error.js';
import { isJsonObject, type JsonObject } from '../protocol/json.js';
import { readJsonBody } from '../protocol/read-request.js';
import { CASE_ACTION, CASE_OPERATION_STATUS, SENTINEL, type Vocabulary } from '../vocabulary.js';
import { type Call, okWithOperation } from './call.js';
import { readDateTimeOffset } from './date-time-offset.js';
import {
  cannotConvert,
  isAnnotation,
  propertyNotFound,
  readIdentitySet,
  readInt32,
  readResultInfo,
  requireTypeIsString,
} from './patch-values.js';

const TYPE = 'microsoft.graph.security.caseOperation';

/** Reads the value of a property, which is not null. Undefined: the property is ignored. */
type Read = (value: unknown, allMembers: boolean) => unknown;

const PROPERTIES: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['action', (value, allMembers) => readMember(value, CASE_ACTION, allMembers)],
  ['status', (value, allMembers) => readMember(value, CASE_OPERATION_STATUS, allMembers)],
  ['createdDateTime', readDate],
  ['completedDateTime', readDate],
  ['percentProgress', readInt32],
  ['createdBy', readIdentitySet],
  ['resultInfo', readResultInfo],
]);

/** `PATCH …/operations/{id}`: the update that one page of the API reference describes and a tenant may reject. */
export function patchOperation(call: Call, caseId: string, id: string): Reply {
  const { patchStatus } = call.settings;
  if (patchStatus === 405) throw methodNotAllowed();
  const changes = readPatch(readJsonBody(call.request), call.options.allMembers);
  const before = call.store.findOperation(caseId, id);
  if (!before) throw itemNotFound();
  requireMatch(call.request, before);
  applyPatch(call, caseId, id, changes);
  if (patchStatus !== 200) return { status: patchStatus };
  return okWithPatched(call, caseId, call.store.findOperation(caseId, id) ?? before);
}

/** Applies the changes at once or, if the behaviour delays them, later. */
function applyPatch(
  { store, settings, record }: Call,
  caseId: string,
  id: string,
  changes: JsonObject,
): void {
  const { behaviour, sleep } = settings;
  const { written, ignored } = normalizePatch(changes, behaviour);
  if (ignored.length > 0) record.ignored = ignored;
  const apply = () => {
    record.applied = Object.keys(written).length > 0 || ignored.length === 0;
    store.patchOperation(caseId, id, written);
  };
  if (behaviour.applyDelayMs > 0) void sleep(behaviour.applyDelayMs).then(apply);
  else apply();
}

function okWithPatched(call: Call, caseId: string, operation: JsonObject): Reply {
  const { patchBody } = call.settings.behaviour;
  const reply = okWithOperation(call, caseId, operation);
  if (patchBody === 'operation') return reply;
  const shown = patchBody === 'id' ? ['id'] : ['id', 'action', 'status'];
  const entries = Object.entries(reply.json ?? {});
  return { ...reply, json: Object.fromEntries(entries.filter(([name]) => shown.includes(name))) };
}

/** Without etags there is nothing to compare, and Graph ignores the header. */
function requireMatch(request: GraphRequest, operation: JsonObject): void {
  const expected = request.headers['if-match'];
  const etag = operation['@odata.etag'];
  if (expected === undefined || expected === '*' || etag === undefined || expected === etag) return;
  throw statusError(412);
}

/** The changes in the body of a PATCH, ready to store. Throws 400 where Graph would. */
function readPatch(body: unknown, allMembers: boolean): JsonObject {
  if (!isJsonObject(body)) throw badRequest('Unable to read JSON request payload. An object was expected.');
  requireTypeIsString(body);
  const changes: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body)) {
    if (isAnnotation(name)) continue;
    if (name === 'id') throw badRequest("The property 'id' is read-only and cannot be updated.");
    const read = PROPERTIES.get(name);
    if (!read) throw propertyNotFound(name, TYPE);
    // Every property of the type is nullable in the metadata.
    const change = value === null ? null : read(value, allMembers);
    if (change !== undefined) changes[name] = change;
  }
  return changes;
}

function readMember(value: unknown, vocabulary: Vocabulary, allMembers: boolean): string | undefined {
  if (value === SENTINEL) return undefined;
  const { name, members, laterMembers } = vocabulary;
  const isMember = typeof value === 'string' && (members.has(value) || laterMembers.has(value));
  if (!isMember) throw cannotConvert(value, name);
  if (laterMembers.has(value) && !allMembers) {
    throw badRequest(
      `The member '${value}' of '${name}' requires the request header 'Prefer: include-unknown-enum-members'.`,
    );
  }
  return value;
}

function readDate(value: unknown): string {
  const date = typeof value === 'string' ? readDateTimeOffset(value) : undefined;
  if (date === undefined) throw cannotConvert(value, 'Edm.DateTimeOffset');
  return date;
}
