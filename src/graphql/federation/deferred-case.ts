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
  'asOf',
] as const satisfies readonly (keyof EdiscoveryCase)[];

/**
 * A case of which only the id is known. It is read when another of its fields is resolved.
 *
 * So `case { id }` of an operation needs no request to Microsoft Graph, and a case that cannot be read fails its own
 * fields, not the operation.
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
