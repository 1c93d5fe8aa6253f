import { patchProperties } from '../../domain/patch/validate-patch.js';
import type { CaseOperationPatch } from '../../domain/patch/patch.js';
import { toWire } from './enums.js';

/** The `@odata.type` annotations of the API page. */
const types = {
  operation: '#microsoft.graph.security.caseOperation',
  createdBy: 'microsoft.graph.identitySet',
  resultInfo: 'microsoft.graph.resultInfo',
} as const;

export interface PatchBodyOptions {
  /**
   * Whether to name the types as the API page does. What the service makes of the base type's name on an
   * operation of a derived type is not known, so it can be switched off.
   */
  readonly odataTypes: boolean;
}

type WireObject = Record<string, unknown>;

/** Copies what is there: absent stays absent and null stays null. */
function present(value: object): WireObject {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .map(([name, part]: [string, unknown]) => [name, isObject(part) ? present(part) : part]),
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function typed(type: string, value: object, { odataTypes }: PatchBodyOptions): WireObject {
  return { ...(odataTypes && { '@odata.type': type }), ...value };
}

function wireValue(name: keyof CaseOperationPatch, value: unknown, options: PatchBodyOptions): unknown {
  if (value === null) return null;
  switch (name) {
    case 'action':
    case 'status':
      return toWire(value as string);
    case 'createdBy':
    case 'resultInfo':
      return typed(types[name], value as object, options);
    default:
      return value;
  }
}

/** The body of the PATCH: just the properties that the patch names, in the order of the API page. */
export function patchBody(patch: CaseOperationPatch, options: PatchBodyOptions): WireObject {
  const named = patchProperties.filter((name) => patch[name] !== undefined);
  const values = Object.fromEntries(named.map((name) => [name, wireValue(name, patch[name], options)]));
  return present(typed(types.operation, values, options));
}
