import { getOperationAST, parse } from 'graphql';
import { loadConfig } from '../../../../src/config/load-config.js';
import { createGraphQLServer } from '../../../../src/graphql/apollo.js';
import { compileOperation } from '../../../../src/graphql/compiled/compile-operation.js';
import { createCompiledAnswers } from '../../../../src/graphql/compiled/compiled-answers.js';
import { createKnownOperations } from '../../../../src/graphql/compiled/known-operations.js';
import type { GraphQLContext } from '../../../../src/graphql/context.js';
import type { OperationEnd } from '../../../../src/graphql/observe-operations.js';
import { createSubgraphSchema } from '../../../../src/graphql/schema.js';

const nothing = () => undefined;
const context: GraphQLContext = { service: {} as never, reportBug: nothing };
const formatError = (formatted: object) => ({ message: '', ...formatted });

async function setUp() {
  const { graphql } = loadConfig({});
  const subgraph = await createSubgraphSchema();
  const operations = createKnownOperations(subgraph.schema);
  let started = 0;
  const ends: OperationEnd[] = [];
  const observe = () => {
    started += 1;
    return (end: OperationEnd) => void ends.push(end);
  };
  const server = createGraphQLServer({
    ...{ ...graphql, subgraph, formatError, observe },
    batching: false,
    remember: operations.remember,
  });
  const { limits } = graphql;
  return { ...{ subgraph, limits, operations, server, observe, ends }, countStarted: () => started };
}

describe('a compiled operation', () => {
  it('with wrong variables is observed once, although Apollo Server answers it', async () => {
    const { subgraph, limits, server, observe, ends, countStarted } = await setUp();
    const query = 'query ($id: ID!) { ediscoveryCase(id: $id) { id } }';
    const document = parse(query);
    const execute = await compileOperation(subgraph.schema, document, undefined);
    const operation = getOperationAST(document, undefined)!;
    const answer = createCompiledAnswers({
      ...{ schema: subgraph.schema, limits, formatError, observe },
      find: () => ({ document, operation, execute, isRequested: true }),
    });
    const variables = { id: {} };
    expect(await answer({ query, variables }, () => Promise.resolve(context))).toBeUndefined();
    await server.executeOperation({ query, variables }, { contextValue: context });
    expect([countStarted(), ends.length]).toEqual([1, 1]);
    await server.executeOperation({ query, variables }, { contextValue: context });
    expect([countStarted(), ends.length]).toEqual([2, 2]);
  });
});

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
    `{ ${Array.from({ length: 20 }, (_, i) => `a${i}n${number}: caseOperation(caseId: "a", id: "b") { ...F }`).join(' ')} } ${fragment}`;
  const createSmall = (number: number) =>
    `query Q${number} { caseOperation(caseId: "a", id: "b") { id status } }`;

  it.each([
    ['hundreds of small ones', createSmall, 300, 300],
    // Each takes up to 2 MB when it is compiled, though its document is short.
    ['few large ones', createLarge, 60, 19],
  ])('are %s', async (_, create, count, kept) => {
    const { operations, server } = await setUp();
    const queries = Array.from({ length: count }, (_one, number) => create(number));
    for (const query of queries) await server.executeOperation({ query }, { contextValue: context });
    expect(queries.filter((query) => operations.find(query, undefined))).toEqual(queries.slice(-kept));
  });
});
