import type { Access } from './access.js';
import { withAllowedDownloads } from './allowed-downloads.js';
import type { CaseOperation, CaseOperationRef } from './case-operation.js';
import type { EdiscoveryCase } from './ediscovery-case.js';
import { CaseOperationsError, throwIfInvalid } from './errors.js';
import { validateId } from './ids.js';
import { type CaseListRequest, toCasePage } from './lists/case-page.js';
import { validateRange, validateTexts } from './lists/filters.js';
import { type OperationListRequest, toOperationPage } from './lists/operation-page.js';
import { type Page, validatePage } from './lists/page.js';
import type { CaseGateway } from './ports.js';

/** The reads of a case service. Every method checks the permissions first, then the arguments. */
export interface CaseQueries {
  /** Returns null for an operation that does not exist. */
  getOperation(ref: CaseOperationRef): Promise<CaseOperation | null>;
  /** Checks a reference without reading the operation, so that it does not reveal whether the operation exists. */
  toOperationReference(ref: CaseOperationRef): Promise<CaseOperationRef>;
  listOperations(caseId: string, request: OperationListRequest): Promise<Page<CaseOperation>>;
  /** Returns null for a case that does not exist. */
  getCase(id: string): Promise<EdiscoveryCase | null>;
  /** Checks the id of a case without reading the case, and returns the id. */
  toCaseReference(id: string): Promise<string>;
  /**
   * Finds a case by its list of operations, which is read anyway; returns the id, or null for a case that does not
   * exist. A list that fails otherwise says nothing of the case: its error is that of the list.
   */
  findCaseByOperations(id: string): Promise<string | null>;
  listCases(request: CaseListRequest): Promise<Page<EdiscoveryCase>>;
}

function isNotFound(error: unknown): boolean {
  return error instanceof CaseOperationsError && error.code === 'NOT_FOUND';
}

async function nullIfNotFound<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/** @param pageSize Maximum number of items of one page. */
export function createCaseQueries(gateway: CaseGateway, access: Access, pageSize: number): CaseQueries {
  const show = (operation: CaseOperation) => withAllowedDownloads(operation, access);

  const toOperationReference: CaseQueries['toOperationReference'] = async (ref) => {
    access.require('read', ref.caseId);
    throwIfInvalid(validateId(ref.caseId, ['caseId']), validateId(ref.id, ['id']));
    return Promise.resolve(ref);
  };
  const toCaseReference: CaseQueries['toCaseReference'] = async (id) => {
    access.require('read', id);
    throwIfInvalid(validateId(id, ['id']));
    return Promise.resolve(id);
  };
  const validateList = (request: OperationListRequest | CaseListRequest) => [
    ...validatePage(request, pageSize),
    ...validateRange(request.filter?.createdDateTime, ['filter', 'createdDateTime']),
  ];

  return {
    toOperationReference,
    toCaseReference,
    async getOperation(ref) {
      const operation = await nullIfNotFound(gateway.getOperation(await toOperationReference(ref)));
      return operation && show(operation);
    },
    async listOperations(caseId, request) {
      access.require('read', caseId);
      throwIfInvalid(validateId(caseId, ['id']), ...validateList(request));
      const all: CaseOperation[] = [];
      for await (const page of gateway.listOperations(caseId)) {
        for (const operation of page) all.push(show(operation));
      }
      return toOperationPage(all, request, pageSize);
    },
    async getCase(id) {
      return nullIfNotFound(gateway.getCase(await toCaseReference(id)));
    },
    async findCaseByOperations(id) {
      const caseId = await toCaseReference(id);
      const operations = gateway.listOperations(caseId)[Symbol.asyncIterator]();
      return operations.next().then(
        () => caseId,
        (error: unknown) => (isNotFound(error) ? null : caseId),
      );
    },
    async listCases(request) {
      access.require('read');
      throwIfInvalid(...validateList(request), ...validateTexts(request.filter));
      const canRead = (caseId: string) => access.allows('read', caseId);
      return toCasePage((from) => gateway.listCases(from), { ...request, canRead }, pageSize);
    },
  };
}
