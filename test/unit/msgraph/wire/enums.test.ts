import * as vocabulary from '../../../../src/domain/vocabulary.js';
import { createEnumReader, createFlagsReader, toWire } from '../../../../src/msgraph/wire/enums.js';
import { readCase } from '../../../../src/msgraph/wire/ediscovery-case.js';
import { readOperation } from '../../../../src/msgraph/wire/operation.js';
import { csdlMembers, screaming } from '../../../testkit/csdl-members.js';
import { wireCase, wireOperation } from '../../../testkit/wire.js';

const asOf = '2026-08-31T12:00:00.000Z';

const lists: Record<keyof typeof csdlMembers, readonly string[]> = {
  caseAction: vocabulary.caseActions,
  caseOperationStatus: vocabulary.caseOperationStatuses,
  caseStatus: vocabulary.caseStatuses,
  statisticsOptions: vocabulary.statisticsOptions,
  additionalDataOptions: vocabulary.additionalDataOptions,
  exportFormat: vocabulary.exportFormats,
  exportLocation: vocabulary.exportLocations,
  exportOptions: vocabulary.exportOptions,
  additionalOptions: vocabulary.additionalOptions,
  exportCriteria: vocabulary.exportCriteria,
  itemsToInclude: vocabulary.itemsToInclude,
  exportFileStructure: vocabulary.exportFileStructures,
  cloudAttachmentVersion: vocabulary.versionDepths,
  documentVersion: vocabulary.versionDepths,
};

/** Members that only the beta metadata has. */
const betaOnly: Partial<Record<string, string[]>> = { exportOptions: ['FILE_INFO'] };

const enumerations = Object.entries(csdlMembers) as [keyof typeof csdlMembers, readonly string[]][];
const everyMember = enumerations.flatMap(([name, members]) =>
  members.map((member) => [name, member, screaming(member)] as const),
);

describe('the members of the metadata', () => {
  it.each(everyMember)('%s.%s is read as %s and written back', (name, wire, member) => {
    expect(createEnumReader(lists[name])(wire)).toEqual({ value: member, raw: wire });
    expect(toWire(member)).toBe(wire);
  });

  it.each(enumerations)('are all members of %s', (name, members) => {
    const expected = [...members.map(screaming), ...(betaOnly[name] ?? [])];
    expect([...lists[name]].sort()).toEqual(expected.sort());
  });

  it('have an underscore before a version number', () => {
    expect(toWire('RECENT_10')).toBe('recent10');
    expect(createEnumReader(vocabulary.versionDepths)('recent100').value).toBe('RECENT_100');
  });
});

/** Each enum property with a type that has it. */
const enumProperties = [
  ['statisticsOptions', 'ediscoveryEstimateOperation', csdlMembers.statisticsOptions, true],
  ['additionalDataOptions', 'ediscoveryAddToReviewSetOperation', csdlMembers.additionalDataOptions, true],
  ['itemsToInclude', 'ediscoveryAddToReviewSetOperation', csdlMembers.itemsToInclude, true],
  ['cloudAttachmentVersion', 'ediscoveryAddToReviewSetOperation', csdlMembers.cloudAttachmentVersion, false],
  ['documentVersion', 'ediscoveryAddToReviewSetOperation', csdlMembers.documentVersion, false],
  ['exportOptions', 'ediscoveryExportOperation', csdlMembers.exportOptions, true],
  ['exportStructure', 'ediscoveryExportOperation', csdlMembers.exportFileStructure, false],
  ['additionalOptions', 'ediscoverySearchExportOperation', csdlMembers.additionalOptions, true],
  ['exportCriteria', 'ediscoverySearchExportOperation', csdlMembers.exportCriteria, true],
  ['exportLocation', 'ediscoverySearchExportOperation', csdlMembers.exportLocation, true],
  ['exportFormat', 'ediscoverySearchExportOperation', csdlMembers.exportFormat, false],
  ['cloudAttachmentVersion', 'ediscoverySearchExportOperation', csdlMembers.cloudAttachmentVersion, false],
  ['documentVersion', 'ediscoverySearchExportOperation', csdlMembers.documentVersion, false],
] as const;

describe('an enum property', () => {
  it.each(enumProperties)('%s of %s reads every member', (property, type, members, isFlags) => {
    for (const member of members) {
      const details = readOperation('c', wireOperation(type, { [property]: member }))?.details;
      expect(details).toMatchObject({
        [property]: isFlags ? [screaming(member)] : screaming(member),
        [`${property}Raw`]: member,
      });
    }
  });

  it.each(enumProperties)('%s of %s keeps the string of an unknown member', (property, type, _, isFlags) => {
    const details = readOperation('c', wireOperation(type, { [property]: 'brandNew' }))?.details;
    expect(details).toMatchObject({
      [property]: isFlags ? ['UNKNOWN_FUTURE_VALUE'] : 'UNKNOWN_FUTURE_VALUE',
      [`${property}Raw`]: 'brandNew',
    });
  });

  it('action and status of an operation read every member', () => {
    for (const action of csdlMembers.caseAction) {
      expect(readOperation('c', { id: 'o', action })?.action).toBe(screaming(action));
    }
    for (const status of csdlMembers.caseOperationStatus) {
      expect(readOperation('c', { id: 'o', status })?.status).toBe(screaming(status));
    }
  });

  it('status of a case reads every member', () => {
    for (const status of csdlMembers.caseStatus) {
      expect(readCase({ ...wireCase, status }, asOf)?.status).toBe(screaming(status));
    }
  });
});

describe('a value that is not a member', () => {
  const read = createEnumReader(vocabulary.caseActions);

  it.each(['brandNew', 'constructor', '__proto__', 'toString', ' ', 'CONTENT_EXPORT'])(
    '(%s) is read as UNKNOWN_FUTURE_VALUE, and the string is kept',
    (raw) => {
      expect(read(raw)).toEqual({ value: 'UNKNOWN_FUTURE_VALUE', raw });
    },
  );

  it('is read as null if it is an empty string, which is kept', () => {
    expect(read('')).toEqual({ value: null, raw: '' });
  });

  it.each([[null], [undefined], [7], [true], [{}], [['index']]])('is read as null if it is %p', (value) => {
    expect(read(value)).toEqual({ value: null, raw: null });
  });
});

describe('flags', () => {
  const read = createFlagsReader(vocabulary.exportOptions);

  it.each([
    ['originalFiles', ['ORIGINAL_FILES']],
    ['originalFiles,tags', ['ORIGINAL_FILES', 'TAGS']],
    ['originalFiles, tags', ['ORIGINAL_FILES', 'TAGS']],
    [' originalFiles ,  tags ', ['ORIGINAL_FILES', 'TAGS']],
    ['tags,tags', ['TAGS']],
    ['tags,,text,', ['TAGS', 'TEXT']],
    ['tags,brandNew', ['TAGS', 'UNKNOWN_FUTURE_VALUE']],
    ['brandNew,newer,unknownFutureValue', ['UNKNOWN_FUTURE_VALUE']],
  ])('"%s" are read as a list', (raw, value) => {
    expect(read(raw)).toEqual({ value, raw });
  });

  it('of an empty string are an empty list, and the string is kept', () => {
    const { value, raw } = read('');
    expect([value ?? [], raw]).toEqual([[], '']);
  });

  it.each([[null], [undefined], [3], [['tags']]])('are null for %p', (value) => {
    expect(read(value)).toEqual({ value: null, raw: null });
  });
});
