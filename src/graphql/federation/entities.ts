import type { GraphQLFieldResolver, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import type { CaseOperationRef } from '../../domain/case-operation.js';
import type { EdiscoveryCase } from '../../domain/ediscovery-case.js';
import { invalidInput } from '../../domain/errors.js';
import type { GraphQLContext } from '../context.js';
import { deferredCase, needsNoRead } from './deferred-parent.js';

/** A representation as a gateway sends it: the key fields, not validated. */
type Reference = Readonly<Record<string, unknown>>;

function keyField(reference: Reference, name: string): string {
  const value = reference[name];
  if (typeof value !== 'string')
    throw invalidInput([{ field: [name], message: 'The key field must be a string.' }]);
  return value;
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
      return deferredCase(await service.toCaseReference(id), service);
    },
  },
};

type EntitiesResolver = GraphQLFieldResolver<unknown, unknown, { representations: readonly unknown[] }>;

/**
 * Resolves each representation of `_entities` separately. @apollo/subgraph fails all of them if one has an unknown
 * type, which a gateway with another version of the schema may send.
 *
 * @param typeNames The types that have a `__resolveReference`.
 */
export function resolveEachEntity(schema: GraphQLSchema, typeNames: ReadonlySet<unknown>): void {
  const field = schema.getQueryType()?.getFields()['_entities'];
  const resolveAll = field?.resolve as EntitiesResolver | undefined;
  if (!field || !resolveAll) throw new Error('The schema has no entities.');

  const resolveOne: EntitiesResolver = async (source, { representations }, context, info) => {
    const [representation] = representations as readonly ({ __typename?: unknown } | null)[];
    if (!typeNames.has(representation?.__typename)) {
      throw invalidInput([
        { field: ['__typename'], message: `Must be one of ${[...typeNames].join(', ')}.` },
      ]);
    }
    const [entity] = (await resolveAll(source, { representations }, context, info)) as unknown[];
    return entity;
  };
  const resolve: EntitiesResolver = (source, { representations }, context, info) =>
    representations.map((one) => resolveOne(source, { representations: [one] }, context, info));
  field.resolve = resolve;
}
