import { buildSchema, graphqlSync, type GraphQLObjectType, type GraphQLResolveInfo } from 'graphql';
import { selectedFields } from '../../../../src/graphql/federation/deferred-parent.js';

const schema = buildSchema(`
  interface Node { id: ID }
  type Case implements Node { id: ID name: String parent: Case }
  type Operation implements Node { id: ID status: String }
  union Entity = Case | Operation
  type Query { entity: Entity node: Node }
`);

/** The infos that the resolvers of a query received. */
function getInfos(
  query: string,
  variableValues: Record<string, unknown> = {},
): readonly GraphQLResolveInfo[] {
  const found: GraphQLResolveInfo[] = [];
  const { entity, node } = (schema.getType('Query') as GraphQLObjectType).getFields();
  for (const field of [entity!, node!])
    field.resolve = (_source, _args, _context, info) => (found.push(info), null);
  expect(graphqlSync({ schema, source: query, variableValues }).errors).toBeUndefined();
  return found;
}

/** The fields of a Case that are selected below the first field of a query. */
const selected = (query: string, variableValues: Record<string, unknown> = {}) => [
  ...selectedFields(getInfos(query, variableValues)[0]!, 'Case'),
];

describe('the selected fields', () => {
  it.each([
    ['of an inline fragment on the type', '{ entity { ... on Case { id name } } }', ['id', 'name']],
    [
      'are not those of another type',
      '{ entity { ... on Case { id } ... on Operation { status } } }',
      ['id'],
    ],
    ['include __typename', '{ entity { __typename } }', ['__typename']],
    ['of a fragment without a condition', '{ node { ... { id } } }', ['id']],
    ['of a fragment on an interface', '{ entity { ... on Node { id } } }', ['id']],
    ['of a fragment on the union', '{ entity { ... on Entity { ... on Case { name } } } }', ['name']],
    [
      'of a named fragment',
      '{ entity { ...f } } fragment f on Case { ...g } fragment g on Case { name }',
      ['name'],
    ],
    ['are fields, not aliases', '{ entity { ... on Case { id: name } } }', ['name']],
    ['do not include nested fields', '{ entity { ... on Case { parent { name } } } }', ['parent']],
    ['come from all occurrences of a field', '{ node { id } node { ... on Case { name } } }', ['id', 'name']],
  ])('%s', (_, query, fields) => {
    expect(selected(query)).toEqual(fields);
  });

  it.each([
    ['@skip(if: $on)', true, ['id']],
    ['@skip(if: $on)', false, ['id', 'name']],
    ['@include(if: $on)', true, ['id', 'name']],
    ['@include(if: $on)', false, ['id']],
  ])('respect %s with %s, on a field, an inline fragment and a spread', (directive, on, fields) => {
    const where = [
      `... on Case { id name ${directive} }`,
      `... on Case { id } ... on Case ${directive} { name }`,
      `... on Case { id } ...f ${directive}`,
    ];
    for (const selection of where) {
      const unused = selection.includes('...f') ? '' : '... on Case @skip(if: true) { ...f }';
      const query = `query ($on: Boolean!) { entity { ${selection} ${unused} } } fragment f on Case { name }`;
      expect(selected(query, { on })).toEqual(fields);
    }
  });

  it('a spread that is skipped once is still counted elsewhere', () => {
    const query = '{ entity { ...f @skip(if: true) ...f } } fragment f on Case { name }';
    expect(selected(query)).toEqual(['name']);
  });

  it('are computed once per type', () => {
    const [info] = getInfos('{ entity { ... on Case { name } ... on Operation { status } } }');
    const [ofCase, ofOperation] = [selectedFields(info!, 'Case'), selectedFields(info!, 'Operation')];
    expect([...ofCase, ...ofOperation]).toEqual(['name', 'status']);
    expect([selectedFields(info!, 'Case'), selectedFields(info!, 'Operation')]).toEqual([
      ofCase,
      ofOperation,
    ]);
    expect(selectedFields(info!, 'Case')).toBe(ofCase);
  });

  it('fragments that spread each other twice do not take exponential time', () => {
    const depth = 60;
    const fragments = Array.from({ length: depth }, (_, n) => {
      const next = n + 1 < depth ? `...f${n + 1}` : 'name';
      return `fragment f${n} on Case { ${next} ...on Case { ${next} } }`;
    });
    expect(selected(`{ entity { ...f0 } } ${fragments.join(' ')}`)).toEqual(['name']);
  });
});
