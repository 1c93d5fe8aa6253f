import { isJsonObject, type JsonObject } from '../protocol/json.js';
import {
  cannotConvert,
  isAnnotation,
  propertyNotFound,
  readInt32,
  readText,
  requireTextTypes,
} from './patch-values.js';

const IDENTITY = 'microsoft.graph.identity';
const IDENTITY_SET = 'microsoft.graph.identitySet';
const RESULT_INFO = 'microsoft.graph.resultInfo';

/** An open type: `application`, `device` and `user` are identities or null, any other member is kept as it is. */
export function readIdentitySet(value: unknown): JsonObject {
  const set = readComplex(value, IDENTITY_SET);
  const identities = ['application', 'device', 'user']
    .filter((name) => Object.hasOwn(set, name))
    .map((name) => [name, set[name] === null ? null : readIdentity(set[name])]);
  return { ...set, ...(Object.fromEntries(identities) as JsonObject) };
}

/** An open type too: only the two declared members have a type. */
function readIdentity(value: unknown): JsonObject {
  const identity = readComplex(value, IDENTITY);
  readText(identity['id'] ?? null);
  readText(identity['displayName'] ?? null);
  return identity;
}

/** A closed type: `code` and `subcode` are required and not nullable, `message` may be null. */
export function readResultInfo(value: unknown): JsonObject {
  const { code, subcode, message, ...others } = readComplex(value, RESULT_INFO);
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw propertyNotFound(unknown, RESULT_INFO);
  return { code: readInt32(code), message: readText(message ?? null), subcode: readInt32(subcode) };
}

/** The object without its annotations: answers leave out a type that the metadata declares. */
function readComplex(value: unknown, type: string): JsonObject {
  if (!isJsonObject(value)) throw cannotConvert(value, type);
  requireTextTypes(value);
  return Object.fromEntries(Object.entries(value).filter(([name]) => !isAnnotation(name)));
}
