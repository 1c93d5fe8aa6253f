import {
  type ASTNode,
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  visit,
} from 'graphql';
import type { CompiledQuery } from 'graphql-jit';
import type { GraphQLContext } from '../context.js';
import { countFields } from './count-fields.js';

/** Executes an operation as compiled code. */
export type ExecuteCompiled = (
  context: GraphQLContext,
  variables: Readonly<Record<string, unknown>>,
) => Promise<ExecutionResult> | ExecutionResult;

/** Root fields that are rare, or that graphql-jit executes in another way than graphql-js. */
const excludedFields: ReadonlySet<string> = new Set(['__schema', '__type', '_entities', '_service']);

/** Maximum number of fields of a document that is compiled: compiling them takes up to 20 ms. */
const maxFields = 250;

/** Whether a valid document may be compiled. */
export function canBeCompiled(document: DocumentNode): boolean {
  let hasExcluded = false as boolean;
  // In a literal, graphql-jit makes an absent variable null: an update would delete what it must leave.
  const excludeVariables = (literal: ASTNode) => {
    visit(literal, {
      Variable() {
        hasExcluded = true;
      },
    });
  };
  visit(document, {
    // graphql-jit joins the names of a path by `_`: resolvers of two paths with one joined name would get the selections
    // of one of them. The alias `__proto__` would be left out of the response.
    Field({ name, alias }) {
      hasExcluded ||= excludedFields.has(name.value) || alias?.value.includes('_') === true;
    },
    // Of fields with one name graphql-jit skips all or none, and orders them as if none was skipped.
    Directive() {
      hasExcluded = true;
    },
    // graphql-jit requires a value for them.
    VariableDefinition({ type, defaultValue }) {
      hasExcluded ||= type.kind === Kind.NON_NULL_TYPE && defaultValue !== undefined;
    },
    ObjectValue: excludeVariables,
    ListValue: excludeVariables,
  });
  return countFields(document) <= maxFields && !hasExcluded;
}

/** The errors of graphql-jit lack what a GraphQLError has, such as `extensions`. */
function toGraphQLError({ message, path, locations, originalError }: GraphQLError): GraphQLError {
  const error = new GraphQLError(message, { path, originalError });
  // There are none in a document with many lines.
  return locations === undefined || locations.length === 0
    ? error
    : Object.defineProperty(error, 'locations', { value: locations, enumerable: true });
}

function toResult({ errors, ...result }: ExecutionResult): ExecutionResult {
  return errors ? { ...result, errors: errors.map(toGraphQLError) } : result;
}

/** Compiles an operation; undefined if it cannot be. The compiler is loaded when it is needed first. */
export async function compileOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
): Promise<ExecuteCompiled | undefined> {
  const { compileQuery, isCompiledQuery } = await import('graphql-jit');
  const compiled: CompiledQuery | ExecutionResult = compileQuery(schema, document, operationName, {
    // The stacks of errors are those of what was thrown.
    disablingCapturingStackErrors: true,
  });
  if (!isCompiledQuery(compiled)) return undefined;
  return (context, variables) => {
    const result = compiled.query(undefined, context, variables);
    return result instanceof Promise ? result.then(toResult) : toResult(result);
  };
}
