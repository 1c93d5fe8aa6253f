import { collectSubFields } from '@graphql-tools/utils';
import { type GraphQLResolveInfo, isObjectType } from 'graphql';
import type { CaseService } from '../../domain/case-service.js';
import type { EdiscoveryCase } from '../../domain/ediscovery-case.js';

/** The fields that can be resolved from the key of a parent. All other fields need a read. */
const fieldsOfKey = {
  CaseOperation: new Set(['__typename', 'caseId', 'id', 'case']),
  EdiscoveryCase: new Set(['__typename', 'id', 'operations']),
};

const properties = [
  'displayName',
  'description',
  'externalId',
  'status',
  'statusRaw',
  'createdDateTime',
  'lastModifiedDateTime',
  'lastModifiedBy',
  'closedDateTime',
  'closedBy',
  'asOf',
] as const satisfies readonly (keyof EdiscoveryCase)[];

/** All representations of one `_entities` share their info, so the result is computed once per type. */
const fieldsByInfo = new WeakMap<object, Map<string, ReadonlySet<string>>>();

/** The names of the fields that a query selects on objects of this type, below the field of `info`. */
export function selectedFields(info: GraphQLResolveInfo, typeName: string): ReadonlySet<string> {
  const { schema, fragments, variableValues, fieldNodes } = info;
  const byType = fieldsByInfo.get(info) ?? new Map<string, ReadonlySet<string>>();
  fieldsByInfo.set(info, byType);
  const known = byType.get(typeName);
  if (known) return known;
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`The schema has no object type ${typeName}.`);
  const variables = { coerced: variableValues, sources: {} };
  const { fields } = collectSubFields(schema, fragments, variables, type, [...fieldNodes]);
  const names = new Set([...fields.values()].flatMap((nodes) => nodes.map(({ name }) => name.value)));
  byType.set(typeName, names);
  return names;
}

/** Whether a query selects only fields of the key of a parent, so that the parent need not be read. */
export function needsNoRead(info: GraphQLResolveInfo, typeName: keyof typeof fieldsOfKey): boolean {
  return [...selectedFields(info, typeName)].every((name) => fieldsOfKey[typeName].has(name));
}

type CaseReader = Pick<CaseService, 'getCase'>;

/** Has a getter for each property of a case, which reads it. */
class DeferredCase {
  readonly id: string;
  readonly #service: CaseReader;

  constructor(id: string, service: CaseReader) {
    this.id = id;
    this.#service = service;
  }

  static {
    for (const property of properties) {
      Object.defineProperty(this.prototype, property, {
        get(this: DeferredCase) {
          return this.#service.getCase(this.id).then((found) => found?.[property] ?? null);
        },
      });
    }
  }
}

/**
 * A case of which only the id is known. It is read when another of its fields is resolved.
 *
 * So `case { id }` of an operation needs no request to Microsoft Graph, and a case that cannot be read fails its own
 * fields, not the operation.
 */
export function deferredCase(id: string, service: CaseReader): EdiscoveryCase {
  return new DeferredCase(id, service) as unknown as EdiscoveryCase;
}

/** Finds a case with as few requests as the selection needs: its operations alone need only their list. */
export async function findCase(
  id: string,
  service: CaseService,
  info: GraphQLResolveInfo,
): Promise<EdiscoveryCase | null> {
  const readsOperations = selectedFields(info, 'EdiscoveryCase').has('operations');
  if (!readsOperations || !needsNoRead(info, 'EdiscoveryCase')) return service.getCase(id);
  const found = await service.findCaseByOperations(id);
  return found === null ? null : deferredCase(found, service);
}
