import type { GraphQLResolveInfo } from 'graphql';
import type { CaseOperationRef } from '../../domain/case-operation.js';
import type { CaseService } from '../../domain/case-service.js';
import type { EdiscoveryCase } from '../../domain/ediscovery-case.js';
import { invalidInput } from '../../domain/errors.js';
import type { GraphQLContext } from '../context.js';
import { deferredCase } from './deferred-case.js';
import { selectedFields } from './selection.js';

/** A representation as a gateway sends it: the key fields, not validated. */
type Reference = Readonly<Record<string, unknown>>;

/** The fields that can be resolved from the key. All other fields need a read. */
const fieldsOfKey = {
  CaseOperation: new Set(['__typename', 'caseId', 'id', 'case']),
  EdiscoveryCase: new Set(['__typename', 'id', 'operations']),
};

function keyField(reference: Reference, name: string): string {
  const value = reference[name];
  if (typeof value !== 'string')
    throw invalidInput([{ field: [name], message: 'The key field must be a string.' }]);
  return value;
}

function needsNoRead(info: GraphQLResolveInfo, typeName: keyof typeof fieldsOfKey): boolean {
  return [...selectedFields(info, typeName)].every((name) => fieldsOfKey[typeName].has(name));
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
  return found === null ? null : deferredCase(found, (known) => service.getCase(known));
}

/**
 * Resolves the references of a gateway; null for an entity that does not exist. If only key fields are selected, the
 * key is validated but the entity is not read.
 */
export const referenceResolvers = {
  CaseOperation: {
    __resolveReference: async (
      reference: Reference,
      { service }: GraphQLContext,
      info: GraphQLResolveInfo,
    ): Promise<CaseOperationRef | null> => {
      const ref = { caseId: keyField(reference, 'caseId'), id: keyField(reference, 'id') };
      return needsNoRead(info, 'CaseOperation')
        ? service.toOperationReference(ref)
        : service.getOperation(ref);
    },
  },
  EdiscoveryCase: {
    __resolveReference: async (
      reference: Reference,
      { service }: GraphQLContext,
      info: GraphQLResolveInfo,
    ): Promise<EdiscoveryCase | null> => {
      const id = keyField(reference, 'id');
      if (!needsNoRead(info, 'EdiscoveryCase')) return service.getCase(id);
      return deferredCase(await service.toCaseReference(id), (known) => service.getCase(known));
    },
  },
};
