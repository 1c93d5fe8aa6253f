import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type CaseOperation, isTerminal } from '../../domain/case-operation.js';
import type { UpdateResult } from '../../domain/case-updates.js';
import type { EdiscoveryCase } from '../../domain/ediscovery-case.js';
import type { GraphQLContext } from '../context.js';
import { deferredCase } from '../federation/deferred-parent.js';
import { CaseOperationType } from '../types/case-operation.js';
import { EdiscoveryCaseType } from '../types/ediscovery-case.js';
import { UpdateCaseOperationInput, UpdateCaseOperationsInput } from '../types/update-input.js';
import { UpdateCaseOperationPayload, UpdateCaseOperationsPayload } from '../types/update-payload.js';
import { type Payload, toPayload, toPayloads } from '../errors/user-errors.js';
import { toUpdateRequest } from './update-request.js';

@Resolver(() => CaseOperationType)
export class CaseOperationResolver {
  @Query(() => CaseOperationType, {
    nullable: true,
    description: 'An operation of a case. Null if it does not exist or the caller may not see it.',
  })
  caseOperation(
    @Arg('caseId', () => ID, { description: 'Identifier of the case.' }) caseId: string,
    @Arg('id', () => ID, { description: 'Identifier of the operation.' }) id: string,
    @Ctx() { service }: GraphQLContext,
  ): Promise<CaseOperation | null> {
    return service.getOperation({ caseId, id });
  }

  // Nullable, so that a top-level error leaves the results of the mutations before it.
  @Mutation(() => UpdateCaseOperationPayload, {
    nullable: true,
    description:
      'Changes an operation: sends `PATCH /security/cases/ediscoveryCases/{caseId}/operations/{id}` with only the properties of the patch.',
  })
  updateCaseOperation(
    @Arg('input', () => UpdateCaseOperationInput, {
      description: 'The operation to change, and the changes.',
    })
    input: UpdateCaseOperationInput,
    @Ctx() { service }: GraphQLContext,
  ): Promise<Payload<UpdateResult>> {
    return toPayload(() => service.updateOperation(toUpdateRequest(input)), input);
  }

  @Mutation(() => UpdateCaseOperationsPayload, {
    nullable: true,
    description:
      'Changes several operations; each has its own result. Saves round trips, but no quota: Microsoft Graph counts each change as a request.',
  })
  async updateCaseOperations(
    @Arg('input', () => UpdateCaseOperationsInput, {
      description: 'The operations to change, and the changes.',
    })
    input: UpdateCaseOperationsInput,
    @Ctx() { service, reportBug }: GraphQLContext,
  ): Promise<Payload<{ results: readonly Payload<UpdateResult>[] }>> {
    const payload = await toPayload(async () => {
      const updates = service.updateOperations(input.updates.map(toUpdateRequest), input.clientMutationId);
      return { results: await toPayloads(updates, input.updates, reportBug) };
    }, input);
    return { results: [], ...payload };
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the operation has ended. False for an unknown status.',
  })
  isTerminal(@Root() { status }: CaseOperation): boolean {
    return isTerminal(status);
  }

  @FieldResolver(() => EdiscoveryCaseType, {
    description: 'The case. Selecting only its id needs no request to Microsoft Graph.',
  })
  case(@Root() { caseId }: CaseOperation, @Ctx() { service }: GraphQLContext): EdiscoveryCase {
    return deferredCase(caseId, service);
  }
}
