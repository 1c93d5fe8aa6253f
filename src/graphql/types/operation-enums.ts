import type {
  CaseAction as Action,
  CaseOperationKind as Kind,
  CaseOperationStatus as Status,
} from '../../domain/vocabulary.js';
import type { OrderDirection as Direction, OrderField } from '../../domain/lists/operation-order.js';
import { enumType, unknownFutureValue } from './enum-type.js';

export const CaseAction = enumType<Action>(
  'CaseAction',
  'What an operation does (`microsoft.graph.security.caseAction`).',
  {
    CONTENT_EXPORT: 'Exports documents of a review set (`contentExport`).',
    APPLY_TAGS: 'Applies tags to documents of a review set (`applyTags`).',
    CONVERT_TO_PDF: 'Converts documents to PDF (`convertToPdf`).',
    INDEX: 'Indexes the content of custodians and data sources (`index`).',
    ESTIMATE_STATISTICS: 'Estimates how much a search finds (`estimateStatistics`).',
    ADD_TO_REVIEW_SET: 'Adds what a search finds to a review set (`addToReviewSet`).',
    HOLD_UPDATE: 'Applies or changes a hold (`holdUpdate`).',
    PURGE_DATA:
      'Deletes what a search finds (`purgeData`). Success is no proof that all of it is gone: 100 items per location at most.',
    EXPORT_REPORT: 'Exports the report of a search (`exportReport`).',
    EXPORT_RESULT: 'Exports what a search finds (`exportResult`).',
    HOLD_POLICY_SYNC: 'Brings a hold policy to its locations (`holdPolicySync`).',
    UNKNOWN_FUTURE_VALUE: unknownFutureValue,
  },
);

export const CaseOperationStatus = enumType<Status>(
  'CaseOperationStatus',
  'How far an operation is (`microsoft.graph.security.caseOperationStatus`). There is no "cancelled".',
  {
    NOT_STARTED: 'Waits to be started (`notStarted`).',
    SUBMISSION_FAILED: 'Could not be started; it has ended (`submissionFailed`).',
    RUNNING: 'At work (`running`).',
    SUCCEEDED: 'Has ended without an error (`succeeded`).',
    PARTIALLY_SUCCEEDED:
      'Has ended with something to look at in `resultInfo` (`partiallySucceeded`). Often it only means that no partially indexed items were found, not that anything is missing.',
    FAILED: 'Has ended with an error; see `resultInfo` (`failed`).',
    UNKNOWN_FUTURE_VALUE: unknownFutureValue + ' Never taken for an end.',
  },
);

export const CaseOperationKind = enumType<Kind>(
  'CaseOperationKind',
  'The derived type of an operation: by its `@odata.type`, where that is missing or unknown by its action.',
  {
    INDEX: '`ediscoveryIndexOperation`; has no details.',
    HOLD: '`ediscoveryHoldOperation`; has no details.',
    TAG: '`ediscoveryTagOperation`; has no details.',
    PURGE_DATA: '`ediscoveryPurgeDataOperation`; see `PurgeDataDetails`.',
    HOLD_POLICY_SYNC: '`ediscoveryHoldPolicySyncOperation`; see `HoldPolicySyncDetails`.',
    ESTIMATE: '`ediscoveryEstimateOperation`; see `EstimateDetails`.',
    ADD_TO_REVIEW_SET: '`ediscoveryAddToReviewSetOperation`; see `AddToReviewSetDetails`.',
    EXPORT: '`ediscoveryExportOperation`; see `ExportDetails`.',
    SEARCH_EXPORT: '`ediscoverySearchExportOperation`; see `SearchExportDetails`.',
    UNKNOWN: 'Neither the type nor the action tells; see `odataType` and `actionRaw`.',
  },
);

export const CaseOperationOrderField = enumType<OrderField>(
  'CaseOperationOrderField',
  'What operations can be ordered by. Operations without the value come last in both directions.',
  {
    CREATED_DATE_TIME: 'When the operation was started.',
    COMPLETED_DATE_TIME: 'When the operation ended.',
    STATUS:
      'The course of a job: not started, running, succeeded, partially succeeded, failed, submission failed, unknown.',
  },
);

export const OrderDirection = enumType<Direction>('OrderDirection', 'Which end comes first.', {
  ASC: 'Lowest or oldest first.',
  DESC: 'Highest or newest first.',
});
