/** The application is installed in `home` and `other`, but not in `stranger`. */
export const tenants = {
  home: '11111111-aaaa-4aaa-8aaa-000000000001',
  other: '22222222-bbbb-4bbb-8bbb-000000000002',
  stranger: '33333333-cccc-4ccc-8ccc-000000000003',
} as const;

export const clientId = 'c11e0000-0000-4000-8000-00000000c11e';
/** The application of the caller, which requested the token of its user. */
export const callingClientId = 'ca110000-0000-4000-8000-00000000ca11';
export const graphId = '00000003-0000-0000-c000-000000000000';
export const graphResource = 'https://graph.microsoft.com';

export interface User {
  readonly oid: string;
  readonly name: string;
}

export const alice: User = { oid: 'a11ce000-0000-4000-8000-00000000a11c', name: 'Alice' };
export const bob: User = { oid: 'b0b00000-0000-4000-8000-000000000b0b', name: 'Bob' };

export function isTenant(id: string): boolean {
  return Object.values<string>(tenants).includes(id);
}
