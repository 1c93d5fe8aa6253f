import { ApolloServerErrorCode } from '@apollo/server/errors';
import {
  type DocumentNode,
  type ExecutionResult,
  getOperationAST,
  GraphQLError,
  type GraphQLFormattedError,
  parse,
  specifiedRules,
  subscribe,
  validate,
} from 'graphql';
import { createError } from '../../domain/errors.js';
import type { GraphQLContext } from '../context.js';
import type { ErrorFormatter } from '../errors/format-error.js';
import { limitErrorList, maxErrors } from '../errors/limit-errors.js';
import type { GraphQLLimits } from '../limits/graphql-limits.js';
import { checkRequest } from '../limits/limit-operations.js';
import { onlySubscriptions } from '../limits/no-subscription.js';
import { limitRules } from '../limits/validation-rules.js';
import type { SubgraphSchema } from '../schema.js';

/** The parameters of a subscription, not validated. */
export interface SubscriptionRequest {
  readonly query: unknown;
  readonly operationName?: unknown;
  readonly variables?: unknown;
  readonly extensions?: unknown;
}

/** One event: data, or errors as a client may see them. */
export interface SubscriptionResult {
  /** Null if the subscription has failed; absent if it could not begin, because its request is invalid. */
  readonly data?: unknown;
  readonly errors?: readonly GraphQLFormattedError[];
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

export interface SubscriptionsOptions {
  readonly subgraph: SubgraphSchema;
  readonly limits: GraphQLLimits;
  readonly introspection: boolean;
  readonly formatError: ErrorFormatter;
}

/** Errors of the request, with the code that Apollo Server gives them. */
class RequestErrors extends Error {
  readonly errors: readonly GraphQLError[];
  readonly code: string;
  constructor(errors: readonly GraphQLError[], code: string) {
    super(code);
    this.errors = errors;
    this.code = code;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseDocument(query: unknown, { tokens }: GraphQLLimits): DocumentNode {
  if (typeof query !== 'string') {
    const missing = new GraphQLError('The request must contain a `query` string.');
    throw new RequestErrors([missing], ApolloServerErrorCode.BAD_REQUEST);
  }
  try {
    return parse(query, { maxLexicalTokens: tokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new RequestErrors([error], ApolloServerErrorCode.GRAPHQL_PARSE_FAILED);
  }
}

/** The arguments of `subscribe`, checked as those of a query are. */
function prepare(
  request: SubscriptionRequest,
  { subgraph: { schema }, limits, introspection }: SubscriptionsOptions,
) {
  const document = parseDocument(request.query, limits);
  const rules = [...specifiedRules, ...limitRules(limits), onlySubscriptions];
  const invalid = validate(schema, document, rules, { maxErrors, hideSuggestions: !introspection });
  if (invalid.length > 0) throw new RequestErrors(invalid, ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED);
  const operationName = typeof request.operationName === 'string' ? request.operationName : undefined;
  const operation = getOperationAST(document, operationName);
  if (!operation) {
    const unknown = new GraphQLError('The document does not have exactly one operation of this name.');
    throw new RequestErrors([unknown], ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE);
  }
  const variables = isRecord(request.variables) ? request.variables : {};
  checkRequest({ schema, document, operation, variables, extensions: request.extensions }, limits);
  return { schema, document, operationName, variableValues: variables };
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

  return {
    async start(request, contextValue) {
      try {
        const started = await subscribe({ ...prepare(request, options), contextValue });
        return Symbol.asyncIterator in started
          ? mapResults(started, toResult, toFailure)
          : once(toResult(started));
      } catch (error) {
        return once(toFailure(error));
      }
    },
    check(request) {
      try {
        prepare(request, options);
        return undefined;
      } catch (error) {
        return toFailure(error);
      }
    },
    toFailure,
    toExpired: () => toFailure(createError('expiredToken')),
  };
}
