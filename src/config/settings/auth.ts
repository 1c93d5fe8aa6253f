import { z } from 'zod';
import { clouds } from '../clouds.js';
import type { AuthMode, Config, CredentialKind } from '../config.js';
import { caseRulesFile } from './case-rules.js';
import { certificateFile } from './certificate-file.js';
import type { SettingGroup } from './setting.js';
import {
  guid,
  integer,
  isGuid,
  list,
  oneOf,
  readableFile,
  secret,
  stringThat,
  type ValueType,
} from './value-types.js';

export const authModes = ['on-behalf-of', 'application', 'passthrough'] as const satisfies AuthMode[];

const credentialKinds = [
  'secret',
  'certificate',
  'workload-identity',
  'managed-identity',
  'default',
] as const satisfies CredentialKind[];

/** The modes in which this server validates the tokens of its callers. */
const validating = ['on-behalf-of', 'application'] as const;
const application = ['application'] as const;

/** The name of a scope or app role as it appears in a token. */
const permission = stringThat('the name of one scope or app role, without a prefix like api://…/', (value) =>
  /^[\w.:-]+$/.test(value),
);

const exampleAuthority = clouds.global.authorityHost;

const authority: ValueType<string> = {
  allowed: `an https origin like ${exampleAuthority}`,
  schema: z
    .string()
    .transform((value) => value.replace(/\/+$/, ''))
    .refine((value) => value.startsWith('https:') && URL.canParse(value) && new URL(value).origin === value, {
      error: `must be an https origin like ${exampleAuthority}`,
    }),
};

type InForce = (auth: Exclude<Config['auth'], { readonly mode: 'passthrough' }>) => unknown;

/** A default that follows from other settings, in the modes that validate tokens. */
const derived = (text: string, from: string, inForce: InForce) => ({
  text,
  from,
  inForce: ({ auth }: Config) => (auth.mode === 'passthrough' ? undefined : inForce(auth)),
});

/** The authentication of callers and of this server. Names that begin with AZURE_ are those of the Azure SDKs. */
export const authSettings = {
  mode: {
    name: 'AUTH_MODE',
    description: 'Who may call, and as whom Microsoft Graph is called. Required when `UPSTREAM` is `graph`.',
    type: oneOf(authModes),
    default: 'passthrough',
  },
  tenants: {
    name: 'AUTH_TENANTS',
    description: 'The tenants whose callers are admitted.',
    type: list('GUIDs of tenants, separated by commas', isGuid),
    derivedDefault: derived('AZURE_TENANT_ID', 'AZURE_TENANT_ID', ({ tenants }) => tenants),
    modes: validating,
  },
  audiences: {
    name: 'AUTH_AUDIENCES',
    description: 'The accepted audiences (`aud`) of access tokens.',
    type: list('audiences, separated by commas, each without spaces', (item) => /^\S+$/.test(item)),
    derivedDefault: derived(
      'AZURE_CLIENT_ID and api://AZURE_CLIENT_ID',
      'AZURE_CLIENT_ID',
      ({ audiences }) => audiences,
    ),
    modes: validating,
  },
  clients: {
    name: 'AUTH_CLIENTS',
    description:
      'The client ids of the applications whose tokens are admitted (`azp` or `appid`). Without it every application of the tenants is admitted.',
    type: list('GUIDs of applications, separated by commas', isGuid),
    modes: validating,
  },
  readScope: {
    name: 'AUTH_READ_SCOPE',
    description: 'The scope that a caller needs to read.',
    type: permission,
    default: 'CaseOperation.Read',
    modes: ['on-behalf-of'],
  },
  updateScope: {
    name: 'AUTH_UPDATE_SCOPE',
    description: 'The scope that a caller needs to update, and to see download URLs.',
    type: permission,
    default: 'CaseOperation.Update',
    modes: ['on-behalf-of'],
  },
  readRole: {
    name: 'AUTH_READ_ROLE',
    description: 'The app role that a caller needs to read.',
    type: permission,
    default: 'CaseOperation.Read',
    modes: application,
  },
  updateRole: {
    name: 'AUTH_UPDATE_ROLE',
    description: 'The app role that a caller needs to update, and to see download URLs.',
    type: permission,
    default: 'CaseOperation.Update',
    modes: application,
  },
  clockSkewSeconds: {
    name: 'AUTH_CLOCK_SKEW_SECONDS',
    description: 'Tolerated difference between clocks, in seconds, when the times of a token are validated.',
    type: integer(0, 600),
    default: 60,
    modes: validating,
  },
  caseRules: {
    name: 'AUTH_CASE_RULES',
    description:
      'The path of a JSON file that lists the cases of each app role or group. Without it every caller with the app role has access to every case. A changed file is read again.',
    type: caseRulesFile,
    modes: application,
  },
  credential: {
    name: 'AUTH_CREDENTIAL',
    description:
      'How this server authenticates to Microsoft Entra. `managed-identity` needs no secret: for `on-behalf-of` the app registration must trust it (a federated credential). `default` (DefaultAzureCredential) is only for `application`.',
    type: oneOf(credentialKinds),
    derivedDefault: derived(
      'the credential that is set; for application without one: default',
      'the credential that is set',
      ({ credential }) => credential.kind,
    ),
    modes: validating,
  },
  managedIdentity: {
    name: 'AUTH_MANAGED_IDENTITY_CLIENT_ID',
    description: 'The client id of a user-assigned managed identity. Without it: the system-assigned one.',
    type: guid,
    modes: validating,
  },
  tenantId: {
    name: 'AZURE_TENANT_ID',
    description: 'The tenant in which this server is registered. Required to validate tokens.',
    type: guid,
  },
  clientId: {
    name: 'AZURE_CLIENT_ID',
    description: 'The client id of the app registration of this server. Required to validate tokens.',
    type: guid,
  },
  clientSecret: {
    name: 'AZURE_CLIENT_SECRET',
    description: 'The client secret of the app registration. Never printed.',
    type: secret,
  },
  certificatePath: {
    name: 'AZURE_CLIENT_CERTIFICATE_PATH',
    description:
      'The path of a PEM file with the certificate of the app registration and its private key (RSA, without a password). A renewed file is used without a restart.',
    type: certificateFile,
  },
  tokenFilePath: {
    name: 'AZURE_FEDERATED_TOKEN_FILE',
    description: 'The path of the token of a workload identity. It is read each time it is needed.',
    type: readableFile,
  },
  authorityHost: {
    name: 'AZURE_AUTHORITY_HOST',
    description: 'The origin of Microsoft Entra, which issues the tokens.',
    type: authority,
    derivedDefault: derived(
      'the authority of GRAPH_CLOUD',
      'GRAPH_CLOUD',
      ({ authorityHost }) => authorityHost,
    ),
  },
} satisfies SettingGroup;
