/** A matter management that stores the id of the eDiscovery case of each matter. */
import { startSubgraph, type Subgraph } from './subgraph.ts';

const sdl = `
  type Query {
    matters: [Matter!]!
    matter(id: ID!): Matter
  }
  type Matter {
    id: ID!
    name: String!
    case: EdiscoveryCase
    keyOperations: [CaseOperation]!
  }
  type EdiscoveryCase @key(fields: "id", resolvable: false) {
    id: ID!
  }
  type CaseOperation @key(fields: "caseId id", resolvable: false) {
    caseId: ID!
    id: ID!
  }
`;

export interface Matter {
  readonly id: string;
  readonly name: string;
  readonly case: { readonly id: string };
  readonly keyOperations: readonly { readonly caseId: string; readonly id: string }[];
}

export function startMatters(matters: readonly Matter[]): Promise<Subgraph> {
  return startSubgraph('matters', sdl, {
    Query: {
      matters: () => matters,
      matter: (_source: unknown, { id }: { id: string }) => matters.find((matter) => matter.id === id),
    },
  });
}
