import type { Access } from './access.js';
import type { CaseOperation, CaseOperationRef } from './case-operation.js';
import { type CaseListRequest, toCasePage } from './lists/case-page.js';
import type { EdiscoveryCase } from './ediscovery-case.js';
import { CaseOperationsError, createError, invalidInput } from './errors.js';
import { validateId } from './ids.js';
import { validateRange } from './lists/filters.js';
import { type OperationListRequest, toOperationPage } from './lists/operation-page.js';
import { type Page, validatePage, withPageSize } from './lists/page.js';
import { validateExpectation, validatePatch } from './patch/validate-patch.js';
import type { CaseOperationPatch } from './patch/patch.js';
import type { CaseGateway, PlannedRequest } from './ports.js';
import type { ValidationIssue } from './problem.js';
import { withholdDownloads } from './withheld-downloads.js';

/** How much one call may ask for. */
export interface CaseServiceLimits {
  /** Items of one page. */
  readonly pageSize: number;
  /** Updates of one bulk. */
  readonly bulkUpdates: number;
}

interface UpdateRequest extends CaseOperationRef {
  readonly patch: CaseOperationPatch;
  /** What the operation must show for the change to be sent: the values that the caller last saw. */
  readonly expect?: CaseOperationPatch | null;
  /** Send nothing; answer with what would be sent. */
  readonly dryRun?: boolean | null;
}

/** Either the operation as it is after the change or, of a dry run, the request that would be sent. */
export interface UpdateResult {
  readonly caseOperation: CaseOperation | null;
  readonly plannedRequest: PlannedRequest | null;
}

/**
 * Everything that this program does, bound to one caller, for queries, mutations and a gateway's references alike.
 * Every method first checks what its caller may do, then its arguments.
 */
export interface CaseService {
  getOperation(ref: CaseOperationRef): Promise<CaseOperation | null>;
  /** For those who only name an operation: checked, but not read, so that nobody knows whether it exists. */
  toOperationReference(ref: CaseOperationRef): Promise<CaseOperationRef>;
  listOperations(caseId: string, request: OperationListRequest): Promise<Page<CaseOperation>>;
  getCase(id: string): Promise<EdiscoveryCase | null>;
  /** For those who only name a case: checked, but not read. Answers with its id. */
  toCaseReference(id: string): Promise<string>;
  listCases(request: CaseListRequest): Promise<Page<EdiscoveryCase>>;
  updateOperation(request: UpdateRequest): Promise<UpdateResult>;
  /**
   * Many updates side by side, those of one operation in their order; one result each, in order. Fails as a
   * whole only for a wrong number of them.
   */
  updateOperations(requests: readonly UpdateRequest[]): Promise<UpdateResult>[];
}

function refuse(...issues: readonly (ValidationIssue | undefined)[]): void {
  const found = issues.filter((problem) => problem !== undefined);
  if (found.length > 0) throw invalidInput(found);
}

function refuseUpdate({ caseId, id, patch, expect }: UpdateRequest, field: readonly string[]): void {
  refuse(
    validateId(caseId, [...field, 'caseId']),
    validateId(id, [...field, 'id']),
    ...validatePatch(patch, [...field, 'patch']),
    ...(expect ? validateExpectation(expect, [...field, 'expect']) : []),
  );
}

async function nullIfNotFound<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof CaseOperationsError && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}

/** Who may change but not read is not shown what is there. */
function withoutOperation(error: unknown): unknown {
  if (!(error instanceof CaseOperationsError)) return error;
  return createError(error.reason, { ...error.details, caseOperation: undefined }, { cause: error });
}

export function createCaseService(
  gateway: CaseGateway,
  access: Access,
  { pageSize, bulkUpdates }: CaseServiceLimits,
): CaseService {
  const mayRead = (caseId: string) => access.allows('read', caseId);
  const asShown = (operation: CaseOperation): CaseOperation =>
    access.allows('update', operation.caseId) ? operation : withholdDownloads(operation);

  const update = async (
    request: UpdateRequest,
    field: readonly string[],
    inBulk: boolean,
  ): Promise<UpdateResult> => {
    access.require('update', request.caseId);
    if (request.expect) access.require('read', request.caseId);
    refuseUpdate(request, field);
    const { caseId, id, patch, dryRun, expect } = request;
    const ref = { caseId, id };
    if (dryRun) return { caseOperation: null, plannedRequest: gateway.planUpdate(ref, patch) };
    const options = { inBulk, expect: expect ?? undefined };
    const caseOperation = await gateway.updateOperation(ref, patch, options).catch((error: unknown) => {
      throw mayRead(caseId) ? error : withoutOperation(error);
    });
    return { caseOperation: mayRead(caseId) ? caseOperation : null, plannedRequest: null };
  };

  const toOperationReference: CaseService['toOperationReference'] = async (ref) => {
    access.require('read', ref.caseId);
    refuse(validateId(ref.caseId, ['caseId']), validateId(ref.id, ['id']));
    return Promise.resolve(ref);
  };
  const toCaseReference: CaseService['toCaseReference'] = async (id) => {
    access.require('read', id);
    refuse(validateId(id, ['id']));
    return Promise.resolve(id);
  };

  return {
    toOperationReference,
    toCaseReference,
    async getOperation(ref) {
      const operation = await nullIfNotFound(gateway.getOperation(await toOperationReference(ref)));
      return operation && asShown(operation);
    },
    async listOperations(caseId, request) {
      access.require('read', caseId);
      refuse(
        validateId(caseId, ['id']),
        ...validatePage(request, pageSize),
        ...validateRange(request.filter?.createdDateTime, ['filter', 'createdDateTime']),
      );
      const all = await Array.fromAsync(gateway.listOperations(caseId), asShown);
      return toOperationPage(all, withPageSize(request, pageSize));
    },
    async getCase(id) {
      return nullIfNotFound(gateway.getCase(await toCaseReference(id)));
    },
    async listCases(request) {
      access.require('read');
      refuse(
        ...validatePage(request, pageSize),
        ...validateRange(request.filter?.createdDateTime, ['filter', 'createdDateTime']),
      );
      return toCasePage(gateway.listCases(), { ...withPageSize(request, pageSize), canRead: mayRead });
    },
    updateOperation: (request) => update(request, ['input'], false),
    updateOperations(requests) {
      access.require('update');
      const count = requests.length;
      const problem =
        count >= 1 && count <= bulkUpdates
          ? undefined
          : { field: ['input', 'updates'], message: `Give 1 to ${bulkUpdates} updates; these are ${count}.` };
      refuse(problem);
      return requests.map((request, index) => update(request, ['input', 'updates', String(index)], true));
    },
  };
}
