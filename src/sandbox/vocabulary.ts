/** The member that stands for every later one, in each of Graph's evolvable enums. */
export const SENTINEL = 'unknownFutureValue';

/** An evolvable enum: what everybody is shown, and what only a caller with the Prefer header is shown. */
export interface Vocabulary {
  readonly name: string;
  readonly shown: ReadonlySet<string>;
  readonly late: ReadonlySet<string>;
}

function vocabulary(name: string, shown: string, late = ''): Vocabulary {
  const members = (text: string) => new Set(text.split(' ').filter((member) => member !== ''));
  return { name: `microsoft.graph.security.${name}`, shown: members(shown), late: members(late) };
}

export const CASE_ACTION = vocabulary(
  'caseAction',
  'contentExport applyTags convertToPdf index estimateStatistics addToReviewSet holdUpdate',
  'purgeData exportReport exportResult holdPolicySync',
);

export const CASE_OPERATION_STATUS = vocabulary(
  'caseOperationStatus',
  'notStarted submissionFailed running succeeded partiallySucceeded failed',
);

const CONTENT_VERSION = 'latest recent10 recent100 all';

/** The enum properties of an operation of any type; no two types use one name for different enums. */
export const OPERATION_ENUMS: ReadonlyMap<string, Vocabulary> = new Map([
  ['action', CASE_ACTION],
  ['status', CASE_OPERATION_STATUS],
  [
    'additionalDataOptions',
    vocabulary(
      'additionalDataOptions',
      'allVersions linkedFiles',
      'advancedIndexing listAttachments htmlTranscripts messageConversationExpansion locationsWithoutHits allItemsInFolder cloudNativeHtmlConversion',
    ),
  ],
  ['itemsToInclude', vocabulary('itemsToInclude', 'searchHits partiallyIndexed')],
  ['exportCriteria', vocabulary('exportCriteria', 'searchHits partiallyIndexed')],
  ['exportLocation', vocabulary('exportLocation', 'responsiveLocations nonresponsiveLocations')],
  [
    'additionalOptions',
    vocabulary(
      'additionalOptions',
      'none teamsAndYammerConversations cloudAttachments allDocumentVersions subfolderContents listAttachments',
      'htmlTranscripts advancedIndexing allItemsInFolder includeFolderAndPath condensePaths friendlyName splitSource includeReport',
    ),
  ],
  [
    'exportOptions',
    vocabulary(
      'exportOptions',
      // fileInfo is in beta's metadata only, below the sentinel.
      'originalFiles text pdfReplacement fileInfo tags',
      'splitSource includeFolderAndPath friendlyName condensePaths',
    ),
  ],
  [
    'statisticsOptions',
    vocabulary(
      'statisticsOptions',
      'includeRefiners includeQueryStats includeUnindexedStats advancedIndexing locationsWithoutHits',
    ),
  ],
  ['exportStructure', vocabulary('exportFileStructure', 'none directory pst', 'msg')],
  ['exportFormat', vocabulary('exportFormat', 'pst msg eml')],
  ['cloudAttachmentVersion', vocabulary('cloudAttachmentVersion', CONTENT_VERSION)],
  ['documentVersion', vocabulary('documentVersion', CONTENT_VERSION)],
]);

export const CASE_ENUMS: ReadonlyMap<string, Vocabulary> = new Map([
  ['status', vocabulary('caseStatus', 'unknown active pendingDelete closing closed closedWithError')],
]);
