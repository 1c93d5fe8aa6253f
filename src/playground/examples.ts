import type { ExampleIds } from './example-ids.js';
import { bulk, rejected, update } from './example-mutations.js';
import { cases, list, page, read, watch } from './example-queries.js';

export interface Example {
  readonly query: string;
  readonly variables?: string;
  readonly headers?: string;
}

const json = (value: object) => JSON.stringify(value, null, 2);

/** The initial tabs. */
export function examples(ids: ExampleIds): readonly Example[] {
  const [one, other] = ids.others.map((id) => ({ caseId: ids.caseId, id }));
  const updates = [
    { ...one, patch: { percentProgress: 100 } },
    { ...other, patch: { percentProgress: 100, resultInfo: null } },
  ].map((input) => (ids.dryRun ? { ...input, dryRun: true } : input));
  const reads: readonly Example[] = [
    { query: read(ids) },
    { query: list(ids) },
    { query: page, variables: json({ first: 2, after: null }) },
  ];
  const others: readonly Example[] = [
    { query: bulk(ids), variables: json({ input: { updates } }) },
    { query: rejected(ids) },
    { query: watch(ids) },
  ];
  // On real data the first tab is a read that runs unchanged.
  return ids.dryRun
    ? [{ query: cases }, ...reads, { query: update(ids) }, ...others]
    : [{ query: update(ids) }, ...reads, ...others];
}
