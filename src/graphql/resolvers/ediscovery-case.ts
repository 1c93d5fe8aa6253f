import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { CaseOperation } from '../../domain/case-operation.js';
import type { EdiscoveryCase } from '../../domain/ediscovery-case.js';
import type { GraphQLContext } from '../context.js';
import { findCase } from '../federation/deferred-parent.js';
import { type Connection, toConnection } from '../relay/connection.js';
import { decodeCursor } from '../relay/cursor.js';
import { CaseOperationConnection, EdiscoveryCaseConnection } from '../types/connection.js';
import { EdiscoveryCaseType } from '../types/ediscovery-case.js';
import { CaseOperationsArgs, EdiscoveryCasesArgs } from '../types/list-input.js';

@Resolver(() => EdiscoveryCaseType)
export class EdiscoveryCaseResolver {
  @Query(() => EdiscoveryCaseType, {
    nullable: true,
    description: 'A case. Null if it does not exist or the caller may not see it.',
  })
  ediscoveryCase(
    @Arg('id', () => ID, { description: 'Identifier of the case.' }) id: string,
    @Ctx() { service }: GraphQLContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<EdiscoveryCase | null> {
    return findCase(id, service, info);
  }

  // Nullable, so that a failure leaves the other fields of the query.
  @Query(() => EdiscoveryCaseConnection, {
    nullable: true,
    description:
      'The cases that the caller may see, in the order of Microsoft Graph. Reads only as many of its pages as needed. Null if they cannot be read.',
  })
  async ediscoveryCases(
    @Args(() => EdiscoveryCasesArgs) args: EdiscoveryCasesArgs,
    @Ctx() { service }: GraphQLContext,
  ): Promise<Connection<EdiscoveryCase>> {
    const { first = null, after, filter = null } = args;
    return toConnection(await service.listCases({ first, after: decodeCursor(after), filter }));
  }

  // Nullable, so that a failure leaves the case, or the mutation that returned it.
  @FieldResolver(() => CaseOperationConnection, {
    nullable: true,
    description:
      'The operations of the case. The server reads the complete list, then filters and orders it.',
  })
  async operations(
    @Root() { id }: EdiscoveryCase,
    @Args(() => CaseOperationsArgs) args: CaseOperationsArgs,
    @Ctx() { service }: GraphQLContext,
  ): Promise<Connection<CaseOperation>> {
    const { first = null, after, filter = null, orderBy = null } = args;
    const request = { first, after: decodeCursor(after), filter, orderBy };
    return toConnection(await service.listOperations(id, request));
  }
}
