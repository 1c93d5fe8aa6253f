import type { JsonObject } from '../protocol/json.js';
import type { Version } from '../protocol/routes.js';
import { CASE_ENUMS, OPERATION_ENUMS, SENTINEL, type Vocabulary } from '../vocabulary.js';

/** What of a request and of the behaviour changes the presentation of a resource. */
export interface PresentationOptions {
  readonly version: Version;
  /** Requested with `Prefer: include-unknown-enum-members`. */
  readonly allMembers: boolean;
  readonly omitNulls: boolean;
}

const BETA_ONLY: ReadonlySet<string> = new Set(['azureBlobContainer', 'azureBlobToken', 'outputFolderId']);

/** Properties that a shortened list item lacks. */
const SHORTENED: ReadonlySet<string> = new Set(['createdBy', 'resultInfo']);

export function presentOperation(operation: JsonObject, options: PresentationOptions): JsonObject {
  return present(operation, OPERATION_ENUMS, options);
}

/** An item of a list; a short one lacks some properties. */
export function presentListItem(
  operation: JsonObject,
  options: PresentationOptions,
  short: boolean,
): JsonObject {
  const presented = presentOperation(operation, options);
  if (!short) return presented;
  return Object.fromEntries(Object.entries(presented).filter(([name]) => !SHORTENED.has(name)));
}

export function presentCase(ediscoveryCase: JsonObject, options: PresentationOptions): JsonObject {
  return present(ediscoveryCase, CASE_ENUMS, options);
}

/** The stored resource without the properties and enum members that this request does not get. */
function present(
  resource: JsonObject,
  enums: ReadonlyMap<string, Vocabulary>,
  { version, allMembers, omitNulls }: PresentationOptions,
): JsonObject {
  const presented: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(resource)) {
    if (version === 'v1.0' && BETA_ONLY.has(name)) continue;
    if (omitNulls && value === null) continue;
    const vocabulary = allMembers ? undefined : enums.get(name);
    presented[name] = vocabulary && typeof value === 'string' ? hideLaterMembers(value, vocabulary) : value;
  }
  return presented;
}

/** Replaces all later members by one sentinel, also in a comma-separated list of flags. */
function hideLaterMembers(value: string, { members }: Vocabulary): string {
  const all = value.split(',').map((member) => member.trim());
  const visible = all.filter((member) => member === '' || members.has(member));
  return visible.length === all.length ? value : [...visible, SENTINEL].join(',');
}
