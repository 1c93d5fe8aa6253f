import type { EntraFailure } from '../../identity/entra-error.js';
import type { TokenDescription } from '../../identity/token-description.js';

export type RequestName = 'cases' | 'operations' | 'operation' | 'patch' | 'look';

/** An unsuccessful response of Microsoft Graph, with what is known of the token that was sent. */
export interface ResponseObservation {
  readonly kind: 'response';
  readonly request: RequestName;
  readonly status: number;
  /** The error code in lower case. */
  readonly code: string | null;
  /** For decisions only: never shown. */
  readonly message: string;
  readonly isClaimsChallenge: boolean;
  /** Whether it rejects the token itself. */
  readonly isTokenRejected: boolean;
  /** Undefined if the token is opaque. */
  readonly token: Pick<TokenDescription, 'kind' | 'objectId' | 'permissions'> | undefined;
  /** The object id that Purview has for this application, if the user states it. */
  readonly purviewObjectId: string | undefined;
}

/** What a check observed. */
export type Observation =
  /** No connection; `code` is that of Node.js, such as ECONNREFUSED. */
  | { readonly kind: 'network'; readonly code: string }
  | ({ readonly kind: 'entra' } & EntraFailure)
  /** The token of the caller is not one for the API of this server. */
  | { readonly kind: 'audience' }
  | ResponseObservation
  /** The list of cases is empty. */
  | { readonly kind: 'noCases' }
  /** A PATCH was accepted, and the operation does not show what was sent. */
  | { readonly kind: 'notShown' };

/** One row of the table. */
export interface Symptom {
  readonly row: number;
  readonly matches: (observation: Observation) => boolean;
  readonly meaning: string;
  /** What to do; `{name}` stands for a fact of the set-up. */
  readonly cure: readonly string[];
  readonly source: string;
}
