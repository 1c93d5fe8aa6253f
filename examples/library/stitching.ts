/** Stitches the schema with another one, which adds notes to operations. */
import { makeExecutableSchema } from '@graphql-tools/schema';
import { stitchSchemas } from '@graphql-tools/stitch';
import { stitchingDirectives } from '@graphql-tools/stitching-directives';
import type { Subgraph } from 'graph-case-operations';
import type { GraphQLSchema } from 'graphql';

const { stitchingDirectivesTypeDefs, stitchingDirectivesTransformer } = stitchingDirectives();

const notesSdl = `
  ${stitchingDirectivesTypeDefs}
  type Query {
    noted: [CaseOperation!]!
    _operations(keys: [OperationKey!]!): [CaseOperation]! @merge
  }
  type CaseOperation @key(selectionSet: "{ caseId id }") {
    caseId: ID!
    id: ID!
    notes: [String!]!
  }
  scalar OperationKey
`;

/** The key of an operation. */
interface Key {
  readonly caseId: string;
  readonly id: string;
}

export interface Note extends Key {
  readonly text: string;
}

function notesSchema(notes: readonly Note[]): GraphQLSchema {
  return makeExecutableSchema({
    typeDefs: notesSdl,
    resolvers: {
      Query: {
        noted: () => notes.map(({ caseId, id }) => ({ caseId, id })),
        _operations: (_source: unknown, { keys }: { keys: readonly Key[] }) => keys,
      },
      CaseOperation: {
        notes: ({ caseId, id }: Key) =>
          notes.filter((note) => note.caseId === caseId && note.id === id).map(({ text }) => text),
      },
    },
  });
}

/** The stitched schema. Execute it with the context that `createContext` returns. */
export function stitch({ schema }: Subgraph, notes: readonly Note[]): GraphQLSchema {
  return stitchSchemas({
    subschemas: [
      {
        schema,
        // Reads references to entities like a gateway: in batches.
        merge: {
          CaseOperation: {
            selectionSet: '{ caseId id }',
            fieldName: '_entities',
            key: ({ caseId, id }: Key) => ({ __typename: 'CaseOperation', caseId, id }),
            argsFromKeys: (representations) => ({ representations }),
          },
        },
      },
      // For this schema only: the federation's @key differs from the @key of stitching.
      stitchingDirectivesTransformer({ schema: notesSchema(notes) }),
    ],
  });
}
