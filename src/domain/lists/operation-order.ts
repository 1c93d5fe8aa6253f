import type { CaseOperation } from '../case-operation.js';
import { toTicks } from '../date-time.js';
import type { CaseOperationStatus } from '../vocabulary.js';

export const orderFields = ['CREATED_DATE_TIME', 'COMPLETED_DATE_TIME', 'STATUS'] as const;
export type OrderField = (typeof orderFields)[number];

export const orderDirections = ['ASC', 'DESC'] as const;
export type OrderDirection = (typeof orderDirections)[number];

export interface OperationOrder {
  readonly field: OrderField;
  readonly direction: OrderDirection;
}

/** Newest first: what a progress page shows. */
export const defaultOrder: OperationOrder = { field: 'CREATED_DATE_TIME', direction: 'DESC' };

/** The course of a job: waiting, at work, then its ends from good to bad. */
const course: readonly CaseOperationStatus[] = [
  'NOT_STARTED',
  'RUNNING',
  'SUCCEEDED',
  'PARTIALLY_SUCCEEDED',
  'FAILED',
  'SUBMISSION_FAILED',
  'UNKNOWN_FUTURE_VALUE',
];

/** Where an operation stands in an order: the text that it is sorted by, then its id. */
export interface Position {
  readonly key: string | null;
  readonly id: string;
}

export function getPosition(operation: CaseOperation, field: OrderField): Position {
  const keys = {
    CREATED_DATE_TIME: operation.createdDateTime,
    COMPLETED_DATE_TIME: operation.completedDateTime,
    STATUS: operation.status,
  } satisfies Record<OrderField, string | null>;
  return { key: keys[field], id: operation.id };
}

function rank(key: string | null, field: OrderField): bigint | undefined {
  if (key === null) return undefined;
  if (field !== 'STATUS') return toTicks(key);
  const index = course.indexOf(key as CaseOperationStatus);
  return index < 0 ? undefined : BigInt(index);
}

/** Whether an operation could stand there: its key is a value of the field, or none. */
export function isPosition({ key }: Position, field: OrderField): boolean {
  return key === null || rank(key, field) !== undefined;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * A total order of positions. What lacks the value comes last in both directions, and equal values go by id:
 * so a page never depends on the order in which the upstream happened to answer.
 */
export function comparePositions({ field, direction }: OperationOrder): (a: Position, b: Position) => number {
  const sign = direction === 'ASC' ? 1 : -1;
  // Sorting compares each many times; a text is parsed once.
  const ranks = new Map<string | null, bigint | undefined>();
  const getRank = (key: string | null) => {
    if (!ranks.has(key)) ranks.set(key, rank(key, field));
    return ranks.get(key);
  };
  return (a, b) => {
    const [first, second] = [getRank(a.key), getRank(b.key)];
    if (first === second) return compareText(a.id, b.id);
    if (first === undefined) return 1;
    if (second === undefined) return -1;
    return first < second ? -sign : sign;
  };
}
