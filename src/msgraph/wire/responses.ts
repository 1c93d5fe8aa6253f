import type { CaseOperationRef } from '../../domain/case-operation.js';
import type { EdiscoveryCase } from '../../domain/ediscovery-case.js';
import { createError } from '../../domain/errors.js';
import { toCanonicalId } from '../../domain/ids.js';
import { getRequestId } from '../transport/request-id.js';
import type { GraphResponse } from '../transport/send.js';
import { readCase } from './ediscovery-case.js';
import { type OperationSnapshot, readSnapshot } from './operation.js';

function isSameId(a: string, b: string): boolean {
  return toCanonicalId(a) === toCanonicalId(b);
}

/** Reads the requested operation; returns null for another operation and for an invalid body. */
export function readRequestedOperation(
  ref: CaseOperationRef,
  { json }: GraphResponse,
): OperationSnapshot | null {
  const snapshot = readSnapshot(ref.caseId, json);
  return snapshot && isSameId(snapshot.operation.id, ref.id) ? snapshot : null;
}

/** Reads the requested operation; fails for another operation and for an invalid body. */
export function requireOperation(ref: CaseOperationRef, response: GraphResponse): OperationSnapshot {
  const snapshot = readRequestedOperation(ref, response);
  if (!snapshot) throw createError('invalidResponse', { requestId: getRequestId(response) });
  return snapshot;
}

export function requireCase(id: string, response: GraphResponse): EdiscoveryCase {
  const found = readCase(response.json);
  if (!found || !isSameId(found.id, id))
    throw createError('invalidResponse', { requestId: getRequestId(response) });
  return found;
}
