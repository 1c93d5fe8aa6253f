import type { CaseOperation, CaseOperationRef } from './case-operation.js';
import { type CaseListRequest, pageOfCases } from './case-page.js';
import type { EdiscoveryCase } from './ediscovery-case.js';
import { CaseOperationsError, invalidInput } from './errors.js';
import { idProblem } from './ids.js';
import { rangeProblems } from './listing.js';
import { type OperationListRequest, pageOfOperations } from './operation-page.js';
import { type Page, pageProblems } from './page.js';
import { patchProblems } from './patch-rules.js';
import type { CaseOperationPatch } from './patch.js';
import type { CaseGateway, PlannedRequest } from './ports.js';
import type { Problem } from './problem.js';

interface UpdateRequest extends CaseOperationRef {
  readonly patch: CaseOperationPatch;
  /** Send nothing; answer with what would be sent. */
  readonly dryRun?: boolean | null;
}

/** Either the operation as it is after the change or, of a dry run, the request that would be sent. */
export interface UpdateResult {
  readonly caseOperation: CaseOperation | null;
  readonly plannedRequest: PlannedRequest | null;
}

/** Everything that this program does, bound to one caller. Every method checks its arguments first. */
export interface CaseService {
  getOperation(ref: CaseOperationRef): Promise<CaseOperation | null>;
  listOperations(caseId: string, request: OperationListRequest): Promise<Page<CaseOperation>>;
  getCase(id: string): Promise<EdiscoveryCase | null>;
  listCases(request: CaseListRequest): Promise<Page<EdiscoveryCase>>;
  updateOperation(request: UpdateRequest): Promise<UpdateResult>;
}

function refuse(...problems: readonly (Problem | undefined)[]): void {
  const found = problems.filter((problem) => problem !== undefined);
  if (found.length > 0) throw invalidInput(found);
}

function refuseUpdate({ caseId, id, patch }: UpdateRequest): void {
  refuse(
    idProblem(caseId, ['input', 'caseId']),
    idProblem(id, ['input', 'id']),
    ...patchProblems(patch, ['input', 'patch']),
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

export function createCaseService(gateway: CaseGateway): CaseService {
  return {
    async getOperation(ref) {
      refuse(idProblem(ref.caseId, ['caseId']), idProblem(ref.id, ['id']));
      return nullIfNotFound(gateway.getOperation(ref));
    },
    async listOperations(caseId, request) {
      refuse(
        idProblem(caseId, ['id']),
        ...pageProblems(request),
        ...rangeProblems(request.filter?.createdDateTime, ['filter', 'createdDateTime']),
      );
      return pageOfOperations(await Array.fromAsync(gateway.listOperations(caseId)), request);
    },
    async getCase(id) {
      refuse(idProblem(id, ['id']));
      return nullIfNotFound(gateway.getCase(id));
    },
    async listCases(request) {
      refuse(
        ...pageProblems(request),
        ...rangeProblems(request.filter?.createdDateTime, ['filter', 'createdDateTime']),
      );
      return pageOfCases(gateway.listCases(), request);
    },
    async updateOperation(request) {
      refuseUpdate(request);
      const { caseId, id, patch, dryRun } = request;
      return dryRun
        ? { caseOperation: null, plannedRequest: gateway.planUpdate({ caseId, id }, patch) }
        : { caseOperation: await gateway.updateOperation({ caseId, id }, patch), plannedRequest: null };
    },
  };
}
