import { bodies } from './bodies.js';
import { csrfAndMethods } from './csrf-and-methods.js';
import { documents } from './documents.js';
import type { HttpAttack } from './hostile-request.js';
import { idsByEntry } from './ids.js';
import { informationLeaks } from './information-leaks.js';
import { values } from './values.js';

/** The HTTP cases of one kind, by the entry point that they attack. */
export interface HttpKind {
  readonly kind: string;
  readonly entries: Readonly<Record<string, readonly HttpAttack[]>>;
}

export const httpKinds: readonly HttpKind[] = [
  { kind: 'documents', entries: { '/graphql': documents } },
  { kind: 'bodies', entries: { '/graphql': bodies } },
  { kind: 'csrf and methods', entries: { 'every path': csrfAndMethods } },
  { kind: 'information leaks', entries: { '/graphql': informationLeaks } },
  { kind: 'ids', entries: idsByEntry },
  { kind: 'values', entries: { '/graphql': values } },
];
