import { buildSchema, GraphQLError, type GraphQLSchema, parse } from 'graphql';
import { createSubgraphSchema } from '../../../../src/graphql/schema.js';
import { getOwnCost } from '../../../testkit/cost-oracle.js';

describe('the cost of an operation', () => {
  let schema: GraphQLSchema;
  beforeAll(async () => ({ schema } = await createSubgraphSchema()));

  const limits = { cost: 1000, entities: 3, pageSize: 500 };
  const costOf = (source: string, variables: Record<string, unknown> = {}, of: GraphQLSchema = schema) =>
    getOwnCost({ schema: of, document: parse(source), variables }, limits);
  const codeOf = (source: string, variables?: Record<string, unknown>) => {
    try {
      return costOf(source, variables);
    } catch (error) {
      return error instanceof GraphQLError ? (error.extensions['code'] ?? error.message) : error;
    }
  };

  it.each<[string, string, number, Record<string, unknown>?]>([
    ['a field', '{ __typename }', 1],
    ['a short alias', '{ short: __typename }', 1],
    ['an alias of 32 characters', `{ ${'a'.repeat(32)}: __typename }`, 1 + 2],
    ['a single read', '{ ediscoveryCase(id: "x") { id displayName } }', 100 + 2],
    ['a list of 10', '{ ediscoveryCases(first: 10) { nodes { id status } } }', 1500 + 10 * 3],
    ['a list of the default size', '{ ediscoveryCases { nodes { id } } }', 1500 + 50 * 2],
    ['a list of null', '{ ediscoveryCases(first: null) { nodes { id } } }', 1500 + 50 * 2],
    ['an empty list', '{ ediscoveryCases(first: 0) { nodes { id } } }', 1500],
    ['a list with a negative size', '{ ediscoveryCases(first: -5) { nodes { id } } }', 1500],
    ['a list above the page size', '{ ediscoveryCases(first: 2147483647) { nodes { id } } }', 1500 + 500 * 2],
    ['a variable', 'query ($n: Int) { ediscoveryCases(first: $n) { nodes { id } } }', 1506, { n: 3 }],
    ['a variable without a value', 'query ($n: Int) { ediscoveryCases(first: $n) { nodes { id } } }', 1600],
    [
      'the default of a variable',
      'query ($n: Int = 2) { ediscoveryCases(first: $n) { nodes { id } } }',
      1504,
    ],
    [
      'nested lists',
      '{ ediscoveryCases(first: 2) { nodes { operations(first: 3) { nodes { id } } } } }',
      1500 + 2 * (1 + 1500 + 3 * 2),
    ],
    [
      'the most expensive type of a union',
      '{ caseOperation(caseId: "c", id: "i") { details { ... on EdiscoveryEstimateDetails { mailboxCount siteCount } ... on EdiscoveryExportDetails { outputName } } } }',
      100 + 3,
    ],
    ['a field that is skipped', 'query ($a: Boolean!) { __typename @skip(if: $a) }', 0, { a: true }],
    ['the same fragment twice', '{ ...F ...F } fragment F on Query { __typename }', 2],
    [
      'a change',
      'mutation { updateCaseOperation(input: {caseId: "c", id: "i", patch: {}}) { clientMutationId } }',
      11,
    ],
    [
      'several changes',
      'mutation ($u: [UpdateCaseOperationInput!]!) { updateCaseOperations(input: {updates: $u}) { clientMutationId } }',
      1 + 2 * 11,
      { u: [1, 2].map((id) => ({ caseId: 'c', id, patch: {} })) },
    ],
    [
      'entities',
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on EdiscoveryCase { id } } }',
      1 + 3 * (100 + 1),
      { r: [{}, {}, {}] },
    ],
  ])('is that of %s', (_, source, cost, variables = {}) => {
    expect(costOf(source, variables)).toBe(cost);
  });

  it('is a finite number for deeply nested lists', () => {
    const deep = (level: number): string =>
      level === 0 ? 'id' : `operations(first: 500) { nodes { case { ${deep(level - 1)} } } }`;
    expect(costOf(`{ ediscoveryCase(id: "x") { ${deep(100)} } }`)).toBe(Number.MAX_SAFE_INTEGER);
  });

  it('is an error for more entities than allowed', () => {
    const source = '{ _entities(representations: [{}, {}, {}, {}]) { __typename } }';
    expect(codeOf(source)).toBe('ENTITY_LIMIT_EXCEEDED');
  });

  it('of fragments that are doubled 30 times exceeds any limit without being computed', () => {
    const fragments = Array.from(
      { length: 30 },
      (_, level) => `fragment F${level} on Query { ...F${level + 1} ...F${level + 1} }`,
    );
    const source = `{ ...F0 } ${fragments.join(' ')} fragment F30 on Query { __typename }`;
    expect(codeOf(source)).toBe('COST_LIMIT_EXCEEDED');
  });

  it('of an anonymous operation does not include other operations of the document', () => {
    expect(costOf('{ __typename } query Other { ediscoveryCases { nodes { id } } }')).toBe(1);
  });

  it('is an error of GraphQL if a non-null argument is null', () => {
    const source = 'query ($id: ID = "x") { ediscoveryCase(id: $id) { id } }';
    expect(codeOf(source, { id: null })).toMatch(/^Argument "id" of non-null type/);
  });

  /** A document for each root field, and its cost. */
  const roots: Readonly<Record<string, readonly [string, number]>> = {
    'Query._service': ['{ _service { sdl } }', 5001],
    'Query._entities': ['{ _entities(representations: [{}]) { __typename } }', 1 + 100 + 1],
    'Query.caseOperation': ['{ caseOperation(caseId: "c", id: "i") { id } }', 100 + 1],
    'Query.ediscoveryCase': ['{ ediscoveryCase(id: "c") { id } }', 100 + 1],
    'Query.ediscoveryCases': ['{ ediscoveryCases(first: 1) { nodes { id } } }', 1500 + 2],
    'Subscription.caseOperationProgress': [
      'subscription { caseOperationProgress(caseId: "c", id: "i") { stale } }',
      100 + 1,
    ],
    'Subscription.caseOperationsProgress': [
      'subscription { caseOperationsProgress(caseId: "c") { stale } }',
      1500 + 1,
    ],
    'Mutation.updateCaseOperation': [
      'mutation { updateCaseOperation(input: {caseId: "c", id: "i", patch: {}}) { clientMutationId } }',
      10 + 1,
    ],
    'Mutation.updateCaseOperations': [
      'mutation { updateCaseOperations(input: {updates: [{caseId: "c", id: "i", patch: {}}]}) { clientMutationId } }',
      1 + 10 + 1,
    ],
  };

  it('is known for every root field', () => {
    const types = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const fields = types.flatMap((type) =>
      Object.keys(type?.getFields() ?? {}).map((field) => `${type?.name ?? ''}.${field}`),
    );
    expect(fields.sort()).toEqual(Object.keys(roots).sort());
    for (const [name, [source, cost]] of Object.entries(roots))
      expect([name, costOf(source)]).toEqual([name, cost]);
  });

  it('of a new root field is that of a read, or of a list', () => {
    const later = buildSchema(`
      schema { query: Root mutation: Change subscription: Live }
      type Root { report: String reports(first: Int): [Root] }
      type Change { remove: Root }
      type Live { progress: Int }
    `);
    expect(costOf('{ report }', {}, later)).toBe(100);
    expect(costOf('{ reports(first: 2) { __typename } }', {}, later)).toBe(1500 + 2);
    expect(costOf('mutation { remove { __typename } }', {}, later)).toBe(100 + 1);
    expect(costOf('subscription { progress }', {}, later)).toBe(100);
  });

  it('of introspection is that of its fields', () => {
    expect(costOf('{ __schema { queryType { name } } __type(name: "Query") { name } }')).toBe(3 + 2);
  });
});
