import { loadConfig } from '../../../../src/config/load-config.js';
import { createGraphQLServer } from '../../../../src/graphql/apollo.js';
import { createKnownOperations } from '../../../../src/graphql/compiled/known-operations.js';
import type { GraphQLContext } from '../../../../src/graphql/context.js';
import { createSubgraphSchema } from '../../../../src/graphql/schema.js';

const nothing = () => undefined;
const context: GraphQLContext = { service: {} as never, reportBug: nothing };
const formatError = (formatted: object) => ({ message: '', ...formatted });

async function setUp() {
  const { graphql } = loadConfig({});
  const subgraph = await createSubgraphSchema();
  const operations = createKnownOperations(subgraph.schema);
  const server = createGraphQLServer({
    ...{ ...graphql, subgraph, formatError },
    batching: false,
    remember: operations.remember,
  });
  return { operations, server };
}

describe('a document', () => {
  const field = 'ediscoveryCase(id: "a") { id }';

  it.each([
    ['within the limits is kept', `{ ${field} }`, true],
    [
      'that is too expensive is not kept',
      '{ ediscoveryCases(first: 500) { nodes { operations(first: 500) { nodes { id } } } } }',
      false,
    ],
    [
      'with too many aliases is not kept',
      `{ ${Array.from({ length: 200 }, (_, i) => `a${i}: ${field}`).join(' ')} }`,
      false,
    ],
    ['that is invalid is not kept', '{ nothing }', false],
    ['with a wrong variable is kept', 'query ($id: ID!) { ediscoveryCase(id: $id) { id } }', true],
  ])('%s', async (_, query, expected) => {
    const { operations, server } = await setUp();
    await server.executeOperation({ query }, { contextValue: context });
    expect(operations.find(query, undefined) !== undefined).toBe(expected);
  });
});

describe('the operations that are kept', () => {
  const fragment =
    'fragment F on CaseOperation { id caseId action actionRaw status statusRaw kind odataType isTerminal asOf case { id displayName } }';
  const createLarge = (number: number) =>
    `{ ${Array.from({ length: 15 }, (_, i) => `a${i}n${number}: caseOperation(caseId: "a", id: "b") { ...F }`).join(' ')} } ${fragment}`;
  const createSmall = (number: number) =>
    `query Q${number} { caseOperation(caseId: "a", id: "b") { id status } }`;

  it.each([
    ['hundreds of small ones', createSmall, 300, 300],
    // Each takes up to 2 MB when it is compiled, though its document is short.
    ['few large ones', createLarge, 60, 25],
  ])('are %s', async (_, create, count, kept) => {
    const { operations, server } = await setUp();
    const queries = Array.from({ length: count }, (_one, number) => create(number));
    for (const query of queries) await server.executeOperation({ query }, { contextValue: context });
    expect(queries.filter((query) => operations.find(query, undefined))).toEqual(queries.slice(-kept));
  });
});
