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
  const describeCredential = () => {
    const { missing, all } = credentials.count();
    if (missing === 0) return { problems: [], warnings: [] };
    const text = 'no token for Microsoft Graph could be got yet';
    return missing === all
      ? { problems: [text], warnings: [] }
      : { problems: [], warnings: [`in ${missing} of ${all} tenants ${text}`] };
  };
  return {
    startDraining() {
      isDraining = true;
    },
    findProblems: () => [...(isDraining ? ['the server is stopping'] : []), ...describeCredential().problems],
    findWarnings: () => [
      ...(shared?.isUp() === false ? ['Redis cannot be reached'] : []),
      ...(audit?.isFailing() ? ['the audit trail cannot be written'] : []),
      ...describeCredential().warnings,
    ],
  };
}
