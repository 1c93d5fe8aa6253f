import fc from 'fast-check';
import { orderDirections, orderFields } from '../../src/domain/lists/operation-order.js';
import { caseOperationStatuses } from '../../src/domain/vocabulary.js';
import { anOperation } from './operations.js';

/** Few values, so that some are equal: null, equal instants with different offsets, and instants one tick apart. */
const dateTimes = fc.constantFrom(
  null,
  '2026-01-01T00:00:00Z',
  '2026-01-01T02:00:00+02:00',
  '2026-01-01T00:00:00.0000001Z',
  '2026-01-01T00:00:00.0000002Z',
  '2025-12-31T23:00:00-02:00',
  '0099-01-01T00:00:00Z',
);

const operations = fc
  .record({
    id: fc.stringMatching(/^[a-f0-9A-F]{1,3}$/),
    createdDateTime: dateTimes,
    completedDateTime: dateTimes,
    status: fc.constantFrom(null, ...caseOperationStatuses),
  })
  .map(anOperation);

/** Lists of up to 12 operations with unique ids and many equal values. */
export const operationLists = fc.uniqueArray(operations, { maxLength: 12, selector: ({ id }) => id });

export const orders = fc.record({
  field: fc.constantFrom(...orderFields),
  direction: fc.constantFrom(...orderDirections),
});
