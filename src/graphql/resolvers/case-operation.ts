import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type CaseOperation, isTerminal } from '../../domain/case-operation.js';
import type { UpdateResult } from '../../domain/case-updates.js';
import type { EdiscoveryCase } from '../../domain/ediscovery-case.js';
import type { GraphQLContext } from '../context.js';
import { deferredCase } from '../federation/deferred-case.js';
import { CaseOperationType } from '../types/case-operation.js';
import { EdiscoveryCaseType } from '../types/ediscovery-case.js';
import { UpdateCaseOperationInput, UpdateCaseOperationsInput } from '../types/update-input.js';
import { UpdateCaseOperationPayload, UpdateCaseOperationsPayload } from '../types/update-payload.js';
import { type Outcome, withUserErrors, withUserErrorsEach } from '../errors/user-errors.js';

type Echoed<T> = T & { readonly clientMutationId: string | null };

/** Each outcome with the clientMutationId of its own input. */
function echo<T>(inputs: readonly UpdateCaseOperationInput[], outcomes: readonly T[]): Echoed<T>[] {
  return outcomes.map((outcome, index) => ({
    ...outcome,
    clientMutationId: inputs[index]?.clientMutationId ?? null,
  }));
}

@Resolver(() => CaseOperationType)
export class CaseOperationResolver {
  @Query(() => CaseOperationType, {
    nullable: true,
    description: 'An operation of a case; null where there is none that the caller may see.',
  })
  caseOperation(
    @Arg('caseId', () => ID, { description: 'The id of the case.' }) caseId: string,
    @Arg('id', () => ID, { description: 'The id of the operation.' }) id: string,
    @Ctx() { service }: GraphQLContext,
  ): Promise<CaseOperation | null> {
    return service.getOperation({ caseId, id });
  }

  // Nullable, so that a mutation that fails at the top level leaves the results of those before it.
  @Mutation(() => UpdateCaseOperationPayload, {
    nullable: true,
    description:
      'Changes an operation: becomes `PATCH /security/cases/ediscoveryCases/{caseId}/operations/{id}` with just the named properties.',
  })
  async updateCaseOperation(
    @Arg('input', () => UpdateCaseOperationInput, { description: 'Which operation, and what to change.' })
    input: UpdateCaseOperationInput,
    @Ctx() { service }: GraphQLContext,
  ): Promise<Echoed<Outcome<UpdateResult>>> {
    const outcome = await withUserErrors(() => service.updateOperation(input));
    return { ...outcome, clientMutationId: input.clientMutationId ?? null };
  }

  @Mutation(() => UpdateCaseOperationsPayload, {
    nullable: true,
    description:
      'Changes many operations; each gets its own result. Saves round trips, not quota: each counts as a request.',
  })
  async updateCaseOperations(
    @Arg('input', () => UpdateCaseOperationsInput, { description: 'Which operations, and what to change.' })
    { updates, clientMutationId = null }: UpdateCaseOperationsInput,
    @Ctx() { service, reportBug }: GraphQLContext,
  ): Promise<Echoed<Outcome<{ results: readonly Echoed<Outcome<UpdateResult>>[] }>>> {
    const outcome = await withUserErrors(async () => ({
      results: echo(updates, await withUserErrorsEach(service.updateOperations(updates), reportBug)),
    }));
    return { results: [], ...outcome, clientMutationId };
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the operation has ended. An unknown status has not.',
  })
  isTerminal(@Root() { status }: CaseOperation): boolean {
    return isTerminal(status);
  }

  @FieldResolver(() => EdiscoveryCaseType, {
    description: 'The case. Its id costs no request to Microsoft Graph.',
  })
  case(@Root() { caseId }: CaseOperation, @Ctx() { service }: GraphQLContext): EdiscoveryCase {
    return deferredCase(caseId, (id) => service.getCase(id));
  }
}
