import { type CaseOperationsError, createError } from './errors.js';
import type { Credential } from './ports.js';

/** Read and update are granted separately; neither includes the other. */
export type Permission = 'read' | 'update';

/** The permissions of a caller in this server. The upstream may still deny more. */
export interface Access {
  /** Whether the caller has a permission for a case. */
  allows(permission: Permission, caseId: string): boolean;
  /**
   * Fails with UNAUTHENTICATED or FORBIDDEN if the caller does not have the permission.
   *
   * @param caseId Absent for a request that does not concern a single case, such as a list of cases.
   */
  require(permission: Permission, caseId?: string): void;
}

/** A caller in the log: the identity in a verified token, otherwise a digest of the token. Never the token. */
export type CallerIdentity = { readonly tenant: string; readonly oid: string } | { readonly digest: string };

/** The client application of a verified token. */
export interface ClientApplication {
  readonly id: string;
  /** Whether the application itself is the caller, without a user. */
  readonly isCaller: boolean;
}

/** The sender of a GraphQL request: permissions in this server, and the credential for the upstream. */
export interface Caller {
  readonly access: Access;
  readonly credential: Credential;
  /** Absent without a token. */
  readonly identity?: CallerIdentity | undefined;
  /** Absent if the token was not verified. */
  readonly application?: ClientApplication;
  /** When the token of the caller expires, in milliseconds since 1970; absent if unknown. */
  readonly expiresAt?: number;
  /** Why the authentication of the caller failed; absent if it did not. */
  readonly rejection?: CaseOperationsError;
}

/** Allows everything: only the upstream decides. */
export const allowAll: Access = {
  allows: () => true,
  require: () => undefined,
};

/**
 * Whether a permission extends to a case, otherwise the reason why not.
 *
 * @param caseId Absent for a request that does not concern a single case.
 */
export type CaseScope = (
  permission: Permission,
  caseId?: string,
) => 'granted' | 'caseNotGranted' | 'tooManyGroups';

/** Allows the granted permissions, limited to the cases in scope. */
export function grantedAccess(granted: ReadonlySet<Permission>, scope: CaseScope = () => 'granted'): Access {
  return {
    allows: (permission, caseId) => granted.has(permission) && scope(permission, caseId) === 'granted',
    require(permission, caseId) {
      if (!granted.has(permission)) {
        throw createError(permission === 'read' ? 'readNotGranted' : 'updateNotGranted');
      }
      const result = scope(permission, caseId);
      if (result !== 'granted') throw createError(result);
    },
  };
}

/** What is known of a caller without valid authentication. */
export interface RejectedCallerOptions {
  /** Absent if the caller is unknown. */
  readonly limitKey?: string | undefined;
  readonly identity?: CallerIdentity | undefined;
}

/** A caller without valid authentication: every call fails with the given error. */
export function rejectedCaller(
  error: CaseOperationsError,
  { limitKey = '', identity }: RejectedCallerOptions = {},
): Caller {
  return {
    rejection: error,
    access: {
      allows: () => false,
      require() {
        throw error;
      },
    },
    credential: { callerKey: '', limitKey, quotaKey: '', authorization: () => Promise.reject(error) },
    identity,
  };
}
