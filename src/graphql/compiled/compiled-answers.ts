import { ApolloServerErrorCode } from '@apollo/server/errors';
import {
  type ExecutionResult,
  getVariableValues,
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { GraphQLContext } from '../context.js';
import type { ErrorFormatter } from '../errors/format-error.js';
import { limitErrorList } from '../errors/limit-errors.js';
import { findChallenge } from '../errors/www-authenticate.js';
import { isJsonObject, type JsonObject } from '../json-object.js';
import type { GraphQLLimits } from '../limits/graphql-limits.js';
import { createRequestCheck } from '../limits/limit-operations.js';
import { type ObserveOperation, toOperationEnd } from '../observe-operations.js';
import type { FindOperation, KnownOperation } from './known-operations.js';

/** A response with the status 200, or 401 with a challenge. */
interface CompiledAnswer {
  readonly body: string;
  /** The value of WWW-Authenticate. */
  readonly challenge: string | undefined;
}

/** Answers a request; undefined if nothing was executed and Apollo Server must answer. */
export type AnswerCompiled = (
  body: JsonObject,
  getContext: () => Promise<GraphQLContext>,
) => Promise<CompiledAnswer | undefined>;

export interface CompiledAnswersOptions {
  readonly find: FindOperation;
  readonly schema: GraphQLSchema;
  readonly limits: GraphQLLimits;
  readonly formatError: ErrorFormatter;
  readonly observe?: ObserveOperation | undefined;
}

/** The parameters of a request, if Apollo Server would accept them, and not look for a persisted query. */
function readParameters({ query, operationName = null, variables = null, extensions = null }: JsonObject) {
  if (typeof query !== 'string' || query === '') return undefined;
  if (operationName !== null && typeof operationName !== 'string') return undefined;
  if (variables !== null && !isJsonObject(variables)) return undefined;
  if (extensions !== null && (!isJsonObject(extensions) || 'persistedQuery' in extensions)) return undefined;
  return {
    query,
    operationName: operationName ?? undefined,
    variables: variables ?? {},
    extensions: extensions ?? undefined,
  };
}

/** Not for a value that is too deep: call it after the limits are checked. */
function hasList(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || Object.values(value).some(hasList);
}

/** graphql-jit accepts a list in the place of an object, such as a patch, and ignores it. */
function hasWrongList(schema: GraphQLSchema, operation: OperationDefinitionNode, variables: JsonObject) {
  if (!hasList(variables)) return false;
  const definitions = operation.variableDefinitions ?? [];
  return getVariableValues(schema, definitions, variables, { maxErrors: 1 }).errors !== undefined;
}

/**
 * Answers operations that Apollo Server has answered before by compiled code, without the steps of its pipeline that
 * depend on the document alone. The answers are those of Apollo Server with our plugins, which the tests in
 * test/conformance compare; whatever is unusual is left to Apollo Server.
 */
export function createCompiledAnswers(options: CompiledAnswersOptions): AnswerCompiled {
  const { find, schema, limits, formatError, observe = () => () => undefined } = options;

  const checkRequest = createRequestCheck(limits);

  const format = (error: GraphQLError): GraphQLFormattedError => {
    const { code = ApolloServerErrorCode.INTERNAL_SERVER_ERROR, ...extensions } = error.extensions;
    return formatError({ ...error.toJSON(), extensions: { ...extensions, code } }, error);
  };

  const prepare = (body: JsonObject) => {
    const parameters = readParameters(body);
    if (!parameters) return undefined;
    const { query, operationName, variables, extensions } = parameters;
    const known = find(query, operationName);
    if (!known?.execute) return undefined;
    const { document, operation, execute } = known;
    try {
      checkRequest({ schema, document, operation, variables, extensions });
    } catch {
      // Apollo Server reports the limit or the variable.
      return undefined;
    }
    if (hasWrongList(schema, operation, variables)) return undefined;
    return { operation, execute, variables };
  };

  const finish = (
    { data, errors: all }: ExecutionResult,
    operation: KnownOperation['operation'],
    context: GraphQLContext,
    end: ReturnType<ObserveOperation>,
  ): CompiledAnswer => {
    const errors = all && limitErrorList(all);
    const result = { ...(errors && { errors: errors.map(format) }), data: data ?? null };
    end({ ...toOperationEnd(operation, result, context.caller), isCompiled: true });
    return { body: `${JSON.stringify(result)}\n`, challenge: errors && findChallenge(errors, data) };
  };

  return async (body, getContext) => {
    const prepared = prepare(body);
    if (!prepared) return undefined;
    // Apollo Server reports it, too.
    const context = await getContext().catch(() => undefined);
    if (!context) return undefined;
    const end = observe();
    const result = await prepared.execute(context, prepared.variables);
    // A wrong variable: nothing was executed.
    if (result.data === undefined) {
      end(undefined);
      return undefined;
    }
    return finish(result, prepared.operation, context, end);
  };
}
