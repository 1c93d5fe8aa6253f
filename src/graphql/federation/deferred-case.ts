import type { EdiscoveryCase } from '../../domain/ediscovery-case.js';

const properties = [
  'displayName',
  'description',
  'externalId',
  'status',
  'statusRaw',
  'createdDateTime',
  'lastModifiedDateTime',
  'lastModifiedBy',
  'closedDateTime',
  'closedBy',
] as const satisfies readonly (keyof EdiscoveryCase)[];

/**
 * A case of which only the id is known: it is read when another of its fields is resolved.
 *
 * So a query that asks an operation for `case { id }` costs no request, and a case that cannot be read costs
 * its own fields, not the operation that led to it.
 */
export function deferredCase(
  id: string,
  read: (id: string) => Promise<EdiscoveryCase | null>,
): EdiscoveryCase {
  const getters = properties.map((property) => [
    property,
    { enumerable: true, get: async () => (await read(id))?.[property] ?? null },
  ]);
  return Object.defineProperties(
    { id },
    Object.fromEntries(getters) as PropertyDescriptorMap,
  ) as EdiscoveryCase;
}
