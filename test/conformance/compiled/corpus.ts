import type { Exchange } from './compare.js';
import { failures } from './corpus/failures.js';
import { headers } from './corpus/headers.js';
import { queries } from './corpus/queries.js';
import { updates } from './corpus/updates.js';

export const corpus: readonly Exchange[] = [...queries, ...failures, ...updates, ...headers];

/** Updates that Apollo Server answers: with wrong variables, or with variables in literals. */
const notCompiled =
  /^(has a value of a wrong type|has an unknown (property|enum member)|lacks the patch|updates (one )?twice|fails in one|updates with variables|leaves out|lists with a default|skips)/;

/** The exchanges that compiled code must execute: otherwise the comparison would compare Apollo Server with itself. */
export const compiledNames: ReadonlySet<string> = new Set(
  [...queries, ...updates].map(({ name }) => name).filter((name) => !notCompiled.test(name)),
);
