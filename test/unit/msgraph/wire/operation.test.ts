import { parseJson } from '../../../../src/msgraph/transport/json.js';
import { readOperation } from '../../../../src/msgraph/wire/operation.js';
import { csdlMembers } from '../../../testkit/csdl-members.js';
import { commonProperties, derivedTypes, wireOperation } from '../../../testkit/wire.js';

const read = (own: object) => readOperation('case-1', { id: 'o', ...own });

describe('an operation', () => {
  it('has all common properties', () => {
    expect(readOperation('case-1', commonProperties)).toEqual({
      caseId: 'case-1',
      id: '850c2f64b1ee44a4a69729327aac2b04',
      action: 'ADD_TO_REVIEW_SET',
      actionRaw: 'addToReviewSet',
      status: 'PARTIALLY_SUCCEEDED',
      statusRaw: 'partiallySucceeded',
      createdDateTime: '2022-05-23T16:51:34.8281972Z',
      completedDateTime: '2022-05-23T17:01:10.708Z',
      createdBy: {
        application: null,
        device: null,
        user: {
          id: 'c25c3914-f9f7-43ee-9cba-a25377e0cec6',
          displayName: 'MOD Administrator',
          userPrincipalName: 'admin@contoso.example',
        },
      },
      percentProgress: 50,
      resultInfo: { code: 3, subcode: 7, message: 'Some items failed.' },
      kind: 'ADD_TO_REVIEW_SET',
      odataType: null,
      details: expect.objectContaining({ kind: 'ADD_TO_REVIEW_SET' }) as unknown,
      etag: null,
    });
  });

  it('with only an id has null for all other properties', () => {
    expect(read({})).toEqual({
      caseId: 'case-1',
      id: 'o',
      action: null,
      actionRaw: null,
      status: null,
      statusRaw: null,
      createdDateTime: null,
      completedDateTime: null,
      createdBy: null,
      percentProgress: null,
      resultInfo: null,
      kind: 'UNKNOWN',
      odataType: null,
      details: null,
      etag: null,
    });
  });

  it('that is running has no completion date although Graph sends the year 1', () => {
    expect(read({ completedDateTime: '0001-01-01T00:00:00Z' })?.completedDateTime).toBeNull();
  });

  it('ignores unknown properties', () => {
    expect(read({ colour: 'red', createdBy: { user: { id: 'u', ipAddress: '::1' }, phone: {} } })).toEqual(
      read({ createdBy: { user: { id: 'u' } } }),
    );
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a string', 'o'],
    ['a list', [{ id: 'o' }]],
    ['an object without an id', { status: 'running' }],
    ['an empty id', { id: '' }],
    ['an id that is a number', { id: 7 }],
    ['an id that is null', { id: null }],
    ['an id of the prototype', JSON.parse('{"__proto__":{"id":"o"}}') as unknown],
  ])('is not %s', (_, value) => {
    expect(readOperation('case-1', value)).toBeNull();
  });
});

describe('the kind of an operation', () => {
  it.each(derivedTypes)('of type %s is %s, case-insensitively', (name, kind) => {
    const full = `#microsoft.graph.security.${name}`;
    for (const odataType of [full, full.slice(1), full.toUpperCase(), full.toLowerCase()]) {
      expect(read({ '@odata.type': odataType })).toMatchObject({ kind, odataType });
    }
  });

  it.each([
    ['index', 'INDEX'],
    ['holdUpdate', 'HOLD'],
    ['applyTags', 'TAG'],
    ['purgeData', 'PURGE_DATA'],
    ['holdPolicySync', 'HOLD_POLICY_SYNC'],
    ['estimateStatistics', 'ESTIMATE'],
    ['addToReviewSet', 'ADD_TO_REVIEW_SET'],
    ['contentExport', 'EXPORT'],
    ['exportReport', 'SEARCH_EXPORT'],
    ['exportResult', 'SEARCH_EXPORT'],
    ['convertToPdf', 'UNKNOWN'],
    ['unknownFutureValue', 'UNKNOWN'],
    ['brandNew', 'UNKNOWN'],
  ])('without a type is determined by the action: %s is %s', (action, kind) => {
    expect(read({ action })?.kind).toBe(kind);
  });

  it('without a type is known for all actions of the metadata except two', () => {
    const unknown = csdlMembers.caseAction.filter((action) => read({ action })?.kind === 'UNKNOWN');
    expect(unknown).toEqual(['convertToPdf', 'unknownFutureValue']);
  });

  it.each([
    ['the base type', '#microsoft.graph.security.caseOperation'],
    ['a future type', '#microsoft.graph.security.ediscoveryTeleportOperation'],
    ['no type', ''],
    ['a number', 7],
    ['a property of JavaScript objects', 'constructor'],
  ])('with %s is determined by the action too', (_, odataType) => {
    expect(read({ '@odata.type': odataType, action: 'index' })?.kind).toBe('INDEX');
    expect(read({ '@odata.type': odataType })).toMatchObject({ kind: 'UNKNOWN', details: null });
  });

  it('is determined by the type if type and action disagree', () => {
    expect(
      read({ '@odata.type': '#microsoft.graph.security.ediscoveryTagOperation', action: 'index' })?.kind,
    ).toBe('TAG');
  });
});

const file = { downloadUrl: 'https://download.example/1', fileName: 'report.zip', size: '4096' };

describe('the details of an operation', () => {
  it.each([
    ['ediscoveryIndexOperation', null],
    ['ediscoveryHoldOperation', null],
    ['ediscoveryTagOperation', null],
    ['ediscoveryPurgeDataOperation', { kind: 'PURGE_DATA', reportFileMetadata: [file] }],
    ['ediscoveryHoldPolicySyncOperation', { kind: 'HOLD_POLICY_SYNC', reportFileMetadata: [file] }],
    [
      'ediscoveryEstimateOperation',
      {
        kind: 'ESTIMATE',
        indexedItemCount: '11',
        indexedItemsSize: '89489297',
        unindexedItemCount: '12',
        unindexedItemsSize: '13',
        mailboxCount: 14,
        siteCount: 15,
        statisticsOptions: ['INCLUDE_REFINERS', 'INCLUDE_QUERY_STATS'],
        statisticsOptionsRaw: 'includeRefiners,includeQueryStats',
        reportFileMetadata: [file],
      },
    ],
    [
      'ediscoveryAddToReviewSetOperation',
      {
        kind: 'ADD_TO_REVIEW_SET',
        additionalDataOptions: ['ALL_VERSIONS', 'LINKED_FILES'],
        additionalDataOptionsRaw: 'allVersions,linkedFiles',
        itemsToInclude: ['SEARCH_HITS'],
        itemsToIncludeRaw: 'searchHits',
        cloudAttachmentVersion: 'RECENT_10',
        cloudAttachmentVersionRaw: 'recent10',
        documentVersion: 'ALL',
        documentVersionRaw: 'all',
        reportFileMetadata: [file],
      },
    ],
    [
      'ediscoveryExportOperation',
      {
        kind: 'EXPORT',
        description: 'All of it',
        outputName: 'Export 1',
        exportOptions: ['ORIGINAL_FILES', 'TAGS'],
        exportOptionsRaw: 'originalFiles,tags',
        exportStructure: 'PST',
        exportStructureRaw: 'pst',
        exportFileMetadata: [file, { ...file, fileName: 'items.pst' }],
      },
    ],
    [
      'ediscoverySearchExportOperation',
      {
        kind: 'SEARCH_EXPORT',
        displayName: 'Search export 1',
        description: 'All of it',
        additionalOptions: ['SUBFOLDER_CONTENTS'],
        additionalOptionsRaw: 'subfolderContents',
        exportCriteria: ['PARTIALLY_INDEXED'],
        exportCriteriaRaw: 'partiallyIndexed',
        exportLocation: ['RESPONSIVE_LOCATIONS'],
        exportLocationRaw: 'responsiveLocations',
        exportFormat: 'MSG',
        exportFormatRaw: 'msg',
        exportSingleItems: true,
        cloudAttachmentVersion: 'RECENT_10',
        cloudAttachmentVersionRaw: 'recent10',
        documentVersion: 'ALL',
        documentVersionRaw: 'all',
        exportFileMetadata: [file, { ...file, fileName: 'items.pst' }],
      },
    ],
  ])('of type %s are exactly the properties that the type adds', (type, details) => {
    expect(readOperation('case-1', wireOperation(type))?.details).toEqual(details);
  });

  it('may have the files of an export as a single object, as in the documentation', () => {
    const exported = wireOperation('ediscoveryExportOperation', { exportFileMetadata: { fileName: 'a' } });
    expect(readOperation('case-1', exported)?.details).toMatchObject({
      exportFileMetadata: [{ fileName: 'a', size: null, downloadUrl: null }],
    });
  });

  it('keep all digits of 64-bit sizes and counts', () => {
    const json = JSON.stringify(wireOperation('ediscoveryEstimateOperation'))
      .replace('89489297', '9223372036854775807')
      .replace('4096', '9007199254740993');
    expect(readOperation('case-1', parseJson(json))?.details).toMatchObject({
      indexedItemsSize: '9223372036854775807',
      reportFileMetadata: [{ size: '9007199254740993' }],
    });
  });

  it.each(derivedTypes)('of type %s never contain a token of a storage account', (type) => {
    const own = { azureBlobToken: 'sv=canary', azureBlobContainer: 'https://canary.example' };
    const operation = readOperation('case-1', wireOperation(type, own));
    expect(operation?.id).toBe(commonProperties['id']);
    expect(JSON.stringify(operation)).not.toMatch(/canary|azureBlob/);
  });
});
