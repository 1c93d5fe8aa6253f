import { badRequest, type GraphError } from '../protocol/graph-error.js';
import type { JsonObject } from '../protocol/json.js';

/** True for control information such as `@odata.type` or `createdBy@odata.type`, which is no property. */
export function isAnnotation(name: string): boolean {
  return name.includes('@odata.');
}

/** Refuses an `@odata.type` that is not text. */
export function requireTextTypes(item: JsonObject): void {
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

export function readText(value: unknown): string | null {
  if (value === null || typeof value === 'string') return value;
  throw cannotConvert(value, 'Edm.String');
}
