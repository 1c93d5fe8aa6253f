import { CASE_IDS, OPERATION_IDS } from '../sandbox/world/ids.js';

/** The ids in the examples. */
export interface ExampleIds {
  readonly caseId: string;
  readonly running: string;
  readonly exported: string;
  readonly others: readonly [string, string];
  /** Whether the examples of mutations are dry runs, which send no change. */
  readonly dryRun: boolean;
}

/** Ids of the sandbox, with which the examples run unchanged. */
export const seed: ExampleIds = {
  caseId: CASE_IDS.main,
  running: OPERATION_IDS.running,
  exported: OPERATION_IDS.export,
  others: [OPERATION_IDS.tag, OPERATION_IDS.index],
  dryRun: false,
};

/** Placeholders for the ids of a real tenant, where a mutation that is only tried must change nothing. */
export const placeholders: ExampleIds = {
  caseId: 'YOUR-CASE-ID',
  running: 'YOUR-OPERATION-ID',
  exported: 'YOUR-OPERATION-ID',
  others: ['YOUR-OPERATION-ID', 'ANOTHER-OPERATION-ID'],
  dryRun: true,
};
