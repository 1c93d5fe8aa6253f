import { readDateTimeOffset } from './date-time-offset.js';
import { badRequest } from '../protocol/graph-error.js';
import { isJsonObject, type JsonObject } from '../protocol/json.js';
import { readIdentitySet, readResultInfo } from './patch-complex-values.js';
import {
  cannotConvert,
  isAnnotation,
  propertyNotFound,
  readInt32,
  requireTextTypes,
} from './patch-values.js';
import { CASE_ACTION, CASE_OPERATION_STATUS, SENTINEL, type Vocabulary } from '../vocabulary.js';

const TYPE = 'microsoft.graph.security.caseOperation';

/** Reads one property's value, which is not null; undefined means: treat it as absent. */
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

/** The changes that the body of a PATCH asks for, ready to store; throws a 400 where Graph would refuse it. */
export function readPatch(body: unknown, allMembers: boolean): JsonObject {
  if (!isJsonObject(body)) throw badRequest('Unable to read JSON request payload. An object was expected.');
  requireTextTypes(body);
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
  const known = typeof value === 'string' && (vocabulary.shown.has(value) || vocabulary.late.has(value));
  if (!known) throw cannotConvert(value, vocabulary.name);
  if (vocabulary.late.has(value) && !allMembers) {
    throw badRequest(
      `The member '${value}' of '${vocabulary.name}' requires the request header 'Prefer: include-unknown-enum-members'.`,
    );
  }
  return value;
}

function readDate(value: unknown): string {
  const date = typeof value === 'string' ? readDateTimeOffset(value) : undefined;
  if (date === undefined) throw cannotConvert(value, 'Edm.DateTimeOffset');
  return date;
}
