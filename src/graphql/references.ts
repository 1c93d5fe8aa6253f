import type { CaseOperation } from '../domain/case-operation.js';
import type { EdiscoveryCase } from '../domain/ediscovery-case.js';
import { invalidInput } from '../domain/errors.js';
import type { GraphQLContext } from './context.js';

/** What a gateway sends for an entity: the fields of its key, not yet checked by anything. */
type Reference = Readonly<Record<string, unknown>>;

function keyField(reference: Reference, name: string): string {
  const value = reference[name];
  if (typeof value !== 'string')
    throw invalidInput([{ field: [name], message: 'The key field must be a string.' }]);
  return value;
}

/** How a gateway's references become entities: null for what does not exist. */
export const referenceResolvers = {
  CaseOperation: {
    __resolveReference: async (
      reference: Reference,
      { service }: GraphQLContext,
    ): Promise<CaseOperation | null> =>
      service.getOperation({ caseId: keyField(reference, 'caseId'), id: keyField(reference, 'id') }),
  },
  EdiscoveryCase: {
    __resolveReference: async (
      reference: Reference,
      { service }: GraphQLContext,
    ): Promise<EdiscoveryCase | null> => service.getCase(keyField(reference, 'id')),
  },
};
