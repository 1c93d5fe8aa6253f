import type * as vocabulary from '../../domain/vocabulary.js';
import { enumType, unknownFutureValue } from './enum-type.js';

export const ExportOption = enumType<vocabulary.ExportOption>(
  'ExportOption',
  'What an export of a review set holds (`exportOptions`, flags).',
  {
    ORIGINAL_FILES: '`originalFiles`: the files as they are.',
    TEXT: '`text`: the text of the files.',
    PDF_REPLACEMENT: '`pdfReplacement`: redacted PDFs in place of the files.',
    FILE_INFO: '`fileInfo`: information on the files. Beta only, deprecated by Microsoft.',
    TAGS: '`tags`: the tags.',
    SPLIT_SOURCE: '`splitSource`: a package for each source.',
    INCLUDE_FOLDER_AND_PATH: '`includeFolderAndPath`: folders and paths.',
    FRIENDLY_NAME: '`friendlyName`: readable file names.',
    CONDENSE_PATHS: '`condensePaths`: shortened paths.',
    UNKNOWN_FUTURE_VALUE: unknownFutureValue,
  },
);

export const AdditionalOption = enumType<vocabulary.AdditionalOption>(
  'AdditionalOption',
  'What is exported beside the items that a search found (`additionalOptions`, flags).',
  {
    NONE: '`none`: nothing.',
    TEAMS_AND_YAMMER_CONVERSATIONS: '`teamsAndYammerConversations`: the conversations around a message.',
    CLOUD_ATTACHMENTS: '`cloudAttachments`: files that items link to.',
    ALL_DOCUMENT_VERSIONS: '`allDocumentVersions`: all versions of documents.',
    SUBFOLDER_CONTENTS: '`subfolderContents`: what is in subfolders.',
    LIST_ATTACHMENTS: '`listAttachments`: attachments of list items.',
    HTML_TRANSCRIPTS: '`htmlTranscripts`: conversations as HTML transcripts.',
    ADVANCED_INDEXING: '`advancedIndexing`: index again what was partially indexed.',
    ALL_ITEMS_IN_FOLDER: '`allItemsInFolder`: all items of a folder.',
    INCLUDE_FOLDER_AND_PATH: '`includeFolderAndPath`: folders and paths.',
    CONDENSE_PATHS: '`condensePaths`: shortened paths.',
    FRIENDLY_NAME: '`friendlyName`: readable file names.',
    SPLIT_SOURCE: '`splitSource`: a package for each source.',
    INCLUDE_REPORT: '`includeReport`: the report of the search.',
    UNKNOWN_FUTURE_VALUE: unknownFutureValue,
  },
);
