import { isJsonObject } from '../protocol/json.js';

/** How services differ from one that keeps values exactly, shows them at once and has no quota. */
export interface Behaviour {
  /** Reads show the operations of this number of milliseconds ago; the response to a PATCH does not lag. */
  readonly readLagMs: number;
  /** What becomes of the fraction of a date that is written. */
  readonly fractions: 'keep' | 'cut' | 'round';
  /** Digits that `fractions` leaves. */
  readonly fractionDigits: number;
  /** Whether GUIDs are stored in lower case. */
  readonly lowerCaseGuids: boolean;
  /** Whether null is stored as 0 in `percentProgress`. */
  readonly nullAsZero: boolean;
  /** Whether responses omit properties that are null. */
  readonly omitNulls: boolean;
  /** Properties that a PATCH may contain and that are not written. */
  readonly readOnly: readonly string[];
  /** The body of a PATCH that returns 200: all properties, `id` with `action` and `status`, or `id` alone. */
  readonly patchBody: 'operation' | 'partial' | 'id';
  /** Milliseconds after which a PATCH is applied; its response does not wait for it. */
  readonly applyDelayMs: number;
  /** Requests of all callers in any 60 seconds, throttled ones included; 0 for no quota. */
  readonly quotaPerMinute: number;
  /** The `Retry-After` of a request above the quota. */
  readonly retryAfter: 'seconds' | 'date' | 'none';
  /** Ids of operations that exist, but are in no list. */
  readonly missingFromLists: readonly string[];
  /** Whether the items of lists lack `createdBy` and `resultInfo`. */
  readonly shortListItems: boolean;
  /** Status of every `$batch`; with any other than 200, none of its requests is executed. */
  readonly batchStatus: 200 | 404 | 405;
}

/** The longest lag of reads: the store keeps what operations were so long ago. */
export const MAX_LAG_MS = 60_000;

export const DEFAULT_BEHAVIOUR: Behaviour = {
  readLagMs: 0,
  fractions: 'keep',
  fractionDigits: 3,
  lowerCaseGuids: false,
  nullAsZero: false,
  omitNulls: false,
  readOnly: [],
  patchBody: 'operation',
  applyDelayMs: 0,
  quotaPerMinute: 0,
  retryAfter: 'seconds',
  missingFromLists: [],
  shortListItems: false,
  batchStatus: 200,
};

interface Rule {
  /** The end of "'name' of a behaviour must be …". */
  readonly expected: string;
  readonly accepts: (value: unknown) => boolean;
}

function integer(min: number, max: number): Rule {
  return {
    expected: `an integer from ${min} to ${max}`,
    accepts: (value) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max,
  };
}

function oneOf(...members: readonly (string | number)[]): Rule {
  return {
    expected: `one of ${members.join(', ')}`,
    accepts: (value) => members.some((member) => member === value),
  };
}

const BOOLEAN: Rule = { expected: 'true or false', accepts: (value) => typeof value === 'boolean' };

const STRINGS: Rule = {
  expected: 'a list of strings',
  accepts: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
};

const RULES: Readonly<Record<keyof Behaviour, Rule>> = {
  readLagMs: integer(0, MAX_LAG_MS),
  fractions: oneOf('keep', 'cut', 'round'),
  fractionDigits: integer(0, 7),
  lowerCaseGuids: BOOLEAN,
  nullAsZero: BOOLEAN,
  omitNulls: BOOLEAN,
  readOnly: STRINGS,
  patchBody: oneOf('operation', 'partial', 'id'),
  applyDelayMs: integer(0, 600_000),
  quotaPerMinute: integer(0, 1_000_000),
  retryAfter: oneOf('seconds', 'date', 'none'),
  missingFromLists: STRINGS,
  shortListItems: BOOLEAN,
  batchStatus: oneOf(200, 404, 405),
};

/** The fields of a behaviour in parsed JSON, or a message when they are not valid. */
export function readBehaviour(json: unknown): Partial<Behaviour> | string {
  if (!isJsonObject(json)) return 'Expected an object with the fields of a behaviour.';
  for (const [name, value] of Object.entries(json)) {
    const rule = Object.entries(RULES).find(([field]) => field === name)?.[1];
    if (!rule) return `A behaviour has no field '${name}'. Available: ${Object.keys(RULES).join(', ')}.`;
    if (!rule.accepts(value)) return `'${name}' of a behaviour must be ${rule.expected}.`;
  }
  return json;
}
