import type { Config } from '../../config/config.js';
import { getEntraEndpoints } from '../../config/entra-endpoints.js';
import { CaseOperationsError } from '../../domain/errors.js';
import type { Credential } from '../../domain/ports.js';
import { type AuthenticationSettings, createAuthentication } from '../../identity/authentication.js';
import { readEntraFailure } from '../../identity/entra-error.js';
import { createKeyedDigest } from '../../identity/keyed-digest.js';
import { type TokenDescription, describeAuthorization } from '../../identity/token-description.js';
import { type Step, createStep, toFacts } from '../report.js';
import type { RunContext } from '../run-context.js';
import { diagnose, otherCause } from '../symptoms/diagnose.js';
import { describeAssertion } from './assertion.js';

/** The result of the check, with the credential for requests if there is one. */
export interface TokenResult {
  readonly step: Step;
  readonly credential?: Credential;
  /** Undefined for an opaque token. */
  readonly token?: TokenDescription | undefined;
}

type Dependencies = Parameters<typeof createAuthentication>[1];

const howToGive = 'Set DOCTOR_TOKEN, or use --token-file with the path of a file (- for standard input).';

/** Observes why Microsoft Entra did not respond: errors do not have the code. */
function createDependencies(config: Config) {
  let networkCode: string | undefined;
  const dependencies: Dependencies = {
    ...getEntraEndpoints(config),
    digest: createKeyedDigest(),
    now: Date.now,
    report(fields) {
      const { entra } = fields as { entra?: { error?: unknown; cause?: unknown } };
      if (typeof entra?.cause === 'string') networkCode = entra.cause;
    },
    defaultToken: undefined,
  };
  return { dependencies, getNetworkCode: () => networkCode };
}

function toProblem(error: CaseOperationsError, networkCode: string | undefined, { setUp }: RunContext): Step {
  if (networkCode !== undefined) {
    return createStep('token', 'problem', `There is no token: no response (${networkCode}).`, {
      facts: { code: networkCode },
      causes: diagnose({ kind: 'network', code: networkCode }, setUp),
    });
  }
  if (error.reason === 'graphAudience' || error.reason === 'wrongAudience') {
    return createStep('token', 'problem', 'The token of the caller is not for the API of this server.', {
      causes: diagnose({ kind: 'audience' }, setUp),
    });
  }
  const failure = readEntraFailure(error.cause);
  if (failure.error === undefined) {
    return createStep('token', 'problem', 'There is no token.', { causes: [otherCause(error.reason)] });
  }
  const number = failure.number === undefined ? '' : `, AADSTS${failure.number}`;
  return createStep('token', 'problem', `Microsoft Entra refuses a token: ${failure.error}${number}.`, {
    facts: toFacts({ error: failure.error, suberror: failure.suberror, number: failure.number }),
    causes: diagnose({ kind: 'entra', ...failure }, setUp),
  });
}

function describe(token: TokenDescription | undefined): Pick<Step, 'found' | 'facts'> {
  if (!token) {
    return { found: ['The token is opaque: its permissions cannot be shown.'], facts: { kind: 'opaque' } };
  }
  const { kind, tenantId, objectId, applicationId, permissions, audience, lifetimeSeconds } = token;
  const noun = { application: 'an application', user: 'a user', unknown: 'an unknown kind' }[kind];
  const label = kind === 'user' ? 'Scopes' : 'App roles';
  return {
    found: [
      `The token is that of ${noun} (decoded for display only, not validated).`,
      `Object id ${objectId ?? 'none'}, tenant ${tenantId ?? 'none'}, application ${applicationId ?? 'none'}, audience ${audience ?? 'none'}.`,
      `${label}: ${permissions.length === 0 ? 'none' : permissions.join(' ')}.`,
      ...(permissions.some((one) => /^eDiscovery\./i.test(one))
        ? []
        : ['No permission eDiscovery.* is among them: expect a 401.']),
    ],
    facts: toFacts({
      ...{ kind, objectId, tenantId, applicationId, audience, permissions, lifetimeSeconds },
    }),
  };
}

async function createCredential(
  settings: AuthenticationSettings,
  header: string | undefined,
  dependencies: Dependencies,
): Promise<Credential> {
  if (settings.mode === 'application' || (settings.mode === 'on-behalf-of' && header === undefined)) {
    const { createOwnCredential } = await import('../../identity/own-credential.js');
    return createOwnCredential(settings, settings.tenants[0] ?? settings.homeTenant, dependencies);
  }
  const authenticate = await createAuthentication(settings, dependencies);
  const { credential, rejection } = await authenticate(header);
  if (rejection) throw rejection;
  return credential;
}

function skip(found: readonly string[]): TokenResult {
  return { step: createStep('token', 'skipped', [...found, howToGive]) };
}

/** Gets the token that a request to Microsoft Graph would have, and shows what it carries. */
export async function checkToken(context: RunContext): Promise<TokenResult> {
  const { auth, doctor } = context.config;
  const given = doctor.token?.reveal().replace(/^Bearer +/i, '');
  const header = given === undefined ? undefined : `Bearer ${given}`;
  if (auth.mode === 'passthrough' && header === undefined) {
    return skip(['With AUTH_MODE=passthrough the token is that of a caller, and none is given.']);
  }
  const { dependencies, getNetworkCode } = createDependencies(context.config);
  try {
    const credential = await createCredential(auth, header, dependencies);
    const token = describeAuthorization(await credential.authorization());
    if (auth.mode === 'on-behalf-of' && header === undefined) {
      return skip([
        'Microsoft Entra accepts the credential of this server.',
        'With AUTH_MODE=on-behalf-of requests need the token of a user for the API of this server, and none is given.',
      ]);
    }
    return { step: createStep('token', 'ok', describe(token).found, describe(token)), credential, token };
  } catch (error) {
    if (!(error instanceof CaseOperationsError)) throw error;
    const setUp = { ...context.setUp, ...describeAssertion(auth) };
    return { step: toProblem(error, getNetworkCode(), { ...context, setUp }) };
  }
}
