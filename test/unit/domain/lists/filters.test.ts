import {
  type CaseFilter,
  type OperationFilter,
  matchesCase,
  matchesOperation,
  validateRange,
} from '../../../../src/domain/lists/filters.js';
import { aCase, anOperation } from '../../../testkit/operations.js';

const operation = anOperation({
  status: 'RUNNING',
  action: 'CONTENT_EXPORT',
  kind: 'EXPORT',
  createdDateTime: '2026-08-01T10:00:00.5000000Z',
});

describe('a filter of operations', () => {
  it.each<[string, OperationFilter, boolean]>([
    ['nothing', {}, true],
    [
      'null everywhere',
      { status: null, action: null, kind: null, createdDateTime: null, isTerminal: null },
      true,
    ],
    ['the same status', { status: ['FAILED', 'RUNNING'] }, true],
    ['another status', { status: ['FAILED'] }, false],
    ['an empty list of statuses', { status: [] }, false],
    ['the same action', { action: ['CONTENT_EXPORT'] }, true],
    ['another action', { action: ['INDEX'] }, false],
    ['the same kind', { kind: ['EXPORT', 'INDEX'] }, true],
    ['another kind', { kind: ['SEARCH_EXPORT'] }, false],
    ['not terminal, which is true', { isTerminal: false }, true],
    ['terminal, which is false', { isTerminal: true }, false],
    ['from exactly its instant', { createdDateTime: { from: '2026-08-01T10:00:00.5Z' } }, true],
    ['from a tick later', { createdDateTime: { from: '2026-08-01T10:00:00.5000001Z' } }, false],
    [
      'to exactly its instant, which is excluded',
      { createdDateTime: { to: '2026-08-01T10:00:00.5Z' } },
      false,
    ],
    ['to a tick later', { createdDateTime: { to: '2026-08-01T10:00:00.5000001Z' } }, true],
    ['from an instant at an offset', { createdDateTime: { from: '2026-08-01T12:00:00+02:00' } }, true],
    ['an open range', { createdDateTime: { from: null, to: null } }, true],
    ['two conditions that hold', { status: ['RUNNING'], kind: ['EXPORT'] }, true],
    ['two conditions of which one fails', { status: ['RUNNING'], kind: ['TAG'] }, false],
  ])('matches or not: %s', (_, filter, expected) => {
    expect(matchesOperation(operation, filter)).toBe(expected);
  });

  it.each<[string, OperationFilter]>([
    ['status', { status: ['RUNNING'] }],
    ['action', { action: ['INDEX'] }],
    ['createdDateTime', { createdDateTime: { from: '0001-01-01T00:00:00Z' } }],
    ['createdDateTime up to an end', { createdDateTime: { to: '9999-01-01T00:00:00Z' } }],
  ])('by %s excludes an operation without the value', (_, filter) => {
    const bare = anOperation({ status: null, action: null, createdDateTime: null });
    expect(matchesOperation(bare, filter)).toBe(false);
  });

  it('by isTerminal treats an unknown status as not terminal', () => {
    const odd = anOperation({ status: 'UNKNOWN_FUTURE_VALUE' });
    expect(matchesOperation(odd, { isTerminal: true })).toBe(false);
    expect(matchesOperation(odd, { isTerminal: false })).toBe(true);
  });
});

const oneCase = aCase({
  displayName: 'Contoso v. FABRIKAM',
  externalId: '2026-17',
  status: 'CLOSED_WITH_ERROR',
  createdDateTime: '2026-08-01T10:00:00Z',
});

describe('a filter of cases', () => {
  it.each<[string, CaseFilter, boolean]>([
    ['nothing', {}, true],
    [
      'null everywhere',
      { status: null, displayNameContains: null, externalId: null, createdDateTime: null },
      true,
    ],
    ['the same status', { status: ['CLOSED_WITH_ERROR'] }, true],
    ['another status', { status: ['CLOSED'] }, false],
    ['part of its name in another case', { displayNameContains: 'fabriKAM' }, true],
    ['no part of its name', { displayNameContains: 'Northwind' }, false],
    ['an empty part of its name', { displayNameContains: '' }, true],
    ['the same external id', { externalId: '2026-17' }, true],
    ['a part of its external id only', { externalId: '2026' }, false],
    ['a range that contains it', { createdDateTime: { from: '2026-08-01T10:00:00Z' } }, true],
    ['a range that ends before it', { createdDateTime: { to: '2026-08-01T10:00:00Z' } }, false],
  ])('matches or not: %s', (_, filter, expected) => {
    expect(matchesCase(oneCase, filter)).toBe(expected);
  });

  it('by name or external id excludes a case without the value', () => {
    const bare = aCase({ displayName: null, externalId: null });
    expect(matchesCase(bare, { displayNameContains: 'n' })).toBe(false);
    expect(matchesCase(bare, { externalId: '' })).toBe(false);
  });
});

describe('a range', () => {
  const field = ['filter', 'createdDateTime'];
  const getPaths = (range: Parameters<typeof validateRange>[0]) =>
    validateRange(range, field).map((issue) => issue.field.join('.'));

  it.each([
    ['absent', undefined],
    ['null', null],
    ['open', {}],
    ['good', { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' }],
    ['empty', { from: '2026-01-01T00:00:00Z', to: '2026-01-01T01:00:00+01:00' }],
  ])('may be %s', (_, range) => {
    expect(getPaths(range)).toEqual([]);
  });

  it('with two invalid date-times has an issue for each', () => {
    expect(getPaths({ from: 'yesterday', to: '2026-02-30T00:00:00Z' })).toEqual([
      'filter.createdDateTime.from',
      'filter.createdDateTime.to',
    ]);
  });

  it('with an empty string as a bound is rejected', () => {
    expect(getPaths({ from: '' })).toEqual(['filter.createdDateTime.from']);
  });

  it('that ends before it begins is rejected', () => {
    expect(getPaths({ from: '2026-01-01T00:00:00.0000001Z', to: '2026-01-01T00:00:00Z' })).toEqual([
      'filter.createdDateTime',
    ]);
  });
});
