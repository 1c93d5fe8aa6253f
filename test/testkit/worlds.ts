import type { SeededCase, SeededOperation } from '../../src/sandbox/world/seed.js';

/** A case of a test's own world. */
export function seededCase(
  id: string,
  operations: readonly SeededOperation[] = [],
  data: Readonly<Record<string, unknown>> = {},
): SeededCase {
  return { data: { id, displayName: `Case ${id}`, status: 'active', ...data }, operations };
}

/** An operation of a test's own world: a succeeded index operation, where `data` does not say otherwise. */
export function seededOperation(id: string, data: Readonly<Record<string, unknown>> = {}): SeededOperation {
  return {
    data: {
      '@odata.type': '#microsoft.graph.security.ediscoveryIndexOperation',
      id,
      action: 'index',
      status: 'succeeded',
      percentProgress: 100,
      createdDateTime: '2026-08-01T12:00:00Z',
      completedDateTime: '2026-08-01T13:00:00Z',
      ...data,
    },
  };
}

/** A running operation with all properties that an item of a list has unless the list shortens it. */
export function listedOperation(id: string): Readonly<Record<string, unknown>> {
  return {
    ...{ id, action: 'index', status: 'running', percentProgress: 50 },
    ...{ createdBy: null, createdDateTime: '2026-08-01T12:00:00Z' },
  };
}

/** Operations with the ids `operation-01`, `operation-02`, …, each created one day after the previous. */
export function seededOperations(count: number): readonly SeededOperation[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(2, '0');
    return seededOperation(`operation-${number}`, { createdDateTime: `2026-07-${number}T12:00:00Z` });
  });
}
