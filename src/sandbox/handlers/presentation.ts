import type { JsonObject } from '../protocol/json.js';
import type { Version } from '../protocol/routes.js';
import { CASE_ENUMS, OPERATION_ENUMS, SENTINEL, type Vocabulary } from '../vocabulary.js';

/** Who reads, as far as it changes what is shown. */
export interface ResponseOptions {
  readonly version: Version;
  /** Asked for with `Prefer: include-unknown-enum-members`. */
  readonly allMembers: boolean;
}

const BETA_ONLY: ReadonlySet<string> = new Set(['azureBlobContainer', 'azureBlobToken', 'outputFolderId']);

/** The operation as this reader gets to see it. */
export function presentOperation(operation: JsonObject, reader: ResponseOptions): JsonObject {
  return present(operation, OPERATION_ENUMS, reader);
}

/** The case as this reader gets to see it. */
export function presentCase(ediscoveryCase: JsonObject, reader: ResponseOptions): JsonObject {
  return present(ediscoveryCase, CASE_ENUMS, reader);
}

function present(
  item: JsonObject,
  enums: ReadonlyMap<string, Vocabulary>,
  reader: ResponseOptions,
): JsonObject {
  const shown: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(item)) {
    if (reader.version === 'v1.0' && BETA_ONLY.has(name)) continue;
    const vocabulary = reader.allMembers ? undefined : enums.get(name);
    shown[name] = vocabulary && typeof value === 'string' ? hideLateMembers(value, vocabulary) : value;
  }
  return shown;
}

/** One sentinel in place of all members that the reader did not ask for, also in a comma-separated list of flags. */
function hideLateMembers(value: string, vocabulary: Vocabulary): string {
  const members = value.split(',').map((member) => member.trim());
  const shown = members.filter((member) => member === '' || vocabulary.shown.has(member));
  return shown.length === members.length ? value : [...shown, SENTINEL].join(',');
}
