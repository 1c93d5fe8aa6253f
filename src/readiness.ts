import type { Audit } from './audit/audit.js';
import type { CredentialCheck } from './identity/credential-check.js';
import type { SharedState } from './redis/shared-state.js';

/**
 * What `/readyz` reports. Nothing that all processes share may take all of them out at once: without Redis every
 * process goes on, without an audit trail reads do, and an outage of Microsoft Entra matters only to one that has not started well yet.
 */
export function createReadiness(
  credentials: Pick<CredentialCheck, 'count'>,
  shared: SharedState | undefined,
  audit: Audit | undefined,
) {
  let isDraining = false;
  return {
    startDraining() {
      isDraining = true;
    },
    async find() {
      const { missing, all } = await credentials.count();
      const noToken = 'no token for Microsoft Graph could be got yet';
      return {
        problems: [
          ...(isDraining ? ['the server is stopping'] : []),
          ...(missing > 0 && missing === all ? [noToken] : []),
        ],
        warnings: [
          ...(shared?.isUp() === false ? ['Redis cannot be reached'] : []),
          ...(audit?.isFailing() ? ['the audit trail cannot be written'] : []),
          ...(missing > 0 && missing < all ? [`in ${missing} of ${all} tenants ${noToken}`] : []),
        ],
      };
    },
  };
}
