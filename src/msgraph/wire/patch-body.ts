import { patchProperties } from '../../domain/patch/validate-patch.js';
import type { CaseOperationPatch } from '../../domain/patch/patch.js';
import { toWire } from './enums.js';

/** The `@odata.type` annotations of the API page. */
const odataTypeNames = {
  operation: '#microsoft.graph.security.caseOperation',
  createdBy: 'microsoft.graph.identitySet',
  resultInfo: 'microsoft.graph.resultInfo',
} as const;

export interface PatchBodyOptions {
  /**
   * Whether to send type annotations as on the API page. They can be switched off, because it is unknown how
   * Graph treats the base type for an operation of a derived type.
   */
  readonly odataTypes: boolean;
}

type WireObject = Record<string, unknown>;

/** Adds the properties of a value that are not undefined; null is kept. */
function addDefined(target: WireObject, value: object): WireObject {
  for (const [name, part] of Object.entries(value)) {
    if (part !== undefined) target[name] = isObject(part) ? addDefined({}, part) : (part as unknown);
  }
  return target;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function withType(type: string, value: object, { odataTypes }: PatchBodyOptions): WireObject {
  return addDefined(odataTypes ? { '@odata.type': type } : {}, value);
}

function toWireValue(name: keyof CaseOperationPatch, value: unknown, options: PatchBodyOptions): unknown {
  if (value === null) return null;
  switch (name) {
    case 'action':
    case 'status':
      return toWire(value as string);
    case 'createdDateTime':
    case 'completedDateTime':
      // Graph's parser takes an upper-case T and Z only.
      return (value as string).toUpperCase();
    case 'createdBy':
    case 'resultInfo':
      return withType(odataTypeNames[name], value as object, options);
    default:
      return value;
  }
}

/** Creates the body of the PATCH with the properties of the patch only, in the order of the API page. */
export function toPatchBody(patch: CaseOperationPatch, options: PatchBodyOptions): WireObject {
  const values: WireObject = {};
  for (const name of patchProperties) {
    if (patch[name] !== undefined) values[name] = toWireValue(name, patch[name], options);
  }
  return withType(odataTypeNames.operation, values, options);
}
