import type { CredentialKind } from '../config.js';
import { authModes, authSettings } from './auth.js';
import type { Environment } from './read-settings.js';
import { flattenSettings } from './setting.js';

/** The setting that each kind of credential needs. */
const requiredSettings = {
  secret: 'AZURE_CLIENT_SECRET',
  certificate: 'AZURE_CLIENT_CERTIFICATE_PATH',
  'workload-identity': 'AZURE_FEDERATED_TOKEN_FILE',
} as const satisfies Partial<Record<CredentialKind, string>>;

type ClientCredentialKind = keyof typeof requiredSettings;

function getGivenKinds(given: Environment): ClientCredentialKind[] {
  const kinds = Object.keys(requiredSettings) as ClientCredentialKind[];
  return kinds.filter((kind) => given[requiredSettings[kind]] !== undefined);
}

/** The credential of this server: AUTH_CREDENTIAL, otherwise the only one that is set; undefined if ambiguous. */
export function getCredentialKind(given: Environment): string | undefined {
  const [only, ...others] = getGivenKinds(given);
  if (given['AUTH_CREDENTIAL'] !== undefined) return given['AUTH_CREDENTIAL'];
  if (only) return others.length === 0 ? only : undefined;
  return given['AUTH_MODE'] === 'application' ? 'default' : undefined;
}

function validateCredential(given: Environment, mode: string): string[] {
  const kind = getCredentialKind(given);
  if (kind === undefined) {
    const names = getGivenKinds(given).map((one) => requiredSettings[one]);
    return [
      names.length > 0
        ? `AUTH_CREDENTIAL must be set, because ${names.join(' and ')} are both set`
        : `AZURE_CLIENT_SECRET, AZURE_CLIENT_CERTIFICATE_PATH or AZURE_FEDERATED_TOKEN_FILE must be set when AUTH_MODE is ${mode}, or AUTH_CREDENTIAL to managed-identity`,
    ];
  }
  if (kind === 'default' && given['AZURE_CLIENT_SECRET_FILE'] !== undefined) {
    return [
      'AZURE_CLIENT_SECRET_FILE has no effect when AUTH_CREDENTIAL is default: set AUTH_CREDENTIAL to secret',
    ];
  }
  const required = Object.hasOwn(requiredSettings, kind)
    ? requiredSettings[kind as ClientCredentialKind]
    : undefined;
  if (required && given[required] === undefined) {
    return [`${required} must be set when AUTH_CREDENTIAL is ${kind}`];
  }
  if (mode === 'on-behalf-of' && kind === 'default') {
    return [
      'AUTH_CREDENTIAL must be secret, certificate, workload-identity or managed-identity when AUTH_MODE is on-behalf-of',
    ];
  }
  return [];
}

/** A managed identity only gets tokens for its own tenant. As the proof of an app registration it is not limited. */
function validateTenants(given: Environment, mode: string): string[] {
  if (mode === 'on-behalf-of') return [];
  const kind = getCredentialKind(given) ?? '';
  const home = given['AZURE_TENANT_ID']?.toLowerCase();
  const tenants = given['AUTH_TENANTS']?.toLowerCase() ?? home;
  if (!['managed-identity', 'default'].includes(kind) || tenants === home) return [];
  return [
    `AUTH_TENANTS must be AZURE_TENANT_ID when AUTH_CREDENTIAL is ${kind}: it has no tokens for other tenants`,
  ];
}

/** A setting without effect would look as if it protected something. */
function validateModes(given: Environment, mode: string): string[] {
  if (!(authModes as readonly string[]).includes(mode)) return [];
  return flattenSettings(authSettings).flatMap(({ name, modes = authModes }) => {
    if (given[name] === undefined || (modes as readonly string[]).includes(mode)) return [];
    return [`${name} has no effect when AUTH_MODE is ${mode}: it is for ${modes.join(' and ')}`];
  });
}

/** The rules between the settings of authentication. Reads raw values, so that all issues are reported at once. */
export function validateAuth(given: Environment): string[] {
  const mode = given['AUTH_MODE'] ?? 'passthrough';
  const withoutEffect = validateModes(given, mode);
  if (mode !== 'on-behalf-of' && mode !== 'application') return withoutEffect;
  const missing = ['AZURE_TENANT_ID', 'AZURE_CLIENT_ID']
    .filter((name) => given[name] === undefined)
    .map((name) => `${name} must be set when AUTH_MODE is ${mode}`);
  return [...withoutEffect, ...missing, ...validateCredential(given, mode), ...validateTenants(given, mode)];
}
