import {
  getNullableType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type GraphQLUnionType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { createSubgraphSchema } from '../../../src/graphql/schema.js';

describe('the schema', () => {
  let schema: GraphQLSchema;
  let objects: readonly GraphQLObjectType[];
  beforeAll(async () => {
    ({ schema } = await createSubgraphSchema());
    objects = Object.values(schema.getTypeMap()).filter(isObjectType);
  });

  const isEntity = ({ astNode }: GraphQLObjectType) =>
    astNode?.directives?.some(({ name }) => name.value === 'key') ?? false;

  it('has root fields that are nullable, so that the failure of one leaves the others', () => {
    // A subscription has one root field.
    const roots = [schema.getQueryType(), schema.getMutationType()];
    const nonNull = roots.flatMap((root) =>
      Object.values(root?.getFields() ?? {}).filter(({ type }) => isNonNullType(type)),
    );
    // The federation specification requires these two; neither fails as a whole.
    expect(nonNull.map(({ name }) => name)).toEqual(['_entities', '_service']);
  });

  it('has a field id only in entities, because client caches merge objects of equal id', () => {
    const withId = objects.filter((type) => ['id', '_id'].some((name) => name in type.getFields()));
    expect(withId.map(({ name }) => name)).toEqual(['CaseOperation', 'EdiscoveryCase']);
    expect(withId.every(isEntity)).toBe(true);
    for (const type of withId) {
      expect(String(type.getFields()['id']?.type)).toBe('ID!');
      expect(String(getNullableType(type.getFields()['id']!.type))).toBe('ID');
    }
  });

  it('has a domain name for every type that is not a convention', () => {
    const conventions =
      /^(__\w+|_Any|_Entity|_Service|federation__\w+|link__\w+|Query|Mutation|Subscription|PageInfo|DateTime|Int64|JSONObject|String|Int|Boolean|ID|Float)$/;
    const domain = /^(Update)?(CaseOperation|CaseAction|Ediscovery)/;
    const others = Object.keys(schema.getTypeMap()).filter((name) => !conventions.test(name));
    expect(others.filter((name) => !domain.test(name))).toEqual([]);
  });

  it('has resolvers only for what is not a plain property, and for cases, whose properties may be promises', () => {
    const fields = objects
      .filter(({ name }) => !/^(__.*|Query|Mutation|Subscription)$/.test(name))
      .flatMap((type) => Object.values(type.getFields()).map((field) => ({ ...field, owner: type.name })))
      .filter(({ resolve }) => resolve !== undefined)
      .map(({ owner, name }) => `${owner}.${name}`);
    const ofCases = Object.keys((schema.getType('EdiscoveryCase') as GraphQLObjectType).getFields());
    expect(fields.sort()).toEqual(
      [
        ...['CaseOperation.case', 'CaseOperation.isTerminal', 'CaseOperationFileMetadata.downloadUrl'],
        'CaseOperationIdentity.identityId',
        ...ofCases.map((name) => `EdiscoveryCase.${name}`),
      ].sort(),
    );
  });

  it('resolves the type of details without a promise', () => {
    const details = schema.getType('CaseOperationDetails') as GraphQLUnionType;
    const resolveType = details.resolveType as unknown as (details: object) => unknown;
    const kinds = [
      'ADD_TO_REVIEW_SET',
      'ESTIMATE',
      'EXPORT',
      'HOLD_POLICY_SYNC',
      'PURGE_DATA',
      'SEARCH_EXPORT',
    ];
    const names = kinds.map((kind) => resolveType({ kind }));
    expect([...names].sort()).toEqual(
      details
        .getTypes()
        .map(({ name }) => name)
        .sort(),
    );
  });
});
