import { createUnionType } from 'type-graphql';
import type { OperationDetails } from '../../domain/operation-details.js';
import { EdiscoveryAddToReviewSetDetails } from './add-to-review-set-details.js';
import { EdiscoveryEstimateDetails } from './estimate-details.js';
import { EdiscoveryExportDetails } from './export-details.js';
import { EdiscoveryHoldPolicySyncDetails, EdiscoveryPurgeDataDetails } from './report-details.js';
import { EdiscoverySearchExportDetails } from './search-export-details.js';

const types = {
  EdiscoveryEstimateDetails,
  EdiscoveryAddToReviewSetDetails,
  EdiscoveryExportDetails,
  EdiscoverySearchExportDetails,
  EdiscoveryPurgeDataDetails,
  EdiscoveryHoldPolicySyncDetails,
};

/** The types by what an operation is. Names, because a bundler may rename classes. */
const typeNames = {
  ESTIMATE: 'EdiscoveryEstimateDetails',
  ADD_TO_REVIEW_SET: 'EdiscoveryAddToReviewSetDetails',
  EXPORT: 'EdiscoveryExportDetails',
  SEARCH_EXPORT: 'EdiscoverySearchExportDetails',
  PURGE_DATA: 'EdiscoveryPurgeDataDetails',
  HOLD_POLICY_SYNC: 'EdiscoveryHoldPolicySyncDetails',
} satisfies Record<OperationDetails['kind'], keyof typeof types>;

export const resolveDetailsType = ({ kind }: OperationDetails): string => typeNames[kind];

export const CaseOperationDetails = createUnionType({
  name: 'CaseOperationDetails',
  description:
    'The additional properties of a derived operation type. Six of the nine derived types have some.',
  types: () => Object.values(types),
  resolveType: resolveDetailsType,
});
