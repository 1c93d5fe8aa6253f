import type { CaseOperation, CaseOperationRef } from '../../domain/case-operation.js';
import type { EdiscoveryCase } from '../../domain/ediscovery-case.js';
import { createError } from '../../domain/errors.js';
import { getRequestId } from '../transport/request-id.js';
import type { GraphResponse } from '../transport/send.js';
import { readCase } from './ediscovery-case.js';
import { readOperation } from './operation.js';

// Ids are opaque, but Graph has been seen to change the case of the GUIDs in its own links.
export function sameId(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** The operation that was asked for; null for another one and for what is none. */
export function readRequestedOperation(ref: CaseOperationRef, { json }: GraphResponse): CaseOperation | null {
  const operation = readOperation(ref.caseId, json);
  return operation && sameId(operation.id, ref.id) ? operation : null;
}

/** The same for a read, where anything else is a failure. */
export function requireOperation(ref: CaseOperationRef, response: GraphResponse): CaseOperation {
  const operation = readRequestedOperation(ref, response);
  if (!operation) throw createError('invalidResponse', { requestId: getRequestId(response) });
  return operation;
}

export function requireCase(id: string, response: GraphResponse): EdiscoveryCase {
  const found = readCase(response.json);
  if (!found || !sameId(found.id, id))
    throw createError('invalidResponse', { requestId: getRequestId(response) });
  return found;
}

/** 204, 202 and an empty 200 say that the change was taken, and show nothing of the operation. */
export function hasNoContent({ status, empty }: GraphResponse): boolean {
  return status === 204 || status === 202 || empty;
}
