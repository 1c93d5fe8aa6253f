import { type Ago, DAY, HOUR, NO_DATE } from './seed.js';
import { OPERATION_IDS } from './ids.js';
import { ADMINISTRATOR, DAEMON, GUEST } from './people.js';
import type { SeededOperation } from './seed.js';

const DOWNLOADS = 'https://nam.proxyservice.ediscovery.office365.com/api/exports';

/** Operations that tag, export and purge content. */
export function contentOperations(ago: Ago): readonly SeededOperation[] {
  return [...reviewSetExports(ago), ...searchExports(ago), ...tagAndPurgeOperations(ago)];
}

function reviewSetExports(ago: Ago): readonly SeededOperation[] {
  return [
    {
      data: {
        '@odata.type': '#microsoft.graph.security.ediscoveryExportOperation',
        createdDateTime: ago(7 * DAY, '9850964'),
        completedDateTime: ago(7 * DAY - 6, '018'),
        percentProgress: 100,
        status: 'partiallySucceeded',
        action: 'contentExport',
        id: OPERATION_IDS.export,
        createdBy: ADMINISTRATOR,
        resultInfo: { code: 200, message: '3 items could not be exported.', subcode: 3 },
        description: 'Everything that counsel asked for',
        outputName: 'Contoso export 1',
        exportOptions: 'originalFiles, tags, splitSource, condensePaths',
        exportStructure: 'msg',
        azureBlobContainer: 'https://sandboxexports.blob.core.windows.net/c58f1e7a',
        azureBlobToken: '?sv=2021-08-06&sr=c&sig=NotASecretOnlyASandbox%3D&se=2023-04-30T00%3A00%3A00Z&sp=rl',
        outputFolderId: 'c58f1e7a',
        exportFileMetadata: [
          {
            fileName: 'Export_load_file.csv',
            size: 1_048_576,
            downloadUrl: `${DOWNLOADS}/c58f1e7a/1?sig=sandbox`,
          },
          {
            fileName: 'PSTs.001.zip',
            size: 75_161_927_680,
            downloadUrl: `${DOWNLOADS}/c58f1e7a/2?sig=sandbox`,
          },
        ],
      },
    },
  ];
}

function searchExports(ago: Ago): readonly SeededOperation[] {
  return [
    {
      data: {
        '@odata.type': '#microsoft.graph.security.ediscoverySearchExportOperation',
        createdDateTime: ago(3 * HOUR, '0000001'),
        completedDateTime: NO_DATE,
        percentProgress: 12,
        status: 'running',
        action: 'exportResult',
        id: OPERATION_IDS.exportResult,
        createdBy: DAEMON,
        displayName: 'Results of “Q3 pricing”',
        description: '',
        additionalOptions: 'cloudAttachments, subfolderContents, htmlTranscripts, includeReport',
        exportCriteria: 'searchHits, partiallyIndexed',
        exportLocation: 'responsiveLocations, nonresponsiveLocations',
        exportFormat: 'pst',
        exportSingleItems: false,
        cloudAttachmentVersion: 'recent100',
        documentVersion: 'all',
        exportFileMetadata: [],
      },
    },
    {
      data: {
        '@odata.type': '#microsoft.graph.security.ediscoverySearchExportOperation',
        createdDateTime: ago(5, '7'),
        completedDateTime: null,
        percentProgress: 0,
        status: 'notStarted',
        action: 'exportReport',
        id: OPERATION_IDS.exportReport,
        createdBy: GUEST,
        displayName: null,
        description: null,
        additionalOptions: 'none',
        exportCriteria: 'searchHits',
        exportLocation: 'responsiveLocations',
        exportFormat: 'eml',
        exportSingleItems: true,
        cloudAttachmentVersion: null,
        documentVersion: null,
        exportFileMetadata: null,
      },
    },
  ];
}

function tagAndPurgeOperations(ago: Ago): readonly SeededOperation[] {
  return [
    {
      data: {
        '@odata.type': '#microsoft.graph.security.ediscoveryPurgeDataOperation',
        createdDateTime: ago(8 * DAY, '6666'),
        completedDateTime: ago(8 * DAY - 45, '666666'),
        percentProgress: 100,
        status: 'succeeded',
        action: 'purgeData',
        id: OPERATION_IDS.purge,
        createdBy: ADMINISTRATOR,
        reportFileMetadata: [
          { fileName: 'PurgeReport.csv', size: 0, downloadUrl: `${DOWNLOADS}/90c3f58a/1?sig=sandbox` },
        ],
      },
    },
    {
      data: {
        '@odata.type': '#microsoft.graph.security.ediscoveryTagOperation',
        createdDateTime: ago(9 * DAY, '321'),
        completedDateTime: ago(9 * DAY - 1, '32'),
        percentProgress: 100,
        status: 'succeeded',
        action: 'applyTags',
        id: OPERATION_IDS.tag,
        createdBy: GUEST,
      },
    },
  ];
}
