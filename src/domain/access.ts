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

/** The sender of a GraphQL request: permissions in this server, and the credential for the upstream. */
export interface Caller {
  readonly access: Access;
  readonly credential: Credential;
  /** Why the authentication of the caller failed; absent if it did not. */
  readonly rejection?: CaseOperationsError;
}

/** Allows everything: only the upstream decides. */
export const allowAll: Access = {
  allows: () => true,
  require: () => undefined,
};

/** Whether a permission extends to a case. */
export type CaseScope = (permission: Permission, caseId: string) => boolean;

/** Allows the granted permissions, limited to the cases in scope. */
export function grantedAccess(granted: ReadonlySet<Permission>, scope: CaseScope = () => true): Access {
  return {
    allows: (permission, caseId) => granted.has(permission) && scope(permission, caseId),
    require(permission, caseId) {
      if (!granted.has(permission)) {
        throw createError(permission === 'read' ? 'readNotGranted' : 'updateNotGranted');
      }
      if (caseId !== undefined && !scope(permission, caseId)) throw createError('caseNotGranted');
    },
  };
}

/** A caller without valid authentication: every call fails with the given error. */
export function rejectedCaller(error: CaseOperationsError): Caller {
  return {
    rejection: error,
    access: {
      allows: () => false,
      require() {
        throw error;
      },
    },
    credential: { callerKey: '', quotaKey: '', authorization: () => Promise.reject(error) },
  };
}
