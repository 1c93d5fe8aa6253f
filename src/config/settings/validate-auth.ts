import { authModes, type credentialKinds } from '../config.js';

type Kind = (typeof credentialKinds)[number];

const needs = {
  secret: 'AZURE_CLIENT_SECRET',
  certificate: 'AZURE_CLIENT_CERTIFICATE_PATH',
  'workload-identity': 'AZURE_FEDERATED_TOKEN_FILE',
} as const satisfies Partial<Record<Kind, string>>;

const checked: readonly string[] = ['on-behalf-of', 'application'];
const application: readonly string[] = ['application'];

/** Settings that only some modes have. One that has no effect would look as if it protected something. */
const modesOf: Readonly<Record<string, readonly string[]>> = {
  AUTH_TENANTS: checked,
  AUTH_AUDIENCES: checked,
  AUTH_CLOCK_SKEW_SECONDS: checked,
  AUTH_CREDENTIAL: checked,
  AUTH_READ_SCOPE: ['on-behalf-of'],
  AUTH_UPDATE_SCOPE: ['on-behalf-of'],
  AUTH_READ_ROLE: application,
  AUTH_UPDATE_ROLE: application,
  AUTH_CASE_RULES: application,
  AUTH_MANAGED_IDENTITY_CLIENT_ID: application,
};

/** Settings as they were given, by the names of their variables. */
export type Given = Readonly<Record<string, string | undefined>>;

function kindsGiven(given: Given): (keyof typeof needs)[] {
  return (Object.keys(needs) as (keyof typeof needs)[]).filter((kind) => given[needs[kind]] !== undefined);
}

/** How this server signs in: as named, else by the one credential that is there. */
export function credentialKind(given: Given): string | undefined {
  const [only, ...others] = kindsGiven(given);
  if (given['AUTH_CREDENTIAL'] !== undefined) return given['AUTH_CREDENTIAL'];
  if (only) return others.length === 0 ? only : undefined;
  return given['AUTH_MODE'] === 'application' ? 'default' : undefined;
}

function validateCredential(given: Given): string[] {
  const mode = given['AUTH_MODE'] ?? '';
  const kind = credentialKind(given);
  if (kind === undefined) {
    const some = kindsGiven(given).map((one) => needs[one]);
    return [
      some.length > 0
        ? `AUTH_CREDENTIAL must be named: ${some.join(' and ')} are both set`
        : `AZURE_CLIENT_SECRET, AZURE_CLIENT_CERTIFICATE_PATH or AZURE_FEDERATED_TOKEN_FILE must be set when AUTH_MODE is ${mode}`,
    ];
  }
  const needed = Object.hasOwn(needs, kind) ? needs[kind as keyof typeof needs] : undefined;
  if (needed && given[needed] === undefined) return [`${needed} must be set when AUTH_CREDENTIAL is ${kind}`];
  if (mode === 'on-behalf-of' && !needed) {
    return [
      'AUTH_CREDENTIAL must be secret, certificate or workload-identity when AUTH_MODE is on-behalf-of',
    ];
  }
  return [];
}

function isMode(mode: string): boolean {
  return (authModes as readonly string[]).includes(mode);
}

/** What is missing for the mode, in the raw texts, so that it is told together with all other problems. */
export function validateAuth(given: Given): string[] {
  const mode = given['AUTH_MODE'] ?? 'passthrough';
  const misplaced = Object.entries(modesOf)
    .filter(([name, modes]) => given[name] !== undefined && isMode(mode) && !modes.includes(mode))
    .map(
      ([name, modes]) => `${name} is for AUTH_MODE ${modes.join(' and ')}, and has no effect in any other`,
    );
  if (mode !== 'on-behalf-of' && mode !== 'application') return misplaced;
  const missing = (['AZURE_TENANT_ID', 'AZURE_CLIENT_ID'] as const)
    .filter((name) => given[name] === undefined)
    .map((name) => `${name} must be set when AUTH_MODE is ${mode}`);
  const kind = credentialKind(given) ?? '';
  const foreign =
    ['managed-identity', 'default'].includes(kind) &&
    (given['AUTH_TENANTS'] ?? given['AZURE_TENANT_ID'])?.toLowerCase() !==
      given['AZURE_TENANT_ID']?.toLowerCase();
  const oneTenant = foreign
    ? [
        `AUTH_TENANTS must be AZURE_TENANT_ID when AUTH_CREDENTIAL is ${kind}: it has tokens for no other tenant`,
      ]
    : [];
  return [...misplaced, ...missing, ...validateCredential(given), ...oneTenant];
}
