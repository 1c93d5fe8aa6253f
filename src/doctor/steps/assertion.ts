import { readFileSync } from 'node:fs';
import type { AuthenticationSettings } from '../../identity/authentication.js';
import { describeToken } from '../../identity/token-description.js';
import type { SetUp } from '../symptoms/diagnose.js';

/** What a federated credential is compared with: issuer, subject and audience of the token of this workload. */
export function describeAssertion(auth: AuthenticationSettings): SetUp {
  if (auth.mode === 'passthrough' || auth.credential.kind !== 'workload-identity') return {};
  try {
    const token = describeToken(readFileSync(auth.credential.tokenFilePath, 'utf8').trim());
    return {
      assertionIssuer: token?.issuer,
      assertionSubject: token?.subject,
      assertionAudience: token?.audience,
    };
  } catch {
    return {};
  }
}
