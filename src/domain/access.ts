import { type CaseOperationsError, createError } from './errors.js';
import type { Credential } from './ports.js';

/** Changing and reading are granted apart; neither stands for the other. */
export type Permission = 'read' | 'update';

/** What a caller may do. The upstream may still refuse more. */
export interface Access {
  /** Whether the caller may do this with a case. */
  allows(permission: Permission, caseId: string): boolean;
  /**
   * Fails with UNAUTHENTICATED or FORBIDDEN where the caller may not.
   *
   * @param caseId Absent where no single case is meant: a list of cases.
   */
  require(permission: Permission, caseId?: string): void;
}

/** Who calls: what they may do, and as whom the upstream is called for them. */
export interface Caller {
  readonly access: Access;
  readonly credential: Credential;
}

/** Nothing is known of the caller here: the upstream alone decides. */
export const allowAll: Access = {
  allows: () => true,
  require: () => undefined,
};

/** Whether a case is within somebody's reach. */
export type CaseScope = (permission: Permission, caseId: string) => boolean;

/** Only what was granted, and only for the cases within reach. */
export function grantedAccess(granted: ReadonlySet<Permission>, reach: CaseScope = () => true): Access {
  return {
    allows: (permission, caseId) => granted.has(permission) && reach(permission, caseId),
    require(permission, caseId) {
      if (!granted.has(permission)) {
        throw createError(permission === 'read' ? 'readNotGranted' : 'updateNotGranted');
      }
      if (caseId !== undefined && !reach(permission, caseId)) throw createError('caseNotGranted');
    },
  };
}

/** A caller who was turned away: whatever they ask for fails with the reason. They have no key. */
export function rejectedCaller(reason: CaseOperationsError): Caller {
  return {
    access: {
      allows: () => false,
      require() {
        throw reason;
      },
    },
    credential: { callerKey: '', quotaKey: '', authorization: () => Promise.reject(reason) },
  };
}
