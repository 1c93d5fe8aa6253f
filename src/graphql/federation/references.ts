import type { GraphQLResolveInfo } from 'graphql';
import type { CaseOperationRef } from '../../domain/case-operation.js';
import type { EdiscoveryCase } from '../../domain/ediscovery-case.js';
import { invalidInput } from '../../domain/errors.js';
import type { GraphQLContext } from '../context.js';
import { deferredCase } from './deferred-case.js';
import { selectedFields } from './selection.js';

/** What a gateway sends for an entity: the fields of its key, not yet checked by anything. */
type Reference = Readonly<Record<string, unknown>>;

/** What the key alone answers, without a read: the other fields of the type need one. */
const keyAnswers = {
  CaseOperation: new Set(['__typename', 'caseId', 'id', 'case']),
  EdiscoveryCase: new Set(['__typename', 'id', 'operations']),
};

function keyField(reference: Reference, name: string): string {
  const value = reference[name];
  if (typeof value !== 'string')
    throw invalidInput([{ field: [name], message: 'The key field must be a string.' }]);
  return value;
}

function needsNoRead(info: GraphQLResolveInfo, typeName: keyof typeof keyAnswers): boolean {
  return [...selectedFields(info, typeName)].every((name) => keyAnswers[typeName].has(name));
}

/**
 * How a gateway's references become entities: null for what does not exist. A reference of which only the key is
 * asked is taken at its word: checked, but not read.
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
