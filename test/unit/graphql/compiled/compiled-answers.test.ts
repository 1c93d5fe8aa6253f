import { buildSchema, GraphQLError, type OperationDefinitionNode, parse } from 'graphql';
import { loadConfig } from '../../../../src/config/load-config.js';
import { createCompiledAnswers } from '../../../../src/graphql/compiled/compiled-answers.js';
import { observeOperations } from '../../../../src/telemetry/observe-operations.js';
import { createRequestScope, runInScope } from '../../../../src/telemetry/request-scope.js';

const query = 'query ($id: ID!) { name(id: $id) }';
const document = parse(query);
const [operation] = document.definitions as [OperationDefinitionNode];

it('of an operation with a wrong variable leave its trace and its log line to Apollo Server', async () => {
  const lines: unknown[] = [];
  const write = (fields: object) => void lines.push(fields);
  const answer = createCompiledAnswers({
    schema: buildSchema('type Query { name(id: ID!): String }'),
    find: () => ({
      ...{ document, operation, isRequested: true },
      execute: () => ({ errors: [new GraphQLError('A variable is wrong.')] }),
    }),
    limits: loadConfig({ UPSTREAM: 'sandbox' }).graphql.limits,
    formatError: (formatted) => formatted,
    observe: observeOperations({
      log: { debug: write, info: write, warn: write, error: write },
      metrics: {} as never,
    }),
  });
  const scope = createRequestScope('request');
  const body = { query, variables: { id: 'a' } };
  const answered = await runInScope(scope, () => answer(body, () => Promise.resolve({} as never)));
  expect([answered, scope.span, lines]).toEqual([undefined, undefined, []]);
});
