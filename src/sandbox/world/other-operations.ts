import { type Ago, DAY, HOUR, NO_DATE } from './seed.js';
import { ADMINISTRATOR, DAEMON } from './people.js';
import type { SeededOperation } from './seed.js';

/** The finished operations of the closed case. */
export function closedCaseOperations(ago: Ago): readonly SeededOperation[] {
  return ['index', 'estimateStatistics', 'contentExport'].map((action, index) => ({
    data: {
      '@odata.type': `#microsoft.graph.security.${TYPES[index] ?? 'caseOperation'}`,
      createdDateTime: ago(90 * DAY - index * HOUR, '48'),
      completedDateTime: ago(90 * DAY - index * HOUR - 30, '481'),
      percentProgress: 100,
      status: 'succeeded',
      action,
      id: `4b1d0e5f7a2c4938b6e1d2f3a4c5b6d${index}`,
      createdBy: ADMINISTRATOR,
    },
  }));
}

const TYPES = ['ediscoveryIndexOperation', 'ediscoveryEstimateOperation', 'ediscoveryExportOperation'];

/** The operations of the closing case: a hold update that runs for an hour, and an index that has not started. */
export function closingCaseOperations(start: number, ago: Ago): readonly SeededOperation[] {
  const common = { completedDateTime: NO_DATE, createdBy: DAEMON };
  return [
    {
      progress: { startedAt: start, durationMs: 60 * 60_000, fromPercent: 0 },
      data: {
        '@odata.type': '#microsoft.graph.security.ediscoveryHoldOperation',
        ...common,
        createdDateTime: ago(0, '25'),
        percentProgress: 0,
        status: 'running',
        action: 'holdUpdate',
        id: '9e7c5a31d08b4f62bd94e6a1c3f20785',
      },
    },
    {
      data: {
        '@odata.type': '#microsoft.graph.security.ediscoveryIndexOperation',
        ...common,
        createdDateTime: ago(0, '5'),
        percentProgress: 0,
        status: 'notStarted',
        action: 'index',
        id: '1c6f8d2e5b9047a3ae50d7f4b8c3e916',
      },
    },
  ];
}

/** Thirteen index operations; the oldest has failed. */
export function pagesOfOperations(ago: Ago): readonly SeededOperation[] {
  return Array.from({ length: 13 }, (_, index) => ({
    data: {
      '@odata.type': '#microsoft.graph.security.ediscoveryIndexOperation',
      createdDateTime: ago((20 + index) * DAY, '1'),
      completedDateTime: ago((20 + index) * DAY - HOUR, '2'),
      percentProgress: 100,
      status: index === 12 ? 'failed' : 'succeeded',
      action: 'index',
      id: `d0c5e1a7b3f94682ae7d5c9b1f3046${String(index).padStart(2, '0')}`,
      createdBy: ADMINISTRATOR,
    },
  }));
}
