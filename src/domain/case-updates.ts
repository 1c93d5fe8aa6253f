import type { Access } from './access.js';
import type { CaseOperation, CaseOperationRef } from './case-operation.js';
import { CaseOperationsError, createError, throwIfInvalid, type ValidationIssue } from './errors.js';
import { validateId } from './ids.js';
import { validateExpectation, validatePatch } from './patch/validate-patch.js';
import type { CaseOperationPatch } from './patch/patch.js';
import type { PlannedRequest } from './planned-request.js';
import type { CaseGateway } from './ports.js';
import type { UpdateAudit } from './update-audit.js';
import { toOutcome } from './update-outcome.js';

/** A string of the caller that its results repeat. */
type ClientMutationId = string | null | undefined;

const maxClientMutationIdLength = 128;

interface UpdateRequest extends CaseOperationRef {
  readonly patch: CaseOperationPatch;
  /** Values that the operation must have for the change to be sent: those that the caller last read. */
  readonly expect?: CaseOperationPatch | null;
  /** Whether to return the request instead of sending it. */
  readonly dryRun?: boolean | null;
  readonly clientMutationId?: ClientMutationId;
}

/** The operation after the change or, for a dry run, the request that would be sent. */
export interface UpdateResult {
  readonly caseOperation: CaseOperation | null;
  readonly plannedRequest: PlannedRequest | null;
}

/** The updates of a case service. Every method checks the permissions first, then the arguments. */
export interface CaseUpdates {
  updateOperation(request: UpdateRequest): Promise<UpdateResult>;
  /**
   * Runs updates concurrently, those of one operation in their order; returns one result each, in order.
   * Throws only for an invalid number of updates, or an invalid clientMutationId of the list.
   */
  updateOperations(
    requests: readonly UpdateRequest[],
    clientMutationId?: ClientMutationId,
  ): Promise<UpdateResult>[];
}

function validateClientMutationId(
  clientMutationId: ClientMutationId,
  field: readonly string[],
): ValidationIssue | undefined {
  if ((clientMutationId ?? '').length <= maxClientMutationIdLength) return undefined;
  return {
    field: [...field, 'clientMutationId'],
    message: `Expected at most ${maxClientMutationIdLength} characters.`,
  };
}

function validateUpdate(request: UpdateRequest, field: readonly string[]): void {
  const { caseId, id, patch, expect, clientMutationId } = request;
  throwIfInvalid(
    validateId(caseId, [...field, 'caseId']),
    validateId(id, [...field, 'id']),
    ...validatePatch(patch, [...field, 'patch']),
    validateClientMutationId(clientMutationId, field),
    ...(expect ? validateExpectation(expect, [...field, 'expect']) : []),
  );
}

/** A caller who may update but not read must not see the operation. */
function withoutOperation(error: unknown): unknown {
  if (!(error instanceof CaseOperationsError)) return error;
  return createError(error.reason, { ...error.details, caseOperation: undefined }, { cause: error });
}

/** Reports each property of the patch that the operation does not show, with its path in the input. */
function withPatchIssues(error: unknown, field: readonly string[]): unknown {
  if (!(error instanceof CaseOperationsError) || !error.details.unshown) return error;
  const issues = error.details.unshown.map((name) => ({
    field: [...field, 'patch', name],
    message: `Microsoft Graph accepted the update, but the operation does not show the new value of ${name}.`,
  }));
  return createError(error.reason, { ...error.details, issues }, { cause: error });
}

/** Runs the checks of updates, and records their refusal. A dry run is no update. */
function createGuard(audit: UpdateAudit | undefined) {
  return (requests: readonly UpdateRequest[], inBulk: boolean, check: () => void): void => {
    try {
      check();
    } catch (error) {
      const updates = requests.filter(({ dryRun }) => !dryRun);
      // Nothing was sent yet, whatever the error is.
      if (updates.length > 0) audit?.refuse(updates, inBulk, { ...toOutcome(error), outcome: 'not applied' });
      throw error;
    }
  };
}

export interface CaseUpdatesOptions {
  /** Maximum number of updates in one call. */
  readonly bulkUpdates: number;
  readonly audit?: UpdateAudit | undefined;
}

export function createCaseUpdates(
  gateway: CaseGateway,
  access: Access,
  { bulkUpdates, audit }: CaseUpdatesOptions,
): CaseUpdates {
  const guard = createGuard(audit);
  const update = async (
    request: UpdateRequest,
    field: readonly string[],
    inBulk: boolean,
  ): Promise<UpdateResult> => {
    guard([request], inBulk, () => {
      access.require('update', request.caseId);
      if (request.expect) access.require('read', request.caseId);
      validateUpdate(request, field);
    });
    const { caseId, id, patch, dryRun, expect } = request;
    const ref = { caseId, id };
    if (dryRun) return { caseOperation: null, plannedRequest: gateway.planUpdate(ref, patch) };
    const canRead = () => access.allows('read', caseId);
    const observer = audit?.observe({ ...ref, patch }, inBulk);
    const options = { inBulk, expect: expect ?? undefined, observer };
    const caseOperation = await gateway.updateOperation(ref, patch, options).catch((error: unknown) => {
      const reported = withPatchIssues(error, field);
      throw canRead() ? reported : withoutOperation(reported);
    });
    return { caseOperation: canRead() ? caseOperation : null, plannedRequest: null };
  };

  return {
    updateOperation: (request) => update(request, ['input'], false),
    updateOperations(requests, clientMutationId) {
      guard(requests, true, () => {
        access.require('update');
        throwIfInvalid(validateClientMutationId(clientMutationId, ['input']));
        const count = requests.length;
        if (count < 1 || count > bulkUpdates) {
          const message = `Expected 1 to ${bulkUpdates} updates, got ${count}.`;
          throwIfInvalid({ field: ['input', 'updates'], message });
        }
      });
      return requests.map((request, index) => update(request, ['input', 'updates', String(index)], true));
    },
  };
}
