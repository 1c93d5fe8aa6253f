import type { OrderDirection, OrderField } from '../../domain/lists/operation-order.js';
import type {
  CaseAction as Action,
  CaseOperationKind as Kind,
  CaseOperationStatus as Status,
} from '../../domain/vocabulary.js';
import { enumType, unknownFutureValue } from './enum-type.js';

export const CaseAction = enumType<Action>(
  'CaseAction',
  'The action that an operation performs (`microsoft.graph.security.caseAction`).',
  {
    CONTENT_EXPORT: 'Exports documents of a review set (`contentExport`).',
    APPLY_TAGS: 'Applies tags to documents of a review set (`applyTags`).',
    CONVERT_TO_PDF: 'Converts documents to PDF (`convertToPdf`).',
    INDEX: 'Indexes the content of custodians and data sources (`index`).',
    ESTIMATE_STATISTICS: 'Estimates the results of a search (`estimateStatistics`).',
    ADD_TO_REVIEW_SET: 'Adds the results of a search to a review set (`addToReviewSet`).',
    HOLD_UPDATE: 'Applies or changes a hold (`holdUpdate`).',
    PURGE_DATA:
      'Deletes the results of a search (`purgeData`). Success does not mean that everything is deleted: one purge deletes at most 100 items per location.',
    EXPORT_REPORT: 'Exports the report of a search (`exportReport`).',
    EXPORT_RESULT: 'Exports the results of a search (`exportResult`).',
    HOLD_POLICY_SYNC: 'Distributes a hold policy to its locations (`holdPolicySync`).',
    UNKNOWN_FUTURE_VALUE: unknownFutureValue,
  },
);

export const CaseOperationStatus = enumType<Status>(
  'CaseOperationStatus',
  'Status of an operation (`microsoft.graph.security.caseOperationStatus`). There is no "cancelled".',
  {
    NOT_STARTED: 'Waiting to be started (`notStarted`).',
    SUBMISSION_FAILED: 'Ended: could not be started (`submissionFailed`).',
    RUNNING: 'In progress (`running`).',
    SUCCEEDED: 'Ended without an error (`succeeded`).',
    PARTIALLY_SUCCEEDED:
      'Ended with a note in `resultInfo` (`partiallySucceeded`). Often this only means that no partially indexed items were found, not that anything is missing.',
    FAILED: 'Ended with an error; see `resultInfo` (`failed`).',
    UNKNOWN_FUTURE_VALUE: `${unknownFutureValue} Does not count as ended.`,
  },
);

export const CaseOperationKind = enumType<Kind>(
  'CaseOperationKind',
  'The derived type of an operation. It follows from `@odata.type`, or from the action where the type is missing or unknown.',
  {
    INDEX: '`ediscoveryIndexOperation`; has no details.',
    HOLD: '`ediscoveryHoldOperation`; has no details.',
    TAG: '`ediscoveryTagOperation`; has no details.',
    PURGE_DATA: '`ediscoveryPurgeDataOperation`; see `EdiscoveryPurgeDataDetails`.',
    HOLD_POLICY_SYNC: '`ediscoveryHoldPolicySyncOperation`; see `EdiscoveryHoldPolicySyncDetails`.',
    ESTIMATE: '`ediscoveryEstimateOperation`; see `EdiscoveryEstimateDetails`.',
    ADD_TO_REVIEW_SET: '`ediscoveryAddToReviewSetOperation`; see `EdiscoveryAddToReviewSetDetails`.',
    EXPORT: '`ediscoveryExportOperation`; see `EdiscoveryExportDetails`.',
    SEARCH_EXPORT: '`ediscoverySearchExportOperation`; see `EdiscoverySearchExportDetails`.',
    UNKNOWN: 'Neither the type nor the action is known; see `odataType` and `actionRaw`.',
  },
);

export const CaseOperationOrderField = enumType<OrderField>(
  'CaseOperationOrderField',
  'The property that operations are ordered by. Operations without a value are last in both directions.',
  {
    CREATED_DATE_TIME: 'When the operation was started.',
    COMPLETED_DATE_TIME: 'When the operation ended.',
    STATUS:
      'In the order not started, running, succeeded, partially succeeded, failed, submission failed, unknown.',
  },
);

export const CaseOperationOrderDirection = enumType<OrderDirection>(
  'CaseOperationOrderDirection',
  'Direction of an order.',
  {
    ASC: 'Ascending: the lowest or oldest value first.',
    DESC: 'Descending: the highest or newest value first.',
  },
);
