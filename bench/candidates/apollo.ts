/** Apollo Server as its package starts it, with a schema of type-graphql. */
import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root, buildSchema } from 'type-graphql';
import {
  CaseOperation,
  CaseOperationConnection,
  EdiscoveryCase,
  Representation,
  UpdateCaseOperationInput,
  UpdateCaseOperationPayload,
  UpdateCaseOperationsInput,
  UpdateCaseOperationsPayload,
} from './apollo-types.ts';
import { connectToGraph } from './graph.ts';
import { printAddress } from './listen.ts';
import { createOperations, type Reference } from './operations.ts';

const operations = createOperations(connectToGraph());

@Resolver(() => EdiscoveryCase)
class CaseResolver {
  @Query(() => EdiscoveryCase, { nullable: true })
  ediscoveryCase(@Arg('id', () => ID) id: string) {
    return { id };
  }

  @FieldResolver(() => CaseOperationConnection, { nullable: true })
  operations(
    @Root() { id }: EdiscoveryCase,
    @Arg('first', () => Int, { nullable: true }) first: number | undefined,
    @Ctx('authorization') authorization: string,
  ) {
    return operations.list(authorization, id, first ?? 50);
  }
}

@Resolver(() => CaseOperation)
class OperationResolver {
  @Query(() => CaseOperation, { nullable: true })
  caseOperation(
    @Arg('caseId', () => ID) caseId: string,
    @Arg('id', () => ID) id: string,
    @Ctx('authorization') authorization: string,
  ) {
    return operations.get(authorization, { caseId, id });
  }

  @Query(() => [CaseOperation], { nullable: 'items' })
  _entities(
    @Arg('representations', () => [Representation]) representations: Reference[],
    @Ctx('authorization') authorization: string,
  ) {
    return operations.getAll(authorization, representations);
  }

  @Mutation(() => UpdateCaseOperationPayload, { nullable: true })
  updateCaseOperation(
    @Arg('input', () => UpdateCaseOperationInput) input: UpdateCaseOperationInput,
    @Ctx('authorization') authorization: string,
  ) {
    return operations.update(authorization, input);
  }

  @Mutation(() => UpdateCaseOperationsPayload, { nullable: true })
  updateCaseOperations(
    @Arg('input', () => UpdateCaseOperationsInput) { updates }: UpdateCaseOperationsInput,
    @Ctx('authorization') authorization: string,
  ) {
    return operations.updateAll(authorization, updates);
  }
}

const schema = await buildSchema({ resolvers: [CaseResolver, OperationResolver] });
const { url } = await startStandaloneServer(new ApolloServer({ schema }), {
  listen: { port: 0, host: '127.0.0.1' },
  context: ({ req }) => Promise.resolve({ authorization: req.headers.authorization ?? '' }),
});
printAddress(Number(new URL(url).port));
