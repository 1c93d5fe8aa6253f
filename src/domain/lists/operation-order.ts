import type { CaseOperation } from '../case-operation.js';
import { toTicks } from '../date-time.js';
import type { CaseOperationStatus } from '../vocabulary.js';
import type { Position } from './page.js';

export const orderFields = ['CREATED_DATE_TIME', 'COMPLETED_DATE_TIME', 'STATUS'] as const;
export type OrderField = (typeof orderFields)[number];

export const orderDirections = ['ASC', 'DESC'] as const;
export type OrderDirection = (typeof orderDirections)[number];

export interface OperationOrder {
  readonly field: OrderField;
  readonly direction: OrderDirection;
}

/** Newest first, as a progress page needs it. */
export const defaultOrder: OperationOrder = { field: 'CREATED_DATE_TIME', direction: 'DESC' };

/** The order of statuses: not started, running, then the terminal ones from success to failure. */
const statusOrder: readonly CaseOperationStatus[] = [
  'NOT_STARTED',
  'RUNNING',
  'SUCCEEDED',
  'PARTIALLY_SUCCEEDED',
  'FAILED',
  'SUBMISSION_FAILED',
  'UNKNOWN_FUTURE_VALUE',
];

/** The position of an operation: every operation has an id. */
export interface OperationPosition extends Position {
  readonly id: string;
}

export function getPosition(operation: CaseOperation, field: OrderField): OperationPosition {
  const keys = {
    CREATED_DATE_TIME: operation.createdDateTime,
    COMPLETED_DATE_TIME: operation.completedDateTime,
    STATUS: operation.status,
  } satisfies Record<OrderField, string | null>;
  return { key: keys[field], id: operation.id };
}

function toRank(key: string | null, field: OrderField): bigint | undefined {
  if (key === null) return undefined;
  if (field !== 'STATUS') return toTicks(key);
  const index = statusOrder.indexOf(key as CaseOperationStatus);
  return index < 0 ? undefined : BigInt(index);
}

/** Whether a position is valid for a field: its key is null or a value of the field. */
export function isPosition({ key }: Position, field: OrderField): boolean {
  return key === null || toRank(key, field) !== undefined;
}

function compareStrings(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Creates a total order of positions. Null comes last in both directions, and equal values are ordered by id, so
 * that a page does not depend on the order of the upstream.
 */
export function comparePositions({
  field,
  direction,
}: OperationOrder): (a: OperationPosition, b: OperationPosition) => number {
  const sign = direction === 'ASC' ? 1 : -1;
  // A sort compares each key many times; it is parsed once.
  const ranks = new Map<string | null, bigint | undefined>();
  const getRank = (key: string | null) => {
    if (!ranks.has(key)) ranks.set(key, toRank(key, field));
    return ranks.get(key);
  };
  return (a, b) => {
    const [first, second] = [getRank(a.key), getRank(b.key)];
    if (first === second) return compareStrings(a.id, b.id);
    if (first === undefined) return 1;
    if (second === undefined) return -1;
    return first < second ? -sign : sign;
  };
}
