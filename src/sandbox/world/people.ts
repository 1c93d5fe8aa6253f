import type { JsonObject } from '../protocol/json.js';

/** The signed-in administrator of the documentation's examples. */
export const ADMINISTRATOR: JsonObject = {
  application: null,
  user: {
    id: 'c25c3914-f9f7-43ee-9cba-a25377e0cec6',
    displayName: 'MOD Administrator',
    userPrincipalName: 'admin@M365x809305.onmicrosoft.com',
  },
};

/** As in the documentation's list example: only an id. */
export const NAMELESS: JsonObject = {
  application: null,
  user: { id: 'c25c3914-f9f7-43ee-9cba-a25377e0cec6', displayName: null, userPrincipalName: null },
};

/** eDiscovery sometimes returns a name as the id. */
export const NAME_AS_ID: JsonObject = {
  application: null,
  device: null,
  user: { id: 'MOD Administrator', displayName: 'MOD Administrator' },
};

/** An app without a user; identitySet is an open type and has members that its metadata does not declare. */
export const DAEMON: JsonObject = {
  application: { id: '6c1d2c6e-5a5b-4f4e-8d0a-3b1f7c9e2d48', displayName: 'Records Retention Daemon' },
  device: null,
  user: null,
  applicationInstance: { id: '9d8f4a17-2e6b-4c3d-8b5f-1a7e0c6d9f32', displayName: null },
};

/** A user without an id, with the properties of `userIdentity` and an undeclared property. */
export const GUEST: JsonObject = {
  application: null,
  device: { id: null, displayName: 'LAPTOP-7' },
  user: {
    id: null,
    displayName: 'Zoë Ångström',
    userPrincipalName: 'zoe_fabrikam.com#EXT#@contoso.onmicrosoft.com',
    ipAddress: '203.0.113.7',
    tenantId: 'f3a1c7de-52b8-4d1f-9a3c-7b1e8e0d2c55',
  },
};

/** No user, as empty strings, as in the documentation's case examples. */
export const EMPTY_STRINGS: JsonObject = {
  application: null,
  user: { id: '', displayName: '', userPrincipalName: '' },
};
