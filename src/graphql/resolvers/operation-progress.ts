import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql';
import type { CaseOperationProgress } from '../../domain/live.js';
import type { GraphQLContext } from '../context.js';
import { CaseOperationProgressType } from '../types/operation-progress.js';

/** The arguments and the context with which type-graphql calls `subscribe`. */
interface SubscribeOptions {
  readonly args: Readonly<Record<string, unknown>>;
  readonly context: object;
}

@Resolver(() => CaseOperationProgressType)
export class OperationProgressResolver {
  @Subscription(() => CaseOperationProgressType, {
    description:
      'Watches an operation: first its present state, then each change, until it has ended. All watchers of a case share its reads.',
    subscribe: ({ args, context }: SubscribeOptions) =>
      (context as GraphQLContext).service.watchOperation(args as { caseId: string; id: string }),
  })
  caseOperationProgress(
    @Arg('caseId', () => ID, { description: 'Identifier of the case.' }) _caseId: string,
    @Arg('id', () => ID, { description: 'Identifier of the operation.' }) _id: string,
    @Root() progress: CaseOperationProgress,
  ): CaseOperationProgress {
    return progress;
  }

  @Subscription(() => CaseOperationProgressType, {
    description: 'Watches all operations of a case: first their present state, then each change.',
    subscribe: ({ args, context }: SubscribeOptions) =>
      (context as GraphQLContext).service.watchOperations(String(args['caseId'])),
  })
  caseOperationsProgress(
    @Arg('caseId', () => ID, { description: 'Identifier of the case.' }) _caseId: string,
    @Root() progress: CaseOperationProgress,
  ): CaseOperationProgress {
    return progress;
  }
}
