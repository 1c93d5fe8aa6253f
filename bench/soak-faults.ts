import type { FaultRule } from '../src/sandbox/faults/fault-rule.js';

/** Pseudo-random numbers from 0 to 1, the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)] as T;
}

const anotherOperation = JSON.stringify({ id: 'f'.repeat(32), status: 'running', resultInfo: null });

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
];
/** They take longer than the timeout of an attempt. `slow` executes the change after the timeout. */
const timeConsuming: readonly FaultRule[] = [{ kind: 'hang' }, { kind: 'slow', ms: 450 }];

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
