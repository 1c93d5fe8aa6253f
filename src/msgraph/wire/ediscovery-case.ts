import type { EdiscoveryCase } from '../../domain/ediscovery-case.js';
import { caseStatuses } from '../../domain/vocabulary.js';
import { createEnumReader } from './enums.js';
import { readIdentitySet } from './identity-set.js';
import { readDateTime, readObject, readString } from './readers.js';

const readStatus = createEnumReader(caseStatuses);

/**
 * Reads a case. Never throws; returns null for a value that is not an object with an id.
 *
 * @param asOf When Graph returned it.
 */
export function readCase(value: unknown, asOf: string): EdiscoveryCase | null {
  const json = readObject(value);
  const id = readString(json?.['id']);
  if (!json || !id) return null;
  const status = readStatus(json['status']);
  return {
    id,
    displayName: readString(json['displayName']),
    description: readString(json['description']),
    externalId: readString(json['externalId']),
    status: status.value,
    statusRaw: status.raw,
    createdDateTime: readDateTime(json['createdDateTime']),
    lastModifiedDateTime: readDateTime(json['lastModifiedDateTime']),
    lastModifiedBy: readIdentitySet(json['lastModifiedBy']),
    closedDateTime: readDateTime(json['closedDateTime']),
    closedBy: readIdentitySet(json['closedBy']),
    asOf,
  };
}
