import type { Audit } from './audit/audit.js';
import type { SharedState } from './redis/shared-state.js';

/**
 * What `/readyz` reports. Without Redis every process goes on, and without an audit trail reads do: neither must take
 * all of them out at once.
 */
export function createReadiness(shared: SharedState | undefined, audit: Audit | undefined) {
  let isDraining = false;
  return {
    startDraining() {
      isDraining = true;
    },
    findProblems: () => (isDraining ? ['the server is stopping'] : []),
    findWarnings: () => [
      ...(shared?.isUp() === false ? ['Redis cannot be reached'] : []),
      ...(audit?.isFailing() ? ['the audit trail cannot be written'] : []),
    ],
  };
}
