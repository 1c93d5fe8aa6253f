import fc from 'fast-check';
import { buildSchema, getOperationAST, parse } from 'graphql';
import { compileCost } from '../../../../src/graphql/limits/compile-cost.js';
import { createSubgraphSchema } from '../../../../src/graphql/schema.js';
import { getLibraryCost, getOwnCost, toOutcome } from '../../../testkit/cost-oracle.js';
import { variableValues, writeOperation } from '../../../testkit/random-operations.js';

const limits = { cost: 200_000, entities: 3, pageSize: 500 };

const abstract = buildSchema(`
  type Query { node(id: ID!): Node nodes(first: Int): [Node!]! any: Any }
  interface Node { id: ID! parent: Node }
  type Leaf implements Node { id: ID! parent: Node weight: Int }
  type Branch implements Node { id: ID! parent: Node leaves(first: Int): [Leaf!]! any: Any }
  type Other { name(of: String!): String }
  union Any = Leaf | Branch | Other
`);

const isConstant = (source: string, schema = abstract) => {
  const document = parse(source);
  const operation = getOperationAST(document, undefined)!;
  return typeof compileCost({ schema, document, operation }, limits) === 'number';
};

describe('the compiled cost of an operation', () => {
  const compare = (schema: typeof abstract) => {
    fc.assert(
      fc.property(fc.gen(), variableValues, (random, variables) => {
        const document = parse(writeOperation(schema, random));
        const request = { schema, document, variables };
        const own = toOutcome(() => getOwnCost(request, limits));
        expect(own).toEqual(toOutcome(() => getLibraryCost(request, limits)));
      }),
      { numRuns: 500 },
    );
  };

  it('is that of graphql-query-complexity, or the same error', async () => {
    compare((await createSubgraphSchema()).schema);
  });

  it('is that of graphql-query-complexity with interfaces and unions', () => {
    compare(abstract);
  });

  it.each([9_997, 9_998, 9_999])('has the same limit of selections at %p fields', (count) => {
    for (const condition of ['true', '$flag']) {
      const source = `query ($flag: Boolean!) { ...F @include(if: ${condition}) } fragment F on Query { ${'__typename '.repeat(count)} }`;
      for (const flag of [true, false]) {
        const request = { schema: abstract, document: parse(source), variables: { flag } };
        const own = toOutcome(() => getOwnCost(request, limits));
        expect(own).toEqual(toOutcome(() => getLibraryCost(request, limits)));
      }
    }
  });

  it.each([
    ['an operation without variables', '{ nodes(first: 3) { id } }', true],
    ['a variable that does not matter', 'query ($id: ID!) { node(id: $id) { id } }', true],
    ['a variable that may be invalid', 'query ($id: ID = "x") { node(id: $id) { id } }', false],
    ['a number of items', 'query ($n: Int) { nodes(first: $n) { id } }', false],
    ['a condition', 'query ($a: Boolean!) { any @skip(if: $a) { __typename } }', false],
    ['a constant condition', '{ any @skip(if: true) { __typename } }', true],
  ])('depends on variables only if it has to: %s', (_, source, expected) => {
    expect(isConstant(source)).toBe(expected);
  });

  it('of one update is constant', async () => {
    const { schema } = await createSubgraphSchema();
    const source =
      'mutation ($input: UpdateCaseOperationInput!) { updateCaseOperation(input: $input) { clientMutationId } }';
    expect(isConstant(source, schema)).toBe(true);
  });
});
