/** One actor of an identity set. The id is opaque: eDiscovery sends GUIDs, null and even display names. */
export interface Identity {
  readonly id: string | null;
  readonly displayName: string | null;
  readonly userPrincipalName: string | null;
}

/** The actors of an action: a user, an application, a device, or a combination of them. */
export interface IdentitySet {
  readonly application: Identity | null;
  readonly device: Identity | null;
  readonly user: Identity | null;
}
