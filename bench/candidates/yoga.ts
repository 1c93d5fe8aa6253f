/** GraphQL Yoga with its defaults. */
import { createServer } from 'node:http';
import { createSchema, createYoga } from 'graphql-yoga';
import { listen } from './listen.ts';
import { type Context, resolvers, typeDefs } from './schema.ts';

const yoga = createYoga<object, Context>({
  schema: createSchema<Context>({ typeDefs, resolvers: resolvers as never }),
  context: ({ request }) => ({ authorization: request.headers.get('authorization') ?? '' }),
});
// eslint-disable-next-line @typescript-eslint/no-misused-promises -- Its listener handles its errors.
listen(createServer(yoga));
