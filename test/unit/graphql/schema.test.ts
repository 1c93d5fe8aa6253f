import {
  getNullableType,
  type GraphQLObjectType,
  type GraphQLSchema,
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
});
