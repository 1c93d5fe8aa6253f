import type { CaseOperation, ResultInfo } from '../../domain/case-operation.js';
import { caseActions, caseOperationStatuses } from '../../domain/vocabulary.js';
import { createEnumReader } from './enums.js';
import { readIdentitySet } from './identity-set.js';
import { readDetails, readKind } from './derived-types.js';
import { type JsonObject, readDateTime, readInt32, readObject, readString } from './readers.js';

const readAction = createEnumReader(caseActions);
const readStatus = createEnumReader(caseOperationStatuses);

function readResultInfo(value: unknown): ResultInfo | null {
  const info = readObject(value);
  return (
    info && {
      code: readInt32(info['code']),
      subcode: readInt32(info['subcode']),
      message: readString(info['message']),
    }
  );
}

/** An operation as it was read: the value that callers see, and the JSON that decides about updates. */
export interface OperationSnapshot {
  readonly operation: CaseOperation;
  readonly json: JsonObject;
  /** When it was read for an update, in milliseconds of the monotonic clock. */
  readonly readAt?: number;
}

/**
 * Reads an operation of a case. Never throws; an invalid value affects only its own field.
 *
 * Returns null for a value that is not an object with an id.
 */
export function readOperation(caseId: string, value: unknown): Omit<CaseOperation, 'asOf'> | null {
  const json = readObject(value);
  const id = readString(json?.['id']);
  if (!json || !id) return null;
  const action = readAction(json['action']);
  const status = readStatus(json['status']);
  const odataType = readString(json['@odata.type']);
  const kind = readKind(odataType, action.value);
  return {
    caseId,
    id,
    action: action.value,
    actionRaw: action.raw,
    status: status.value,
    statusRaw: status.raw,
    createdDateTime: readDateTime(json['createdDateTime']),
    completedDateTime: readDateTime(json['completedDateTime']),
    createdBy: readIdentitySet(json['createdBy']),
    percentProgress: readInt32(json['percentProgress']),
    resultInfo: readResultInfo(json['resultInfo']),
    kind,
    odataType,
    details: readDetails(kind, json),
    etag: readString(json['@odata.etag']),
  };
}

/** Reads an operation together with its JSON. @param asOf When Graph returned it. */
export function readSnapshot(caseId: string, value: unknown, asOf: string): OperationSnapshot | null {
  const [operation, json] = [readOperation(caseId, value), readObject(value)];
  return operation && json && { operation: { ...operation, asOf }, json };
}
