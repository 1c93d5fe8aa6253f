import { ApolloServerErrorCode } from '@apollo/server/errors';
import { type ExecutionResult, getOperationAST, GraphQLError, type GraphQLSchema, subscribe } from 'graphql';
import { createError } from '../../domain/errors.js';
import type { GraphQLContext } from '../context.js';
import type { ErrorFormatter } from '../errors/format-error.js';
import { limitErrorList } from '../errors/limit-errors.js';
import { isJsonObject } from '../json-object.js';
import { type CheckRequest, createRequestCheck } from '../limits/limit-operations.js';
import { describeOperation, type ObserveOperation } from '../observe-operations.js';
import { observeResults } from './observe-results.js';
import type { SubscriptionResult } from './subscription-result.js';
import {
  createDocumentReader,
  type DocumentOptions,
  type ReadDocument,
  RequestErrors,
} from './read-document.js';

/** The parameters of a subscription, not validated. */
export interface SubscriptionRequest {
  readonly query: unknown;
  readonly operationName?: unknown;
  readonly variables?: unknown;
  readonly extensions?: unknown;
}

export interface Subscriptions {
  /** Starts a subscription. An error is a result, too: the last one. */
  start(
    request: SubscriptionRequest,
    context: GraphQLContext,
  ): Promise<AsyncIterableIterator<SubscriptionResult>>;
  /** Returns the errors of an invalid request; undefined for one that can be started. */
  check(request: SubscriptionRequest): SubscriptionResult | undefined;
  /** Returns the last result of a subscription that has failed: the error as a client may see it. */
  toFailure(error: unknown): SubscriptionResult;
  /** Returns the last result of a subscription whose caller's token has expired. */
  toExpired(): SubscriptionResult;
}

export interface SubscriptionsOptions extends DocumentOptions {
  readonly observe?: ObserveOperation | undefined;
  readonly formatError: ErrorFormatter;
}

interface Preparation {
  readonly readDocument: ReadDocument;
  readonly checkRequest: CheckRequest;
  readonly schema: GraphQLSchema;
}

/** The arguments of `subscribe`, checked as those of a query are. */
function prepare(request: SubscriptionRequest, { readDocument, checkRequest, schema }: Preparation) {
  const document = readDocument(request.query);
  const operationName = typeof request.operationName === 'string' ? request.operationName : undefined;
  const operation = getOperationAST(document, operationName);
  if (!operation) {
    const unknown = new GraphQLError('The document does not have exactly one operation of this name.');
    throw new RequestErrors([unknown], ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE);
  }
  const variables = isJsonObject(request.variables) ? request.variables : {};
  checkRequest({ schema, document, operation, variables, extensions: request.extensions });
  return { schema, document, operation, operationName, variableValues: variables };
}

async function* once(result: SubscriptionResult): AsyncIterableIterator<SubscriptionResult> {
  yield await Promise.resolve(result);
}

/** Maps results; `return` ends the source at once, also while `next` waits, which that of a generator would not. */
function mapResults(
  source: AsyncIterator<ExecutionResult>,
  toResult: (result: ExecutionResult) => SubscriptionResult,
  toFailure: (error: unknown) => SubscriptionResult,
): AsyncIterableIterator<SubscriptionResult> {
  let hasFailed = false;
  return {
    async next() {
      if (hasFailed) return { done: true, value: undefined };
      try {
        const next = await source.next();
        return next.done ? { done: true, value: undefined } : { done: false, value: toResult(next.value) };
      } catch (error) {
        hasFailed = true;
        return { done: false, value: toFailure(error) };
      }
    },
    async return() {
      await source.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** The one way to start a subscription, for every transport. */
export function createSubscriptions(options: SubscriptionsOptions): Subscriptions {
  const preparation: Preparation = {
    readDocument: createDocumentReader(options),
    checkRequest: createRequestCheck(options.limits),
    schema: options.subgraph.schema,
  };
  const format = (error: GraphQLError, code?: string) => {
    const { extensions, ...formatted } = error.toJSON();
    return options.formatError({ ...formatted, extensions: { ...(code && { code }), ...extensions } }, error);
  };
  const toFailure = (error: unknown): SubscriptionResult => {
    if (error instanceof RequestErrors) return { errors: error.errors.map((one) => format(one, error.code)) };
    if (error instanceof GraphQLError) return { errors: [format(error)] };
    const cause = error instanceof Error ? error : new Error('not an error', { cause: error });
    return { data: null, errors: [format(new GraphQLError('failed', { originalError: cause }))] };
  };
  const toResult = ({ data, errors }: ExecutionResult): SubscriptionResult => ({
    ...(data !== undefined && { data }),
    ...(data === undefined && errors?.some(({ originalError }) => originalError) && { data: null }),
    // Without an original error it is about the variables.
    ...(errors && {
      errors: limitErrorList(errors).map((one) =>
        format(one, one.originalError ? undefined : ApolloServerErrorCode.BAD_USER_INPUT),
      ),
    }),
  });

  const begin = async (prepared: ReturnType<typeof prepare>, contextValue: GraphQLContext) => {
    const started = await subscribe({ ...prepared, contextValue });
    return Symbol.asyncIterator in started
      ? mapResults(started, toResult, toFailure)
      : once(toResult(started));
  };

  return {
    async start(request, context) {
      const end = options.observe?.() ?? (() => undefined);
      const { caller } = context;
      try {
        const prepared = prepare(request, preparation);
        const description = describeOperation(prepared.operation);
        return observeResults(await begin(prepared, context), (own) => {
          end({ ...description, ...own, caller });
        });
      } catch (error) {
        return observeResults(once(toFailure(error)), (own) => {
          end({ ...describeOperation(undefined), ...own, caller });
        });
      }
    },
    check(request) {
      try {
        prepare(request, preparation);
        return undefined;
      } catch (error) {
        return toFailure(error);
      }
    },
    toFailure,
    toExpired: () => toFailure(createError('expiredToken')),
  };
}
