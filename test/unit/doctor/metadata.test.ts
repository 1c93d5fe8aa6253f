import { readFileSync } from 'node:fs';
import { compareMetadata } from '../../../src/doctor/metadata/compare-metadata.js';
import { readCsdl } from '../../../src/doctor/metadata/csdl-reader.js';
import { csdlDerivedTypes, csdlMembers } from '../../testkit/csdl-members.js';

const metadata = readFileSync('test/testkit/case-operation-metadata.xml', 'utf8');
const security = 'microsoft.graph.security';
const nothing = { members: [], properties: [], types: [] };

const compare = (xml: string) => compareMetadata(readCsdl(xml));
const addBefore = (anchor: string, added: string) => {
  expect(metadata).toContain(anchor);
  return metadata.replace(anchor, `${added}${anchor}`);
};

describe('the reader of metadata', () => {
  it('reads the members of every enumeration', () => {
    const { enums } = readCsdl(metadata);
    for (const [name, members] of Object.entries(csdlMembers)) {
      expect(enums.get(`${security}.${name}`)).toEqual(members);
    }
    expect(enums.size).toBe(Object.keys(csdlMembers).length);
  });

  it('reads properties without navigation properties, and resolves base types', () => {
    const { types } = readCsdl(metadata);
    for (const [name, properties] of Object.entries(csdlDerivedTypes)) {
      const type = types.get(`${security}.${name}`);
      expect(type?.base).toBe(`${security}.caseOperation`);
      expect([...(type?.properties ?? [])].sort()).toEqual([...properties].sort());
    }
    expect(types.get(`${security}.case`)?.base).toBe('microsoft.graph.entity');
  });

  it('is not misled by comments, single quotes, annotations and values with ">"', () => {
    const { types } = readCsdl(`<Schema Namespace='a'><!-- <EntityType Name="no"> -->
      <EntityType Name='yes'><Annotation Term="t" String="<Property Name='no' a > b"/><Property Name='p' /></EntityType>
      <EntityType Name="empty"/><Property Name="stray"/></Schema>`);
    expect([...types]).toEqual([
      ['a.yes', { base: undefined, properties: ['p'] }],
      ['a.empty', { base: undefined, properties: [] }],
    ]);
  });

  it('drops names that are no identifiers', () => {
    const { enums } = readCsdl(
      '<Schema Namespace="a"><EnumType Name="e"><Member Name="\u001b[31m"/><Member Name="m"/></EnumType></Schema>',
    );
    expect(enums.get('a.e')).toEqual(['m']);
  });

  it.each([
    '',
    '<',
    '<Schema',
    'not XML',
    '<a '.repeat(200_000),
    '<!--'.repeat(200_000),
    '<Schema '.repeat(200_000),
    `<a${' '.repeat(200_000)}`,
    '<a b="'.repeat(100_000),
  ])('ends quickly for text that is no document (%#)', (text) => {
    const started = performance.now();
    expect(compare(text)).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('the comparison of metadata', () => {
  it('finds nothing new in the metadata that this build was made for', () => {
    expect(compare(metadata)).toEqual(nothing);
  });

  it('finds a new member', () => {
    const xml = addBefore(
      '<Member Name="holdPolicySync" Value="11" />',
      '<Member Name="reindex" Value="12" />',
    );
    expect(compare(xml)).toEqual({ ...nothing, members: ['caseAction.reindex'] });
  });

  it('finds new properties of the operation, of a derived type and of the case', () => {
    const xml = addBefore(
      '<Property Name="percentProgress" Type="Edm.Int32" />',
      '<Property Name="etaSeconds" />',
    )
      .replace('<Property Name="mailboxCount"', '<Property Name="teamCount" />$&')
      .replace('<Property Name="externalId"', '<Property Name="caseNumber" />$&');
    expect(compare(xml)).toEqual({
      ...nothing,
      properties: [
        'caseOperation.etaSeconds',
        'ediscoveryCase.caseNumber',
        'ediscoveryEstimateOperation.teamCount',
      ],
    });
  });

  it('finds a derived type, also of a derived type, and not one of another API', () => {
    const xml = addBefore(
      '<EntityType Name="ediscoveryIndexOperation"',
      `<EntityType Name="ediscoveryAuditOperation" BaseType="self.caseOperation" />
       <EntityType Name="ediscoveryDeepAuditOperation" BaseType="microsoft.graph.security.ediscoveryAuditOperation" />
       <EntityType Name="other" BaseType="microsoft.graph.ediscovery.caseOperation" />`,
    );
    expect(compare(xml)).toEqual({
      ...nothing,
      types: ['ediscoveryAuditOperation', 'ediscoveryDeepAuditOperation'],
    });
  });

  it('returns undefined for metadata of something else', () => {
    expect(compare('<Schema Namespace="microsoft.graph"><EntityType Name="user"/></Schema>')).toBeUndefined();
  });
});
