/** Mercurius, which compiles each document the first time it is executed (`jit: 1`). */
import { fastify } from 'fastify';
import { mercurius } from 'mercurius';
import { printAddress } from './listen.ts';
import { resolvers, typeDefs } from './schema.ts';

const app = fastify();
app.register(mercurius, {
  schema: typeDefs,
  resolvers: resolvers as never,
  jit: 1,
  context: ({ headers }) => ({ authorization: headers.authorization ?? '' }),
});
const address = await app.listen({ port: 0, host: '127.0.0.1' });
printAddress(Number(new URL(address).port));
