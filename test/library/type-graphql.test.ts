import { readFileSync } from 'node:fs';
import { printSchema } from 'graphql';
import { buildSchema, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { createSubgraphSchema } from '../../src/graphql/schema.js';

@ObjectType()
class Matter {
  @Field(() => String)
  name!: string;
}

@Resolver(() => Matter)
class MatterResolver {
  @Query(() => Matter, { nullable: true })
  matter(): Matter | null {
    return null;
  }
}

// type-graphql stores the metadata of all decorators of a process in one place.
it('a program with its own type-graphql classes does not share types with this package', async () => {
  const { sdl } = await createSubgraphSchema();
  expect(sdl).toBe(readFileSync('schema.graphql', 'utf8'));
  const theirs = await buildSchema({ resolvers: [MatterResolver], validate: false });
  expect(printSchema(theirs)).toBe('type Query {\n  matter: Matter\n}\n\ntype Matter {\n  name: String!\n}');
});
