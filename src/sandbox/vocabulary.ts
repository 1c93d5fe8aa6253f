/** The member of each evolvable enum that replaces all later members. */
export const SENTINEL = 'unknownFutureValue';

/** An evolvable enum. Later members are returned only with `Prefer: include-unknown-enum-members`. */
export interface Vocabulary {
  readonly name: string;
  readonly members: ReadonlySet<string>;
  readonly laterMembers: ReadonlySet<string>;
}

function vocabulary(name: string, members: string, laterMembers = ''): Vocabulary {
  const toSet = (list: string) => new Set(list.split(' ').filter((member) => member !== ''));
  return {
    name: `microsoft.graph.security.${name}`,
    members: toSet(members),
    laterMembers: toSet(laterMembers),
  };
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

/** The enum properties of all types of operation; no name stands for different enums in two types. */
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
      // fileInfo is in the metadata of beta only, before the sentinel.
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
