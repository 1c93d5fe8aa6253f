/** One actor of an identity set. Ids are opaque: eDiscovery sends GUIDs, null and even display names. */
export interface Identity {
  readonly id: string | null;
  readonly displayName: string | null;
  readonly userPrincipalName: string | null;
}

/** Who did something: a person, an application, a device, or several of them together. */
export interface IdentitySet {
  readonly application: Identity | null;
  readonly device: Identity | null;
  readonly user: Identity | null;
}
