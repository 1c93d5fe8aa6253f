import { type CaseOperation, isTerminal } from '../case-operation.js';
import { toTicks } from '../date-time.js';
import type { EdiscoveryCase } from '../ediscovery-case.js';
import type { ValidationIssue } from '../problem.js';
import type { CaseAction, CaseOperationKind, CaseOperationStatus, CaseStatus } from '../vocabulary.js';

/** From `from` on, up to and without `to`; null and absent bounds are open. */
export interface DateTimeRange {
  readonly from?: string | null;
  readonly to?: string | null;
}

/** What to keep of a list: every condition that is named must hold; null counts as not named. */
export interface OperationFilter {
  readonly status?: readonly CaseOperationStatus[] | null;
  readonly action?: readonly CaseAction[] | null;
  readonly kind?: readonly CaseOperationKind[] | null;
  readonly createdDateTime?: DateTimeRange | null;
  readonly isTerminal?: boolean | null;
}

export interface CaseFilter {
  readonly status?: readonly CaseStatus[] | null;
  /** Part of the name, upper and lower case alike. */
  readonly displayNameContains?: string | null;
  readonly externalId?: string | null;
  readonly createdDateTime?: DateTimeRange | null;
}

function within(text: string | null, range: DateTimeRange | null | undefined): boolean {
  if (!range) return true;
  const ticks = text === null ? undefined : toTicks(text);
  const [from, to] = [range.from, range.to].map((bound) => (bound ? toTicks(bound) : undefined));
  if (ticks === undefined) return from === undefined && to === undefined;
  return (from === undefined || ticks >= from) && (to === undefined || ticks < to);
}

function among<T>(value: T | null, allowed: readonly T[] | null | undefined): boolean {
  return !allowed || (value !== null && allowed.includes(value));
}

export function matchesOperation(operation: CaseOperation, filter: OperationFilter): boolean {
  return (
    among(operation.status, filter.status) &&
    among(operation.action, filter.action) &&
    among(operation.kind, filter.kind) &&
    among(isTerminal(operation.status), filter.isTerminal == null ? null : [filter.isTerminal]) &&
    within(operation.createdDateTime, filter.createdDateTime)
  );
}

export function matchesCase(found: EdiscoveryCase, filter: CaseFilter): boolean {
  const part = filter.displayNameContains?.toLowerCase() ?? '';
  return (
    among(found.status, filter.status) &&
    (part === '' || (found.displayName ?? '').toLowerCase().includes(part)) &&
    among(found.externalId, filter.externalId == null ? null : [filter.externalId]) &&
    within(found.createdDateTime, filter.createdDateTime)
  );
}

/** The bounds of a range that are no date-times, and a range that ends before it begins. */
export function validateRange(
  range: DateTimeRange | null | undefined,
  field: readonly string[],
): ValidationIssue[] {
  if (!range) return [];
  const problems = (['from', 'to'] as const)
    .filter((name) => range[name] != null && toTicks(range[name]) === undefined)
    .map((name) => ({
      field: [...field, name],
      message: 'Not a date-time: write it like 2026-08-31T13:45:00Z.',
    }));
  const [from, to] = [toTicks(range.from ?? ''), toTicks(range.to ?? '')];
  if (from !== undefined && to !== undefined && to < from) {
    problems.push({ field: [...field], message: 'The range ends before it begins.' });
  }
  return problems;
}
