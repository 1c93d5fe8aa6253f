import { type CaseOperation, isTerminal } from '../case-operation.js';
import { isDateTime, toTicks } from '../date-time.js';
import type { EdiscoveryCase } from '../ediscovery-case.js';
import type { ValidationIssue } from '../errors.js';
import type { CaseAction, CaseOperationKind, CaseOperationStatus, CaseStatus } from '../vocabulary.js';

/** `from` is inclusive and `to` exclusive; null and absent bounds are open. */
export interface DateTimeRange {
  readonly from?: string | null;
  readonly to?: string | null;
}

/** All given conditions must hold; null counts as not given. */
export interface OperationFilter {
  readonly status?: readonly CaseOperationStatus[] | null;
  readonly action?: readonly CaseAction[] | null;
  readonly kind?: readonly CaseOperationKind[] | null;
  readonly createdDateTime?: DateTimeRange | null;
  readonly isTerminal?: boolean | null;
}

export interface CaseFilter {
  readonly status?: readonly CaseStatus[] | null;
  /** Part of the display name, case-insensitive. */
  readonly displayNameContains?: string | null;
  readonly externalId?: string | null;
  readonly createdDateTime?: DateTimeRange | null;
}

function isWithin(value: string | null, range: DateTimeRange | null | undefined): boolean {
  if (!range) return true;
  const ticks = value === null ? undefined : toTicks(value);
  const [from, to] = [range.from, range.to].map((bound) => (bound ? toTicks(bound) : undefined));
  if (ticks === undefined) return from === undefined && to === undefined;
  return (from === undefined || ticks >= from) && (to === undefined || ticks < to);
}

function isAmong<T>(value: T | null, allowed: readonly T[] | null | undefined): boolean {
  return !allowed || (value !== null && allowed.includes(value));
}

export function matchesOperation(operation: CaseOperation, filter: OperationFilter): boolean {
  return (
    isAmong(operation.status, filter.status) &&
    isAmong(operation.action, filter.action) &&
    isAmong(operation.kind, filter.kind) &&
    isAmong(isTerminal(operation.status), filter.isTerminal == null ? null : [filter.isTerminal]) &&
    isWithin(operation.createdDateTime, filter.createdDateTime)
  );
}

export function matchesCase(found: EdiscoveryCase, filter: CaseFilter): boolean {
  const part = filter.displayNameContains?.toLowerCase() ?? '';
  return (
    isAmong(found.status, filter.status) &&
    (part === '' || (found.displayName ?? '').toLowerCase().includes(part)) &&
    isAmong(found.externalId, filter.externalId == null ? null : [filter.externalId]) &&
    isWithin(found.createdDateTime, filter.createdDateTime)
  );
}

/** The longest text of a filter: it is compared with each case. Names in Microsoft Graph have up to 256 characters. */
const maxTextLength = 256;

/** Returns an issue for each text that is too long. */
export function validateTexts(filter: CaseFilter | null | undefined): ValidationIssue[] {
  return (['displayNameContains', 'externalId'] as const)
    .filter((name) => (filter?.[name] ?? '').length > maxTextLength)
    .map((name) => ({
      field: ['filter', name],
      message: `Expected at most ${maxTextLength} characters.`,
    }));
}

/** Returns an issue for each bound that is not a valid date-time, and for a range that ends before it begins. */
export function validateRange(
  range: DateTimeRange | null | undefined,
  field: readonly string[],
): ValidationIssue[] {
  if (!range) return [];
  const issues = (['from', 'to'] as const)
    .filter((name) => range[name] != null && !isDateTime(range[name]))
    .map((name) => ({
      field: [...field, name],
      message: 'Expected a date-time such as 2026-08-31T13:45:00Z.',
    }));
  const [from, to] = [toTicks(range.from ?? ''), toTicks(range.to ?? '')];
  if (from !== undefined && to !== undefined && to < from) {
    issues.push({ field: [...field], message: 'The range ends before it begins.' });
  }
  return issues;
}
