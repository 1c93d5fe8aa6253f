import type { CaseOperation, CaseOperationRef } from '../../domain/case-operation.js';
import type { EdiscoveryCase } from '../../domain/ediscovery-case.js';
import { createError } from '../../domain/errors.js';
import { getRequestId } from '../transport/request-id.js';
import type { GraphResponse } from '../transport/send.js';
import { readCase } from './ediscovery-case.js';
import { readOperation } from './operation.js';

/** Ids are compared case-insensitively: Graph was observed to change the case of GUIDs in its links. */
export function isSameId(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Reads the requested operation; returns null for another operation and for an invalid body. */
export function readRequestedOperation(ref: CaseOperationRef, { json }: GraphResponse): CaseOperation | null {
  const operation = readOperation(ref.caseId, json);
  return operation && isSameId(operation.id, ref.id) ? operation : null;
}

/** Reads the requested operation; fails for another operation and for an invalid body. */
export function requireOperation(ref: CaseOperationRef, response: GraphResponse): CaseOperation {
  const operation = readRequestedOperation(ref, response);
  if (!operation) throw createError('invalidResponse', { requestId: getRequestId(response) });
  return operation;
}

export function requireCase(id: string, response: GraphResponse): EdiscoveryCase {
  const found = readCase(response.json);
  if (!found || !isSameId(found.id, id))
    throw createError('invalidResponse', { requestId: getRequestId(response) });
  return found;
}

/** Whether Graph accepted a change without returning the operation: 204, 202 or an empty 200. */
export function hasNoContent({ status, empty }: GraphResponse): boolean {
  return status === 204 || status === 202 || empty;
}
