import { type CsdlDerivedType, csdlDerivedTypes, screaming } from './csdl-members.js';

/** An object in the JSON of Microsoft Graph. */
export type WireObject = Record<string, unknown>;

/** The kind of a derived type is its name without prefix and suffix: `ediscoveryTagOperation` is `TAG`. */
function toKind(typeName: CsdlDerivedType): string {
  return screaming(typeName.slice('ediscovery'.length, -'Operation'.length)).slice(1);
}

/** The derived types of the metadata, each with its kind. */
export const derivedTypes = (Object.keys(csdlDerivedTypes) as CsdlDerivedType[]).map(
  (typeName) => [typeName, toKind(typeName)] as const,
);

/** The properties of every operation. */
export const commonProperties: WireObject = {
  id: '850c2f64b1ee44a4a69729327aac2b04',
  action: 'addToReviewSet',
  status: 'partiallySucceeded',
  createdDateTime: '2022-05-23T16:51:34.8281972Z',
  completedDateTime: '2022-05-23T17:01:10.708Z',
  createdBy: {
    application: null,
    user: {
      id: 'c25c3914-f9f7-43ee-9cba-a25377e0cec6',
      displayName: 'MOD Administrator',
      userPrincipalName: 'admin@contoso.example',
    },
  },
  percentProgress: 50,
  resultInfo: { code: 3, subcode: 7, message: 'Some items failed.' },
};

const file = { downloadUrl: 'https://download.example/1', fileName: 'report.zip', size: 4096 };

/** Every property that a derived type adds, with a valid value. */
export const detailProperties: WireObject = {
  indexedItemCount: 11,
  indexedItemsSize: 89489297,
  unindexedItemCount: 12,
  unindexedItemsSize: 13,
  mailboxCount: 14,
  siteCount: 15,
  statisticsOptions: 'includeRefiners,includeQueryStats',
  additionalDataOptions: 'allVersions,linkedFiles',
  itemsToInclude: 'searchHits',
  cloudAttachmentVersion: 'recent10',
  documentVersion: 'all',
  description: 'All of it',
  outputName: 'Export 1',
  displayName: 'Search export 1',
  exportOptions: 'originalFiles,tags',
  exportStructure: 'pst',
  additionalOptions: 'subfolderContents',
  exportCriteria: 'partiallyIndexed',
  exportLocation: 'responsiveLocations',
  exportFormat: 'msg',
  exportSingleItems: true,
  reportFileMetadata: [file],
  exportFileMetadata: [file, { ...file, fileName: 'items.pst' }],
};

/** An operation of a derived type that also has the properties of all other types, which must be ignored. */
export function wireOperation(typeName: string, own: WireObject = {}): WireObject {
  return {
    '@odata.type': `#microsoft.graph.security.${typeName}`,
    ...commonProperties,
    ...detailProperties,
    ...own,
  };
}

export const wireCase: WireObject = {
  id: 'b0073e4e-4184-41c6-9eb7-8c8cc3e2288b',
  displayName: 'Contoso v. Fabrikam',
  description: 'A case',
  externalId: '',
  status: 'pendingDelete',
  createdDateTime: '2022-05-22T18:36:48.83Z',
  lastModifiedDateTime: '2022-05-22T18:36:48.83Z',
  lastModifiedBy: { user: { id: null, displayName: 'Anna', userPrincipalName: null } },
  closedDateTime: '0001-01-01T00:00:00Z',
  closedBy: { user: { id: '', displayName: '', userPrincipalName: '' } },
};
