import type { CaseOperationRef } from '../../domain/case-operation.js';
import type { EdiscoveryCase } from '../../domain/ediscovery-case.js';
import { createError } from '../../domain/errors.js';
import { toCanonicalId } from '../../domain/ids.js';
import { readCase } from './ediscovery-case.js';
import { type OperationSnapshot, readSnapshot } from './operation.js';

/** The parsed body of a successful response. */
export interface TimedJson {
  readonly json: unknown;
  /** When Graph returned it: a date-time in UTC. */
  readonly asOf: string;
  /** Graph's `request-id`. */
  readonly requestId?: string | undefined;
}

export function isSameId(a: string, b: string): boolean {
  return a === b || toCanonicalId(a) === toCanonicalId(b);
}

/** Reads the requested operation; returns null for another operation and for an invalid body. */
export function readRequestedOperation(
  ref: CaseOperationRef,
  { json, asOf }: TimedJson,
): OperationSnapshot | null {
  const snapshot = readSnapshot(ref.caseId, json, asOf);
  return snapshot && isSameId(snapshot.operation.id, ref.id) ? snapshot : null;
}

/** Reads the requested operation; fails for another operation and for an invalid body. */
export function requireOperation(ref: CaseOperationRef, body: TimedJson): OperationSnapshot {
  const snapshot = readRequestedOperation(ref, body);
  if (!snapshot) throw createError('invalidResponse', { requestId: body.requestId });
  return snapshot;
}

/** Reads the requested case; fails for another case and for an invalid body. */
export function requireCase(id: string, { json, asOf, requestId }: TimedJson): EdiscoveryCase {
  const found = readCase(json, asOf);
  if (!found || !isSameId(found.id, id)) throw createError('invalidResponse', { requestId });
  return found;
}
