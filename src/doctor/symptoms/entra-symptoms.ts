import type { EntraFailure } from '../../identity/entra-error.js';
import type { Observation, Symptom } from './observation.js';

/** A row about an error of Microsoft Entra. */
interface EntraRow extends Omit<Symptom, 'matches'> {
  /** The error codes of OAuth with which it occurs. */
  readonly errors: readonly string[];
  /** A suberror that is certain. */
  readonly suberror?: string;
  /** The AADSTS numbers, which Microsoft may change: they only select among the rows of an OAuth error. */
  readonly numbers: readonly number[];
}

const codes = 'Microsoft Entra: reference-error-codes';

const rows: readonly EntraRow[] = [
  {
    row: 2,
    errors: ['invalid_tenant', 'invalid_request'],
    numbers: [90002, 900023, 90038],
    meaning: 'The tenant does not exist in this cloud.',
    cure: [
      'Compare AZURE_TENANT_ID ({tenantId}) with the Directory (tenant) ID in the Entra admin centre.',
      'Set GRAPH_CLOUD to usgov for GCC High or usgovdod for DoD. GCC itself is in the global cloud.',
    ],
    source: codes,
  },
  {
    row: 3,
    errors: ['unauthorized_client'],
    numbers: [700016, 700011, 7000112],
    meaning: 'The application is not known, not installed or disabled in this tenant.',
    cure: [
      'AZURE_CLIENT_ID ({clientId}) must be the Application (client) ID, not an object id or the id of a secret.',
      'In a tenant other than that of the registration, an administrator must consent once, which creates the enterprise application; there it must be enabled.',
    ],
    source: codes,
  },
  {
    row: 4,
    errors: ['invalid_client'],
    numbers: [7000215, 7000218],
    meaning:
      'The client secret is wrong or missing. Often the id of the secret was copied instead of its value.',
    cure: [
      'Create a new secret under Certificates & secrets, and set AZURE_CLIENT_SECRET to its Value, which is shown only once.',
    ],
    source: codes,
  },
  {
    row: 5,
    errors: ['invalid_client'],
    numbers: [7000222, 700027, 700030, 700024],
    meaning:
      'The credential has expired, its certificate is not the registered one, or its assertion is not valid at this time.',
    cure: [
      'Renew the secret, or upload the certificate of AZURE_CLIENT_CERTIFICATE_PATH to the app registration.',
      'Compare the clock of this machine with the real time.',
    ],
    source: `${codes} (700024: hint only)`,
  },
  {
    row: 6,
    errors: ['invalid_client', 'invalid_request'],
    numbers: [70021, 700213],
    meaning: 'No federated credential of the app registration matches the token of this workload.',
    cure: [
      'Compare issuer, subject and audience of the federated credential with those of the token, letter by letter: iss {assertionIssuer}, sub {assertionSubject}, aud {assertionAudience}.',
    ],
    source: `${codes} (hint only)`,
  },
  {
    row: 7,
    errors: ['invalid_resource', 'invalid_scope', 'invalid_request'],
    numbers: [500011, 70011, 650057],
    meaning: 'The resource of the token request is not known in this cloud.',
    cure: [
      'This server requests {scope}. GRAPH_CLOUD and AZURE_AUTHORITY_HOST ({authority}) must belong to the same cloud.',
    ],
    source: `${codes}; ms-identity-aspnet-daemon-webapp#1`,
  },
  {
    row: 8,
    errors: ['invalid_grant', 'interaction_required', 'invalid_client', 'access_denied'],
    suberror: 'consent_required',
    numbers: [65001, 650056, 90094, 50105],
    meaning: 'Consent is missing: this server may not call Microsoft Graph on behalf of the user.',
    cure: [
      'Add the delegated permission eDiscovery.ReadWrite.All to the registration of this server (not of its callers), and select Grant admin consent.',
      'For one consent dialog, list the client applications in knownClientApplications. If the application requires assignment, assign the user.',
    ],
    source: `${codes}; azure-docs#21783`,
  },
  {
    row: 9,
    errors: ['invalid_grant', 'invalid_request'],
    numbers: [50013, 500131, 500133, 7000114],
    meaning:
      'The token of the caller cannot be exchanged: it was issued for another API (often Microsoft Graph), has expired, or is not that of a user.',
    cure: [
      'Callers must request a scope of this server: api://{clientId}/CaseOperation.Read.',
      'For callers that have tokens for Microsoft Graph, set AUTH_MODE=passthrough.',
    ],
    source: `${codes} (500131: hint only)`,
  },
  {
    row: 10,
    errors: ['interaction_required', 'invalid_grant'],
    numbers: [50076, 50079, 53003, 530032],
    meaning:
      'Conditional Access requires more of the user: a second factor, a managed device or another place.',
    cure: [
      'The caller must sign in again with the claims of the challenge. This server sends them on (extensions.claims, and WWW-Authenticate with HTTP 401).',
    ],
    source: codes,
  },
];

/** The rows that an error of Microsoft Entra can mean. OAuth's error comes first; the number selects among its rows. */
function findRows({ error, suberror, number, hasClaims }: EntraFailure): readonly EntraRow[] {
  if (hasClaims) return rows.filter(({ row }) => row === 10);
  const certain = rows.filter((row) => suberror !== undefined && row.suberror === suberror);
  if (certain.length > 0) return certain;
  const family = rows.filter(({ errors }) => error !== undefined && errors.includes(error));
  const numbered = family.filter(({ numbers }) => numbers.includes(Number(number)));
  return numbered.length > 0 ? numbered : family;
}

function matchesRow(row: number, observation: Observation): boolean {
  if (observation.kind === 'audience') return row === 9;
  return observation.kind === 'entra' && findRows(observation).some((found) => found.row === row);
}

/** The rows 1 to 10 of the table: the network and Microsoft Entra. */
export const entraSymptoms: readonly Symptom[] = [
  {
    row: 1,
    matches: ({ kind }) => kind === 'network',
    meaning: 'The host cannot be reached: DNS, a firewall, the proxy, or a proxy that intercepts TLS.',
    cure: [
      'Allow connections to {authority} and {graphRoot} (port 443), or set HTTPS_PROXY.',
      'For an intercepting proxy, set NODE_EXTRA_CA_CERTS to the file of its certificate authority, or NODE_OPTIONS=--use-system-ca.',
    ],
    source: 'docs/network.md',
  },
  ...rows.map(({ row, meaning, cure, source }) => ({
    ...{ row, meaning, cure, source },
    matches: (observation: Observation) => matchesRow(row, observation),
  })),
];
