import fc from 'fast-check';
import { comparePositions, getPosition } from '../../../../src/domain/lists/operation-order.js';
import { anOperation } from '../../../testkit/operations.js';
import { operationLists, orders } from '../../../testkit/arbitraries.js';

const pairs = fc.tuple(operationLists, orders);

describe('the order of operations', () => {
  it('is antisymmetric, and no two operations are equal', () => {
    fc.assert(
      fc.property(pairs, ([operations, order]) => {
        const compare = comparePositions(order);
        const positions = operations.map((operation) => getPosition(operation, order.field));
        for (const a of positions) {
          for (const b of positions) {
            expect(Math.sign(compare(a, b)) + Math.sign(compare(b, a))).toBe(0);
            expect(compare(a, b) === 0).toBe(a === b);
          }
        }
      }),
    );
  });

  it('is transitive', () => {
    fc.assert(
      fc.property(pairs, ([operations, order]) => {
        const compare = comparePositions(order);
        const positions = operations.map((operation) => getPosition(operation, order.field));
        const broken = positions.some((a) =>
          positions.some((b) =>
            positions.some((c) => compare(a, b) < 0 && compare(b, c) < 0 && compare(a, c) >= 0),
          ),
        );
        expect(broken).toBe(false);
      }),
    );
  });

  it('does not depend on the order of the upstream', () => {
    fc.assert(
      fc.property(pairs, ([operations, order]) => {
        const compare = comparePositions(order);
        const positions = operations.map((operation) => getPosition(operation, order.field));
        expect([...positions].sort(compare)).toEqual([...positions].reverse().sort(compare));
      }),
    );
  });

  it('puts operations without the value last in both directions', () => {
    fc.assert(
      fc.property(pairs, ([operations, order]) => {
        const isMissing = operations
          .map((operation) => getPosition(operation, order.field))
          .sort(comparePositions(order))
          .map(({ key }) => key === null);
        expect(isMissing).toEqual([...isMissing].sort((a, b) => Number(a) - Number(b)));
      }),
    );
  });

  it('is by id for equal instants with different offsets, in both directions', () => {
    const [a, b] = [
      { key: '2026-01-01T02:00:00+02:00', id: 'a' },
      { key: '2026-01-01T00:00:00Z', id: 'b' },
    ];
    for (const direction of ['ASC', 'DESC'] as const) {
      expect(comparePositions({ field: 'CREATED_DATE_TIME', direction })(a, b)).toBeLessThan(0);
    }
  });

  it.each([
    ['ASC', ['old', 'new', 'none']],
    ['DESC', ['new', 'old', 'none']],
  ] as const)(
    'by COMPLETED_DATE_TIME %s compares instants up to the seventh fraction digit',
    (direction, ids) => {
      const operations = [
        anOperation({ id: 'none', completedDateTime: null }),
        anOperation({ id: 'new', completedDateTime: '2026-01-01T00:00:00.0000002Z' }),
        anOperation({ id: 'old', completedDateTime: '2026-01-01T01:00:00.0000001+01:00' }),
      ];
      const sorted = operations
        .map((operation) => getPosition(operation, 'COMPLETED_DATE_TIME'))
        .sort(comparePositions({ field: 'COMPLETED_DATE_TIME', direction }));
      expect(sorted.map(({ id }) => id)).toEqual(ids);
    },
  );

  it('by STATUS follows the progress of an operation, not the alphabet', () => {
    const statuses = ['NOT_STARTED', 'RUNNING', 'SUCCEEDED', 'PARTIALLY_SUCCEEDED', 'FAILED'] as const;
    const positions = [...statuses].sort().map((status) => getPosition(anOperation({ status }), 'STATUS'));
    positions.sort(comparePositions({ field: 'STATUS', direction: 'ASC' }));
    expect(positions.map(({ key }) => key)).toEqual(statuses);
  });
});
