import type { ApolloServerPlugin } from '@apollo/server';
import { type GraphQLFormattedError, Kind, type OperationDefinitionNode } from 'graphql';
import type { GraphQLContext } from './context.js';

/** What is known of an operation when it has ended. Contains no variables, no document and no data. */
export interface OperationEnd {
  /** Undefined if the document is invalid. */
  readonly type: string | undefined;
  /** The name that the client has given it. */
  readonly name: string | undefined;
  readonly rootFields: readonly string[];
  /** The codes of the errors in the response. */
  readonly codes: readonly string[];
  readonly hasData: boolean;
  readonly caller: GraphQLContext['caller'];
  /** Whether compiled code has executed it. */
  readonly isCompiled?: boolean;
  /** Of a subscription: the number of its events, and why it has ended. */
  readonly events?: number;
  readonly reason?: string;
}

/** Starts to observe an operation; the result takes its end, or undefined if another observation will take it. */
export type ObserveOperation = () => (end: OperationEnd | undefined) => void;

/** The root fields that the log names; fragments are not followed. */
const maxRootFields = 20;

type Description = Pick<OperationEnd, 'type' | 'name' | 'rootFields'>;

/** Documents are kept for their next requests, and their descriptions with them. */
const descriptions = new WeakMap<OperationDefinitionNode, Description>();

/** Returns what distinguishes an operation for people: type, name and root fields. */
export function describeOperation(operation: OperationDefinitionNode | undefined): Description {
  if (!operation) return { type: undefined, name: undefined, rootFields: [] };
  const known = descriptions.get(operation) ?? createDescription(operation);
  descriptions.set(operation, known);
  return known;
}

function createDescription(operation: OperationDefinitionNode): Description {
  const rootFields = operation.selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD ? [selection.name.value] : [],
  );
  return {
    type: operation.operation,
    name: operation.name?.value,
    rootFields: [...new Set(rootFields)].slice(0, maxRootFields),
  };
}

export function getCodes(errors: readonly GraphQLFormattedError[] = []): string[] {
  return errors.map(({ extensions }) => {
    const code = extensions?.['code'];
    return typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR';
  });
}

/** Returns the end of an operation with this result. */
export function toOperationEnd(
  operation: OperationDefinitionNode | undefined,
  {
    data,
    errors,
  }: {
    readonly data?: Readonly<Record<string, unknown>> | null;
    readonly errors?: readonly GraphQLFormattedError[];
  },
  caller: GraphQLContext['caller'],
): OperationEnd {
  return {
    ...describeOperation(operation),
    codes: getCodes(errors),
    hasData: data != null && Object.values(data).some((value) => value != null),
    caller,
  };
}

/** Reports the end of each operation that is not a subscription. */
export function observeOperations(observe: ObserveOperation): ApolloServerPlugin<GraphQLContext> {
  return {
    requestDidStart({ contextValue: { caller } }) {
      const end = observe();
      return Promise.resolve({
        willSendResponse({ operation, response: { body } }) {
          end(toOperationEnd(operation, body.kind === 'single' ? body.singleResult : {}, caller));
          return Promise.resolve();
        },
      });
    },
  };
}
