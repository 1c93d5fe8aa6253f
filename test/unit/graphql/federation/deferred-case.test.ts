import type { EdiscoveryCase } from '../../../../src/domain/ediscovery-case.js';
import { deferredCase } from '../../../../src/graphql/federation/deferred-parent.js';
import { aCase } from '../../../testkit/operations.js';

/** A deferred case, and the ids that were read for it. */
function defer(answer: () => Promise<EdiscoveryCase | null>) {
  const reads: string[] = [];
  const made = deferredCase('case-1', {
    getCase(id) {
      reads.push(id);
      return answer();
    },
  });
  return { made, reads };
}

const full = aCase({ description: 'd', closedDateTime: '2026-08-02T00:00:00Z' });
const properties = Object.keys(full).filter((name) => name !== 'id') as (keyof EdiscoveryCase)[];

describe('a deferred case', () => {
  it('knows its id without a read', () => {
    const { made, reads } = defer(() => Promise.resolve(full));
    expect([made.id, reads]).toEqual(['case-1', []]);
  });

  it('is read for each of its other fields', async () => {
    for (const property of properties) {
      const { made, reads } = defer(() => Promise.resolve(full));
      expect([property, await Promise.resolve(made[property]), reads]).toEqual([
        property,
        full[property],
        ['case-1'],
      ]);
    }
  });

  it.each(properties)('that does not exist has null for %s', async (property) => {
    await expect(defer(() => Promise.resolve(null)).made[property]).resolves.toBeNull();
  });

  it('that cannot be read fails in the fields that need it', async () => {
    const failed = new Error('forbidden');
    const { made } = defer(() => Promise.reject(failed));
    expect(made.id).toBe('case-1');
    await expect(made.displayName).rejects.toBe(failed);
  });

  it('can be marked with its type name, as federation does', () => {
    const { made } = defer(() => Promise.resolve(full));
    expect(Object.assign(made, { __typename: 'EdiscoveryCase' })).toHaveProperty('__typename');
  });
});
