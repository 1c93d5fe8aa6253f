/** Extends CaseOperation of another subgraph with notes, by its key. */
import { startSubgraph, type Subgraph } from './subgraph.ts';

const sdl = `
  type CaseOperation @key(fields: "caseId id") {
    caseId: ID!
    id: ID!
    notes: [String!]!
  }
`;

/** @param notes The notes by the id of their operation. */
export function startNotes(notes: Readonly<Record<string, readonly string[]>>): Promise<Subgraph> {
  return startSubgraph('notes', sdl, {
    CaseOperation: { notes: ({ id }: { id: string }) => notes[id] ?? [] },
  });
}
