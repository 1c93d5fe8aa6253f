import type * as vocabulary from '../../domain/vocabulary.js';
import { enumType, unknownFutureValue } from './enum-type.js';

export const StatisticsOption = enumType<vocabulary.StatisticsOption>(
  'StatisticsOption',
  'What an estimate computes (`statisticsOptions`, flags).',
  {
    INCLUDE_REFINERS: '`includeRefiners`: refiners of the search.',
    INCLUDE_QUERY_STATS: '`includeQueryStats`: statistics of the query.',
    INCLUDE_UNINDEXED_STATS: '`includeUnindexedStats`: statistics of items that are not indexed.',
    ADVANCED_INDEXING: '`advancedIndexing`: index again what was partially indexed.',
    LOCATIONS_WITHOUT_HITS: '`locationsWithoutHits`: locations in which nothing was found.',
    UNKNOWN_FUTURE_VALUE: unknownFutureValue,
  },
);

export const AdditionalDataOption = enumType<vocabulary.AdditionalDataOption>(
  'AdditionalDataOption',
  'What is added to a review set beside the items found (`additionalDataOptions`, flags).',
  {
    ALL_VERSIONS: '`allVersions`: all versions of documents.',
    LINKED_FILES: '`linkedFiles`: files that items link to.',
    ADVANCED_INDEXING: '`advancedIndexing`: index again what was partially indexed.',
    LIST_ATTACHMENTS: '`listAttachments`: attachments of list items.',
    HTML_TRANSCRIPTS: '`htmlTranscripts`: conversations as HTML transcripts.',
    MESSAGE_CONVERSATION_EXPANSION: '`messageConversationExpansion`: the rest of the conversation.',
    LOCATIONS_WITHOUT_HITS: '`locationsWithoutHits`: locations in which nothing was found.',
    ALL_ITEMS_IN_FOLDER: '`allItemsInFolder`: all items of a folder.',
    CLOUD_NATIVE_HTML_CONVERSION:
      '`cloudNativeHtmlConversion`: cloud documents as HTML. Not in every national cloud.',
    UNKNOWN_FUTURE_VALUE: unknownFutureValue,
  },
);

export const ItemsToInclude = enumType<vocabulary.ItemsToInclude>(
  'ItemsToInclude',
  'Which items are added to a review set (`itemsToInclude`, flags).',
  {
    SEARCH_HITS: '`searchHits`: what the search found.',
    PARTIALLY_INDEXED: '`partiallyIndexed`: items that could not be indexed whole.',
    UNKNOWN_FUTURE_VALUE: unknownFutureValue,
  },
);

export const ExportCriterion = enumType<vocabulary.ExportCriterion>(
  'ExportCriterion',
  'Which items are exported (`exportCriteria`, flags).',
  {
    SEARCH_HITS: '`searchHits`: what the search found.',
    PARTIALLY_INDEXED: '`partiallyIndexed`: items that could not be indexed whole.',
    UNKNOWN_FUTURE_VALUE: unknownFutureValue,
  },
);

export const ExportLocation = enumType<vocabulary.ExportLocation>(
  'ExportLocation',
  'From which locations is exported (`exportLocation`, flags).',
  {
    RESPONSIVE_LOCATIONS: '`responsiveLocations`: locations with hits.',
    NONRESPONSIVE_LOCATIONS: '`nonresponsiveLocations`: locations without hits.',
    UNKNOWN_FUTURE_VALUE: unknownFutureValue,
  },
);

export const ExportFileStructure = enumType<vocabulary.ExportFileStructure>(
  'ExportFileStructure',
  'How exported files are laid out (`exportFileStructure`).',
  {
    NONE: '`none`: no structure.',
    DIRECTORY: '`directory`: folders. Deprecated by Microsoft.',
    PST: '`pst`: mail in PST files.',
    MSG: '`msg`: mail in MSG files.',
    UNKNOWN_FUTURE_VALUE: unknownFutureValue,
  },
);

export const ExportFormat = enumType<vocabulary.ExportFormat>(
  'ExportFormat',
  'In which format mail is exported (`exportFormat`).',
  {
    PST: '`pst`: PST files.',
    MSG: '`msg`: MSG files.',
    EML: '`eml`: EML files. Deprecated by Microsoft.',
    UNKNOWN_FUTURE_VALUE: unknownFutureValue,
  },
);

export const VersionDepth = enumType<vocabulary.VersionDepth>(
  'VersionDepth',
  'How many versions of a document are taken (`cloudAttachmentVersion`, `documentVersion`).',
  {
    LATEST: '`latest`: the latest.',
    RECENT_10: '`recent10`: the ten latest.',
    RECENT_100: '`recent100`: the hundred latest.',
    ALL: '`all`: every version.',
    UNKNOWN_FUTURE_VALUE: unknownFutureValue,
  },
);
