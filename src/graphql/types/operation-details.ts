import { createUnionType } from 'type-graphql';
import type { OperationDetails } from '../../domain/operation-details.js';
import { AddToReviewSetDetailsType } from './add-to-review-set-details.js';
import { EstimateDetailsType } from './estimate-details.js';
import { ExportDetailsType } from './export-details.js';
import { HoldPolicySyncDetailsType, PurgeDataDetailsType } from './report-details.js';
import { SearchExportDetailsType } from './search-export-details.js';

const typeNames = {
  ESTIMATE: 'EstimateDetails',
  ADD_TO_REVIEW_SET: 'AddToReviewSetDetails',
  EXPORT: 'ExportDetails',
  SEARCH_EXPORT: 'SearchExportDetails',
  PURGE_DATA: 'PurgeDataDetails',
  HOLD_POLICY_SYNC: 'HoldPolicySyncDetails',
} satisfies Record<OperationDetails['kind'], string>;

export const CaseOperationDetails = createUnionType({
  name: 'CaseOperationDetails',
  description: 'What six of the nine derived types of an operation add to it.',
  types: () =>
    [
      EstimateDetailsType,
      AddToReviewSetDetailsType,
      ExportDetailsType,
      SearchExportDetailsType,
      PurgeDataDetailsType,
      HoldPolicySyncDetailsType,
    ] as const,
  resolveType: ({ kind }: OperationDetails) => typeNames[kind],
});
