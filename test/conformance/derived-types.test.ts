import {
  type GraphQLObjectType,
  type GraphQLSchema,
  type GraphQLUnionType,
  getNamedType,
  graphql,
  isObjectType,
} from 'graphql';
import { allowAll } from '../../src/domain/access.js';
import { createCaseService } from '../../src/domain/case-service.js';
import { caseOperationKinds } from '../../src/domain/vocabulary.js';
import type { GraphQLContext } from '../../src/graphql/context.js';
import { createSubgraphSchema } from '../../src/graphql/schema.js';
import { csdlDerivedTypes } from '../testkit/csdl-members.js';
import { gatewayWith, ref } from '../testkit/gateway.js';
import { type WireObject, derivedTypes, wireOperation } from '../testkit/wire.js';

let schema: GraphQLSchema;

beforeAll(async () => {
  ({ schema } = await createSubgraphSchema());
});

/** Selects every field of a type, with aliases, because fields of different types of a union may conflict. */
function selectFields(type: GraphQLObjectType): string {
  const fields = Object.values(type.getFields()).map(({ name, type: fieldType }) => {
    const named = getNamedType(fieldType);
    const nested = isObjectType(named) ? ` { ${Object.keys(named.getFields()).join(' ')} }` : '';
    return `${type.name}_${name}: ${name}${nested}`;
  });
  return `... on ${type.name} { ${fields.join(' ')} }`;
}

/** Reads an operation from its wire JSON through the gateway, the service and the schema. */
async function queryOperation(json: WireObject) {
  const { gateway } = gatewayWith(() => ({ body: JSON.stringify({ ...json, id: ref.id }) }));
  const service = createCaseService(gateway, allowAll, { pageSize: 500, bulkUpdates: 100 });
  const contextValue: GraphQLContext = { service, reportBug: () => undefined };
  const details = (schema.getType('CaseOperationDetails') as GraphQLUnionType).getTypes();
  const source = `query ($caseId: ID!, $id: ID!) {
    caseOperation(caseId: $caseId, id: $id) {
      kind
      details { __typename ${details.map(selectFields).join(' ')} }
    }
  }`;
  const { data, errors } = await graphql({ schema, source, variableValues: ref, contextValue });
  expect(errors).toBeUndefined();
  return (data as any).caseOperation as { kind: string; details: Record<string, unknown> | null };
}

it('the kinds of the domain are the derived types of the metadata, and UNKNOWN', () => {
  const kinds = derivedTypes.map(([, kind]) => kind);
  expect([...caseOperationKinds].sort()).toEqual([...kinds, 'UNKNOWN'].sort());
});

describe.each(derivedTypes)('an operation of type %s', (typeName, kind) => {
  const properties: readonly string[] = csdlDerivedTypes[typeName];

  it(`has the kind ${kind} in the schema`, async () => {
    expect(await queryOperation(wireOperation(typeName))).toMatchObject({ kind });
  });

  it('has details with exactly the properties that the type adds, none of them null', async () => {
    const { details } = await queryOperation(wireOperation(typeName));
    const { __typename: name, ...fields } = details ?? {};
    const read = Object.entries(fields).filter(([, value]) => value !== null);
    const names = read.map(([alias]) => alias.slice(`${String(name)}_`.length));
    expect(names.filter((field) => !field.endsWith('Raw')).sort()).toEqual([...properties].sort());
    expect(details === null).toBe(properties.length === 0);
  });
});
