import type { GraphQLFieldResolver } from 'graphql';
import type { CaseOperation } from '../../domain/case-operation.js';
import type { EdiscoveryCase } from '../../domain/ediscovery-case.js';
import type { GraphQLContext } from '../context.js';
import type { CaseOperationsArgs, EdiscoveryCasesArgs } from '../types/list-input.js';
import { CaseOperationResolver } from './case-operation.js';
import { EdiscoveryCaseResolver } from './ediscovery-case.js';

type Fields<Source> = Record<string, GraphQLFieldResolver<Source, GraphQLContext, never>>;
interface OperationIds {
  readonly caseId: string;
  readonly id: string;
}

const operations = new CaseOperationResolver();
const cases = new EdiscoveryCaseResolver();

const queries: Fields<unknown> = {
  caseOperation: (_, { caseId, id }: OperationIds, context) => operations.caseOperation(caseId, id, context),
  ediscoveryCase: (_, { id }: { id: string }, context, info) => cases.ediscoveryCase(id, context, info),
  ediscoveryCases: (_, args: EdiscoveryCasesArgs, context) => cases.ediscoveryCases(args, context),
};

const mutations: Fields<unknown> = {
  updateCaseOperation: (_, { input }: { input: never }, context) =>
    operations.updateCaseOperation(input, context),
  updateCaseOperations: (_, { input }: { input: never }, context) =>
    operations.updateCaseOperations(input, context),
};

const fieldsOfOperation: Fields<CaseOperation> = {
  isTerminal: (operation) => operations.isTerminal(operation),
  case: (operation, _, context) => operations.case(operation, context),
};

const fieldsOfCase: Fields<EdiscoveryCase> = {
  operations: (found, args: CaseOperationsArgs, context) => cases.operations(found, args, context),
};

/**
 * The resolvers of type-graphql's classes, called without its conversion of arguments and parents to instances of
 * classes: it copies each value, and waits for each result once more.
 */
export const directResolvers = {
  Query: queries,
  Mutation: mutations,
  CaseOperation: fieldsOfOperation,
  EdiscoveryCase: fieldsOfCase,
};
