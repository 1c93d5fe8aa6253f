import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { invalidInput } from '../../domain/errors.js';

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
