import { badRequest, type GraphError } from '../protocol/graph-error.js';
import { isJsonObject, type JsonObject } from '../protocol/json.js';

const IDENTITY = 'microsoft.graph.identity';
const IDENTITY_SET = 'microsoft.graph.identitySet';
const RESULT_INFO = 'microsoft.graph.resultInfo';

/** Control information such as `@odata.type` or `createdBy@odata.type` is not a property. */
export function isAnnotation(name: string): boolean {
  return name.includes('@odata.');
}

export function requireTypeIsString(item: JsonObject): void {
  const type = item['@odata.type'];
  if (type !== undefined && typeof type !== 'string') {
    throw badRequest("The value of the annotation '@odata.type' must be a string.");
  }
}

export function propertyNotFound(name: string, type: string): GraphError {
  return badRequest(`Could not find a property named '${name}' on type '${type}'.`);
}

export function cannotConvert(value: unknown, type: string): GraphError {
  const literal = typeof value === 'string' ? value : JSON.stringify(value);
  return badRequest(`Cannot convert the literal '${literal}' to the expected type '${type}'.`);
}

export function readInt32(value: unknown): number {
  if (typeof value !== 'number' || (value | 0) !== value) throw cannotConvert(value, 'Edm.Int32');
  return value;
}

/** An open type: `application`, `device` and `user` are identities or null; other members are kept unchanged. */
export function readIdentitySet(value: unknown): JsonObject {
  const set = readComplex(value, IDENTITY_SET);
  const identities = ['application', 'device', 'user']
    .filter((name) => Object.hasOwn(set, name))
    .map((name) => [name, set[name] === null ? null : readIdentity(set[name])]);
  return { ...set, ...(Object.fromEntries(identities) as JsonObject) };
}

/** A closed type: `code` and `subcode` are required and not nullable; `message` may be null. */
export function readResultInfo(value: unknown): JsonObject {
  const { code, subcode, message, ...others } = readComplex(value, RESULT_INFO);
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw propertyNotFound(unknown, RESULT_INFO);
  return { code: readInt32(code), message: readString(message ?? null), subcode: readInt32(subcode) };
}

/** An open type too: only the two declared members have a type. */
function readIdentity(value: unknown): JsonObject {
  const identity = readComplex(value, IDENTITY);
  readString(identity['id'] ?? null);
  readString(identity['displayName'] ?? null);
  return identity;
}

/** The object without its annotations: responses omit a type that the metadata declares. */
function readComplex(value: unknown, type: string): JsonObject {
  if (!isJsonObject(value)) throw cannotConvert(value, type);
  requireTypeIsString(value);
  return Object.fromEntries(Object.entries(value).filter(([name]) => !isAnnotation(name)));
}

function readString(value: unknown): string | null {
  if (value === null || typeof value === 'string') return value;
  throw cannotConvert(value, 'Edm.String');
}
