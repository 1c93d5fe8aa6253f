import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { CaseOperation } from '../../domain/case-operation.js';
import type { EdiscoveryCase } from '../../domain/ediscovery-case.js';
import type { GraphQLContext } from '../context.js';
import { type Connection, toConnection } from '../relay/connection.js';
import { decodeCursor } from '../relay/cursor.js';
import { CaseOperationConnection, EdiscoveryCaseConnection } from '../types/connection.js';
import { EdiscoveryCaseType } from '../types/ediscovery-case.js';
import { CaseOperationsArgs, EdiscoveryCasesArgs } from '../types/list-input.js';

@Resolver(() => EdiscoveryCaseType)
export class EdiscoveryCaseResolver {
  @Query(() => EdiscoveryCaseType, {
    nullable: true,
    description: 'A case; null where there is none that the caller may see.',
  })
  ediscoveryCase(
    @Arg('id', () => ID, { description: 'The id of the case.' }) id: string,
    @Ctx() { service }: GraphQLContext,
  ): Promise<EdiscoveryCase | null> {
    return service.getCase(id);
  }

  @Query(() => EdiscoveryCaseConnection, {
    description:
      'The cases that the caller may see, in the order of Microsoft Graph. No more of its pages are read than needed.',
  })
  async ediscoveryCases(
    @Args(() => EdiscoveryCasesArgs) args: EdiscoveryCasesArgs,
    @Ctx() { service }: GraphQLContext,
  ): Promise<Connection<EdiscoveryCase>> {
    const { first = null, after, filter = null } = args;
    return toConnection(await service.listCases({ first, after: decodeCursor(after), filter }));
  }

  // Nullable, so that a list that cannot be read costs this field, not the case or a mutation that led to it.
  @FieldResolver(() => CaseOperationConnection, {
    nullable: true,
    description: 'The operations of the case. The list is read whole, then filtered and ordered here.',
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
