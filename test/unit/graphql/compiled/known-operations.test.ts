import type { ApolloServerPlugin } from '@apollo/server';
import { buildSchema, type DocumentNode, Kind, parse } from 'graphql';
import { createKnownOperations } from '../../../../src/graphql/compiled/known-operations.js';
import type { GraphQLContext } from '../../../../src/graphql/context.js';

const schema = buildSchema('type Query { case: Case } type Case { id: ID case: Case }');

type Listener = Exclude<
  Awaited<ReturnType<NonNullable<ApolloServerPlugin<GraphQLContext>['requestDidStart']>>>,
  void
>;
type Execution = Parameters<NonNullable<Listener['executionDidStart']>>[0];

/** What the plugin reads of the execution of the only operation of a document. */
function toExecution(source: string, document: DocumentNode): Execution {
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  return { source, document, operation, request: {} } as unknown as Execution;
}

/** The operations that are known after these documents were executed. */
async function execute(documents: readonly string[]) {
  const { find, remember } = createKnownOperations(schema);
  const listener = await remember.requestDidStart?.({} as never);
  for (const source of documents) await listener?.executionDidStart?.(toExecution(source, parse(source)));
  return { isKnown: (source: string | undefined) => find(source ?? '', undefined) !== undefined };
}

const create = (count: number, toDocument: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => toDocument(index));

it('keeps a thousand small operations', async () => {
  const documents = create(1000, (index) => `{ case { a${index}: id } }`);
  const { isKnown } = await execute(documents);
  expect(isKnown(documents[0])).toBe(true);
});

it('keeps few operations with many fields, however short their documents are', async () => {
  const spreads = (name: string, to: string) => `{ a: ${name} ${to} b: ${name} ${to} c: ${name} ${to} }`;
  const fragments = ['B', 'C', 'D', 'E'].map((next, level) => {
    const fields = next === 'E' ? '{ id }' : `{ ...${next} }`;
    return `fragment ${'ABCD'.charAt(level)} on Case ${spreads('case', fields)}`;
  });
  const documents = create(100, (index) => `{ case { x${index}: id ...A } } ${fragments.join(' ')}`);
  expect(documents[0]?.length).toBeLessThan(400);
  const { isKnown } = await execute(documents);
  expect(isKnown(documents[0])).toBe(false);
  expect(isKnown(documents.at(-1))).toBe(true);
});
