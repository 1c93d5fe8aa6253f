import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { GraphQLContext } from '../context.js';
import { canBeCompiled, compileOperation, type ExecuteCompiled } from './compile-operation.js';
import { countFields } from './count-fields.js';

/** An operation that Apollo Server has parsed and validated. */
export interface KnownOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Undefined while it is compiled, and if it cannot be. */
  execute?: ExecuteCompiled | undefined;
  isRequested: boolean;
}

/** Finds an operation by the text of its document and the name in the request, for its second request and later ones. */
export type FindOperation = (query: string, operationName: string | undefined) => KnownOperation | undefined;

/** Maximum number of bytes that all operations take. */
const maxBytes = 32_000_000;

/**
 * Bytes that an operation takes for each character of its document, and for each field that is compiled: the most that was
 * measured. A short document can have many fields, by its fragments.
 */
const bytesPer = { character: 100, field: 5_500 };

/** The length keeps apart what belongs to the name and what to the document: a name is any string of a client. */
function toKey(query: string, operationName: string | undefined): string {
  return `${operationName?.length} ${operationName} ${query}`;
}

/** Keeps the operations that were requested before, the most recent ones. */
export function createKnownOperations(schema: GraphQLSchema) {
  const operations = new LRUCache<string, KnownOperation>({
    maxSize: maxBytes,
    sizeCalculation: ({ document }, key) =>
      key.length * bytesPer.character + countFields(document) * bytesPer.field,
  });

  const find: FindOperation = (query, operationName) => {
    const known = operations.get(toKey(query, operationName));
    if (known && !known.isRequested) {
      known.isRequested = true;
      // Compiled at the second request: most documents of explorers are sent once.
      void compileOperation(schema, known.document, operationName).then(
        (execute) => {
          known.execute = execute;
        },
        () => undefined,
      );
    }
    return known;
  };

  /** Whether a document may be compiled: found once, because Apollo Server keeps the document for its next requests. */
  const compilable = new WeakMap<DocumentNode, boolean>();
  const isCompilable = (document: DocumentNode): boolean => {
    const known = compilable.get(document) ?? canBeCompiled(document);
    compilable.set(document, known);
    return known;
  };

  const remember: ApolloServerPlugin<GraphQLContext> = {
    requestDidStart: () =>
      Promise.resolve({
        // Not before: a document above the limits is not compiled.
        executionDidStart({ source, request, document, ...context }) {
          // Without one of the requested name, Apollo Server starts the execution, which reports it.
          const operation = context.operation as OperationDefinitionNode | undefined;
          const key = toKey(source, request.operationName);
          const isExecuted = operation && operation.operation !== OperationTypeNode.SUBSCRIPTION;
          if (isExecuted && !operations.has(key) && isCompilable(document)) {
            operations.set(key, { document, operation, execute: undefined, isRequested: false });
          }
          return Promise.resolve();
        },
      }),
  };

  return { find, remember };
}
