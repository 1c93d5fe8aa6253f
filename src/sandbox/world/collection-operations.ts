import { type Ago, DAY, HOUR, NO_DATE } from './seed.js';
import { OPERATION_IDS } from './ids.js';
import { ADMINISTRATOR, DAEMON, NAME_AS_ID, NAMELESS } from './people.js';
import type { SeededOperation } from './seed.js';

/** Operations that find, hold and collect content. */
export function collectionOperations(start: number, ago: Ago): readonly SeededOperation[] {
  return [...reviewSetOperations(start, ago), ...searchOperations(ago), ...holdOperations(ago)];
}

function reviewSetOperations(start: number, ago: Ago): readonly SeededOperation[] {
  return [
    {
      progress: { startedAt: start, durationMs: 10 * 60_000, fromPercent: 50 },
      data: {
        '@odata.type': '#microsoft.graph.security.ediscoveryAddToReviewSetOperation',
        createdDateTime: ago(10, '8281972'),
        completedDateTime: NO_DATE,
        percentProgress: 50,
        status: 'running',
        action: 'addToReviewSet',
        id: OPERATION_IDS.running,
        createdBy: ADMINISTRATOR,
        additionalDataOptions: 'allVersions, linkedFiles, listAttachments, messageConversationExpansion',
        itemsToInclude: 'searchHits, partiallyIndexed',
        cloudAttachmentVersion: 'latest',
        documentVersion: 'recent10',
        reportFileMetadata: [],
      },
    },
    {
      data: {
        createdDateTime: ago(2 * DAY, '834501'),
        completedDateTime: ago(2 * DAY - 1, '8710734'),
        percentProgress: 100,
        status: 'succeeded',
        action: 'holdUpdate',
        id: OPERATION_IDS.untyped,
        createdBy: NAMELESS,
      },
    },
  ];
}

function searchOperations(ago: Ago): readonly SeededOperation[] {
  return [
    {
      data: {
        '@odata.type': '#microsoft.graph.security.ediscoveryEstimateOperation',
        createdDateTime: ago(3 * DAY, '45'),
        completedDateTime: ago(3 * DAY - 2, '1'),
        percentProgress: 100,
        status: 'succeeded',
        action: 'estimateStatistics',
        id: OPERATION_IDS.estimate,
        createdBy: NAME_AS_ID,
        indexedItemCount: 2_147_483_648,
        // 2^53 + 1, an Int64 that a JavaScript number cannot represent.
        indexedItemsSize: 9_007_199_254_740_993n,
        unindexedItemCount: 1240,
        unindexedItemsSize: 89_489_297,
        mailboxCount: 37,
        siteCount: 12,
        statisticsOptions: 'includeRefiners, includeQueryStats, includeUnindexedStats',
        reportFileMetadata: [
          {
            fileName: 'Items_0.csv',
            size: 5_368_709_120,
            downloadUrl:
              'https://nam.proxyservice.ediscovery.svc.cloud.microsoft/exports/3f0b5ad2/Items_0.csv?sig=sandbox',
          },
        ],
      },
    },
    {
      data: {
        '@odata.type': '#microsoft.graph.security.ediscoveryIndexOperation',
        createdDateTime: ago(4 * DAY),
        completedDateTime: ago(4 * DAY - 3 * HOUR),
        percentProgress: 100,
        status: 'succeeded',
        action: 'index',
        id: OPERATION_IDS.index,
        createdBy: DAEMON,
        resultInfo: null,
      },
    },
  ];
}

function holdOperations(ago: Ago): readonly SeededOperation[] {
  return [
    {
      data: {
        '@odata.type': '#microsoft.graph.security.ediscoveryHoldOperation',
        createdDateTime: ago(5 * DAY, '123'),
        completedDateTime: ago(5 * DAY - 20, '9'),
        percentProgress: 40,
        status: 'failed',
        action: 'holdUpdate',
        id: OPERATION_IDS.hold,
        createdBy: ADMINISTRATOR,
        resultInfo: {
          code: 500,
          message: 'Mailbox not found: https://substrate.office.com:444/Mailboxes/adele',
          subcode: 17,
        },
      },
    },
    {
      data: {
        '@odata.type': '#microsoft.graph.security.ediscoveryHoldPolicySyncOperation',
        createdDateTime: ago(6 * DAY, '55555'),
        completedDateTime: NO_DATE,
        percentProgress: 0,
        status: 'submissionFailed',
        action: 'holdPolicySync',
        id: OPERATION_IDS.holdPolicySync,
        createdBy: DAEMON,
        resultInfo: { code: -2_147_483_648, message: null, subcode: 0 },
        reportFileMetadata: null,
      },
    },
  ];
}
