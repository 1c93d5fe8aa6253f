import type { FaultRule } from '../src/sandbox/faults/fault-rule.js';
import { pick } from './soak-random.ts';

const anotherOperation = JSON.stringify({ id: 'f'.repeat(32), status: 'running', resultInfo: null });

/** The change arrives when an intermediary has given up, and perhaps when the server has stopped looking for it. */
const late: readonly FaultRule[] = [
  { kind: 'late', ms: 5, status: 504 },
  { kind: 'late', ms: 50, status: 502 },
  { kind: 'late', ms: 400, status: 504 },
];
/** Without a 429 after the change: Graph does not execute a throttled request, and the server relies on that. */
const quick: readonly FaultRule[] = [
  { kind: 'status', status: 429, retryAfter: '1' },
  { kind: 'status', status: 429, retryAfter: '3' },
  { kind: 'status', status: 429 },
  ...[409, 423, 500, 502, 503, 504].map((status): FaultRule => ({ kind: 'status', status })),
  { kind: 'status', status: 503, retryAfter: '2' },
  { kind: 'reset-before' },
  { kind: 'reset-after' },
  ...[500, 502, 503, 504].map((status): FaultRule => ({ kind: 'status-after', status })),
  { kind: 'broken-json' },
  { kind: 'truncated' },
  { kind: 'html' },
  { kind: 'html', status: 200 },
  { kind: 'empty' },
  { kind: 'no-content' },
  { kind: 'accepted' },
  { kind: 'body', body: anotherOperation },
  { kind: 'body', body: 'null' },
  { kind: 'claims-challenge', claims: '{"access_token":{}}' },
  { kind: 'redirect', location: '/elsewhere' },
  ...late,
];
/** They take longer than the timeout of an attempt. `slow` and `late` execute the change after the timeout. */
const timeConsuming: readonly FaultRule[] = [
  { kind: 'hang' },
  { kind: 'slow', ms: 450 },
  { kind: 'late', ms: 450 },
];

export function getFaultName(rule: FaultRule): string {
  return 'status' in rule ? `${rule.kind} ${rule.status}` : rule.kind;
}

/** One to three faults for an update of the operation. */
export function createFaults(operation: string, random: () => number): FaultRule[] {
  const createFault = (method: 'PATCH' | 'GET'): FaultRule => ({
    ...pick(random() < 0.03 ? timeConsuming : quick, random),
    method,
    path: operation,
  });
  // One third has a second fault for the next PATCH, and one third a fault for the GET that verifies the update.
  return [
    createFault('PATCH'),
    ...(random() < 0.33 ? [createFault('PATCH')] : []),
    ...(random() < 0.33 ? [createFault('GET')] : []),
  ];
}
