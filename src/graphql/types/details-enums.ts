import type * as vocabulary from '../../domain/vocabulary.js';
import { enumType, unknownFutureValue } from './enum-type.js';

export const EdiscoveryStatisticsOption = enumType<vocabulary.StatisticsOption>(
  'EdiscoveryStatisticsOption',
  'The statistics that an estimate computes (`statisticsOptions`, flags).',
  {
    INCLUDE_REFINERS: '`includeRefiners`: refiners of the search.',
    INCLUDE_QUERY_STATS: '`includeQueryStats`: statistics of the query.',
    INCLUDE_UNINDEXED_STATS: '`includeUnindexedStats`: statistics of items that are not indexed.',
    ADVANCED_INDEXING: '`advancedIndexing`: reindexes partially indexed items.',
    LOCATIONS_WITHOUT_HITS: '`locationsWithoutHits`: locations without hits.',
    UNKNOWN_FUTURE_VALUE: unknownFutureValue,
  },
);

export const EdiscoveryAdditionalDataOption = enumType<vocabulary.AdditionalDataOption>(
  'EdiscoveryAdditionalDataOption',
  'Data added to a review set in addition to the items found (`additionalDataOptions`, flags).',
  {
    ALL_VERSIONS: '`allVersions`: all versions of documents.',
    LINKED_FILES: '`linkedFiles`: files that items link to.',
    ADVANCED_INDEXING: '`advancedIndexing`: reindexes partially indexed items.',
    LIST_ATTACHMENTS: '`listAttachments`: attachments of list items.',
    HTML_TRANSCRIPTS: '`htmlTranscripts`: conversations as HTML transcripts.',
    MESSAGE_CONVERSATION_EXPANSION: '`messageConversationExpansion`: the other messages of the conversation.',
    LOCATIONS_WITHOUT_HITS: '`locationsWithoutHits`: locations without hits.',
    ALL_ITEMS_IN_FOLDER: '`allItemsInFolder`: all items of a folder.',
    CLOUD_NATIVE_HTML_CONVERSION:
      '`cloudNativeHtmlConversion`: cloud documents as HTML. Not available in every national cloud.',
    UNKNOWN_FUTURE_VALUE: unknownFutureValue,
  },
);

export const EdiscoveryItemsToInclude = enumType<vocabulary.ItemsToInclude>(
  'EdiscoveryItemsToInclude',
  'The items added to a review set (`itemsToInclude`, flags).',
  {
    SEARCH_HITS: '`searchHits`: the items that the search found.',
    PARTIALLY_INDEXED: '`partiallyIndexed`: items that could not be indexed completely.',
    UNKNOWN_FUTURE_VALUE: unknownFutureValue,
  },
);

export const EdiscoveryExportCriterion = enumType<vocabulary.ExportCriterion>(
  'EdiscoveryExportCriterion',
  'The items that are exported (`exportCriteria`, flags).',
  {
    SEARCH_HITS: '`searchHits`: the items that the search found.',
    PARTIALLY_INDEXED: '`partiallyIndexed`: items that could not be indexed completely.',
    UNKNOWN_FUTURE_VALUE: unknownFutureValue,
  },
);

export const EdiscoveryExportLocation = enumType<vocabulary.ExportLocation>(
  'EdiscoveryExportLocation',
  'The locations that items are exported from (`exportLocation`, flags).',
  {
    RESPONSIVE_LOCATIONS: '`responsiveLocations`: locations with hits.',
    NONRESPONSIVE_LOCATIONS: '`nonresponsiveLocations`: locations without hits.',
    UNKNOWN_FUTURE_VALUE: unknownFutureValue,
  },
);

export const EdiscoveryExportFileStructure = enumType<vocabulary.ExportFileStructure>(
  'EdiscoveryExportFileStructure',
  'The structure of the exported files (`exportFileStructure`).',
  {
    NONE: '`none`: no structure.',
    DIRECTORY: '`directory`: folders. Deprecated by Microsoft.',
    PST: '`pst`: mail in PST files.',
    MSG: '`msg`: mail in MSG files.',
    UNKNOWN_FUTURE_VALUE: unknownFutureValue,
  },
);

export const EdiscoveryExportFormat = enumType<vocabulary.ExportFormat>(
  'EdiscoveryExportFormat',
  'The format of exported mail (`exportFormat`).',
  {
    PST: '`pst`: PST files.',
    MSG: '`msg`: MSG files.',
    EML: '`eml`: EML files. Deprecated by Microsoft.',
    UNKNOWN_FUTURE_VALUE: unknownFutureValue,
  },
);

export const EdiscoveryVersionDepth = enumType<vocabulary.VersionDepth>(
  'EdiscoveryVersionDepth',
  'The number of versions of a document to include (`cloudAttachmentVersion`, `documentVersion`).',
  {
    LATEST: '`latest`: the latest version.',
    RECENT_10: '`recent10`: the 10 latest versions.',
    RECENT_100: '`recent100`: the 100 latest versions.',
    ALL: '`all`: every version.',
    UNKNOWN_FUTURE_VALUE: unknownFutureValue,
  },
);

export const EdiscoveryExportOption = enumType<vocabulary.ExportOption>(
  'EdiscoveryExportOption',
  'The contents of an export of a review set (`exportOptions`, flags).',
  {
    ORIGINAL_FILES: '`originalFiles`: the original files.',
    TEXT: '`text`: the extracted text of the files.',
    PDF_REPLACEMENT: '`pdfReplacement`: redacted PDFs in place of the files.',
    FILE_INFO: '`fileInfo`: information about the files. Beta only, deprecated by Microsoft.',
    TAGS: '`tags`: the tags.',
    SPLIT_SOURCE: '`splitSource`: one package per source.',
    INCLUDE_FOLDER_AND_PATH: '`includeFolderAndPath`: folders and paths.',
    FRIENDLY_NAME: '`friendlyName`: readable file names.',
    CONDENSE_PATHS: '`condensePaths`: shortened paths.',
    UNKNOWN_FUTURE_VALUE: unknownFutureValue,
  },
);

export const EdiscoveryAdditionalOption = enumType<vocabulary.AdditionalOption>(
  'EdiscoveryAdditionalOption',
  'Data exported in addition to the items that a search found (`additionalOptions`, flags).',
  {
    NONE: '`none`: nothing.',
    TEAMS_AND_YAMMER_CONVERSATIONS:
      '`teamsAndYammerConversations`: the conversations that contain a message found.',
    CLOUD_ATTACHMENTS: '`cloudAttachments`: files that items link to.',
    ALL_DOCUMENT_VERSIONS: '`allDocumentVersions`: all versions of documents.',
    SUBFOLDER_CONTENTS: '`subfolderContents`: the contents of subfolders.',
    LIST_ATTACHMENTS: '`listAttachments`: attachments of list items.',
    HTML_TRANSCRIPTS: '`htmlTranscripts`: conversations as HTML transcripts.',
    ADVANCED_INDEXING: '`advancedIndexing`: reindexes partially indexed items.',
    ALL_ITEMS_IN_FOLDER: '`allItemsInFolder`: all items of a folder.',
    INCLUDE_FOLDER_AND_PATH: '`includeFolderAndPath`: folders and paths.',
    CONDENSE_PATHS: '`condensePaths`: shortened paths.',
    FRIENDLY_NAME: '`friendlyName`: readable file names.',
    SPLIT_SOURCE: '`splitSource`: one package per source.',
    INCLUDE_REPORT: '`includeReport`: the report of the search.',
    UNKNOWN_FUTURE_VALUE: unknownFutureValue,
  },
);
