
      export type PossibleTypesResultData = {
  "possibleTypes": {
    "CaseOperationDetails": [
      "EdiscoveryAddToReviewSetDetails",
      "EdiscoveryEstimateDetails",
      "EdiscoveryExportDetails",
      "EdiscoveryHoldPolicySyncDetails",
      "EdiscoveryPurgeDataDetails",
      "EdiscoverySearchExportDetails"
    ]
  }
};
      const result: PossibleTypesResultData = {
  "possibleTypes": {
    "CaseOperationDetails": [
      "EdiscoveryAddToReviewSetDetails",
      "EdiscoveryEstimateDetails",
      "EdiscoveryExportDetails",
      "EdiscoveryHoldPolicySyncDetails",
      "EdiscoveryPurgeDataDetails",
      "EdiscoverySearchExportDetails"
    ]
  }
};
      export default result;
    