import type { Effect, ErrorReason } from '../../../../src/domain/errors.js';
import { getStatusPolicy } from '../../../../src/msgraph/layers/status-policy.js';

/** The statuses, what they mean, what a write may have done, what is retried, and whether all requests wait. */
type Row = readonly [
  statuses: readonly number[],
  reason: ErrorReason,
  effect: Effect,
  retry: 'any' | 'reads' | 'none',
  throttles: boolean,
];

const table: readonly Row[] = [
  // Not followed, and unexpected.
  [[300, 301, 302, 303, 304, 307, 308, 399], 'invalidResponse', 'maybe', 'none', false],
  // Refusals.
  [
    [400, 406, 411, 413, 414, 415, 416, 417, 418, 422, 426, 428, 431, 451, 498],
    'badRequest',
    'none',
    'none',
    false,
  ],
  [[401], 'roleMissing', 'none', 'none', false],
  [[402, 403], 'forbidden', 'none', 'none', false],
  [[404, 410], 'notFound', 'none', 'none', false],
  [[405], 'badRequest', 'none', 'none', false],
  [[409, 412, 423], 'conflict', 'none', 'none', false],
  // Not processed.
  [[424], 'skipped', 'none', 'any', false],
  [[425], 'unavailable', 'none', 'any', false],
  [[429, 509], 'throttled', 'none', 'any', true],
  // Ended, perhaps after the change.
  [[500, 503], 'unavailable', 'maybe', 'reads', false],
  [[501, 505, 506, 507, 508, 510, 511, 525, 526, 527, 530, 599], 'unavailable', 'maybe', 'none', false],
  // Given up by a server in between, while Graph may still process the request.
  [[408, 499, 502, 504, 520, 521, 522, 523, 524, 598], 'upstreamTimeout', 'pending', 'reads', false],
];

const rows = table.flatMap(([statuses, ...policy]) => statuses.map((status) => [status, ...policy] as const));

describe('an unsuccessful status', () => {
  it.each(rows)(
    '%d means %s, with the effect %s, and is retried for: %s',
    (status, reason, effect, retry, throttles) => {
      const policy = getStatusPolicy(status);
      expect(policy).toMatchObject({ reason, effect, retry });
      expect(policy.throttles ?? false).toBe(throttles);
    },
  );

  it('is never repeated for a write that may have had an effect', () => {
    for (let status = 300; status < 600; status += 1) {
      const { effect, retry } = getStatusPolicy(status);
      expect([status, effect !== 'none' && retry === 'any']).toEqual([status, false]);
    }
  });
});
