import { isMethodRejected } from '../../msgraph/wire/error-envelope.js';
import type { Observation, ResponseObservation, Symptom } from './observation.js';

type Matches = (response: ResponseObservation) => boolean;

const onResponse =
  (matches: Matches): Symptom['matches'] =>
  (observation: Observation) =>
    observation.kind === 'response' && matches(observation);

const hasPermission = ({ token }: ResponseObservation, pattern: RegExp) =>
  token?.permissions.some((permission) => pattern.test(permission)) ?? false;

/** A 401 that is not about the token: a permission or role is missing. */
const isDenied: Matches = ({ status, isClaimsChallenge, isTokenRejected }) =>
  status === 401 && !isClaimsChallenge && !isTokenRejected;

/** Denied although the permission is there, as far as it can be seen. */
const isDeniedAs = (kind: 'user' | 'application', response: ResponseObservation) =>
  isDenied(response) &&
  (response.token === undefined ||
    (response.token.kind === kind && hasPermission(response, /^eDiscovery\./i)));

const isUnknownError: Matches = ({ code }) => code === 'unknownerror';

const lacksWrite: Matches = (response) =>
  response.token?.kind === 'application' &&
  response.request !== 'cases' &&
  !hasPermission(response, /^eDiscovery\.ReadWrite\./i);

/** The application is registered in Purview with another id than that of its token. */
const hasWrongId: Matches = ({ token, purviewObjectId }) =>
  purviewObjectId !== undefined &&
  token?.objectId !== undefined &&
  purviewObjectId.toLowerCase() !== token.objectId.toLowerCase();

const isMissingApi: Matches = ({ status, request, message }) =>
  /no http resource was found|resource not found for the segment/i.test(message) ||
  (status === 404 && request === 'cases');

const isCaseTypeError: Matches = ({ status, request, message }) =>
  status === 403 && request !== 'cases' && /request for case type/i.test(message);

const isDirectoryError: Matches = ({ status, code, message }) =>
  status === 403 && (code === 'authorization_requestdenied' || /insufficient privileges/i.test(message));

const isRefusedPatch: Matches = ({ request, status, message }) =>
  request === 'patch' && (status === 405 || status === 501 || (status === 400 && isMethodRejected(message)));

/** The rows 11 to 25 of the table: Microsoft Graph and Purview. */
export const graphSymptoms: readonly Symptom[] = [
  {
    row: 11,
    matches: onResponse(
      (response) =>
        isDenied(response) && (response.token === undefined || !hasPermission(response, /^eDiscovery\./i)),
    ),
    meaning:
      'The token has no permission eDiscovery.*: it was not granted, or without admin consent. Graph answers 401, not 403.',
    cure: [
      'Under API permissions add Microsoft Graph eDiscovery.ReadWrite.All: an application permission for AUTH_MODE=application, otherwise a delegated one.',
      'Select Grant admin consent, wait some minutes, and get a new token.',
    ],
    source: 'microsoft-graph-explorer-v4#894',
  },
  {
    row: 12,
    matches: onResponse((response) => isDeniedAs('user', response) && !isUnknownError(response)),
    meaning: 'The user has no role in Microsoft Purview, which is required besides the permission.',
    cure: [
      'Purview portal, Settings, Roles and scopes, Role groups: add the user to eDiscovery Manager (own cases), and make it an eDiscovery Administrator for all cases.',
      'The role takes effect within an hour.',
    ],
    source: 'microsoft-graph-docs-contrib#8911',
  },
  {
    row: 13,
    matches: onResponse(
      (response) =>
        isDeniedAs('application', response) && !hasWrongId(response) && !lacksWrite(response),
    ),
    meaning: 'The service principal of the application is not known to Purview, or has no role there.',
    cure: [
      'Connect-IPPSSession',
      'New-ServicePrincipal -AppId {applicationId} -ObjectId {objectId} -DisplayName "Case Operations"',
      'Add-RoleGroupMember -Identity eDiscoveryManager -Member {objectId}',
      'Add-eDiscoveryCaseAdmin -User {objectId}',
      'If this was done: run Get-ServicePrincipal, then doctor with --purview-object-id and the ObjectId that it prints.',
    ],
    source: 'Microsoft Learn: security-ediscovery-appauthsetup; msgraph-sdk-java-core#599',
  },
  {
    row: 14,
    matches: onResponse((response) => isDeniedAs('application', response) && hasWrongId(response)),
    meaning:
      'Purview knows the application by another object id than that of its token: often that of the app registration instead of the enterprise application.',
    cure: [
      'Remove-ServicePrincipal -Identity {purviewObjectId}',
      'Repeat New-ServicePrincipal, Add-RoleGroupMember and Add-eDiscoveryCaseAdmin with {objectId}, the object id under Enterprise applications.',
    ],
    source: 'Microsoft Learn: security-ediscovery-appauthsetup, step 4 (inferred)',
  },
  {
    row: 15,
    matches: ({ kind }) => kind === 'noCases',
    meaning: 'The list of cases is empty: an eDiscovery Manager sees only own cases, or there are none.',
    cure: [
      'Add-eDiscoveryCaseAdmin -User {objectId}, or make the identity a member of a case.',
      'In a tenant without cases there is nothing to do.',
    ],
    source: 'docs/graph-facts.md',
  },
  {
    row: 16,
    matches: onResponse((response) => isDeniedAs('user', response) && isUnknownError(response)),
    meaning:
      'Microsoft evaluates the role wrongly: since May 2026 an eDiscovery Manager gets 401 UnknownError where an Administrator does not.',
    cure: ['Use an eDiscovery Administrator meanwhile (Add-eDiscoveryCaseAdmin).'],
    source: 'msgraph-sdk-powershell#3616, #3637',
  },
  {
    row: 17,
    matches: onResponse(
      (response) =>
        isDeniedAs('application', response) && lacksWrite(response) && !hasWrongId(response),
    ),
    meaning: 'An application with eDiscovery.Read.All is refused below a case, although it can list cases.',
    cure: ['Grant eDiscovery.ReadWrite.All, or use AUTH_MODE=on-behalf-of.'],
    source: 'msgraph-sdk-dotnet#3091 (open)',
  },
  {
    row: 18,
    matches: onResponse(isCaseTypeError),
    meaning: 'Microsoft refuses this case although the list works: a fault of the service, or a case of the old kind.',
    cure: [
      'Wait, try another case, or the other GRAPH_API_VERSION.',
      'Report it to Microsoft with the request-id.',
    ],
    source: 'msgraph-sdk-dotnet#1987',
  },
  {
    row: 19,
    matches: onResponse((response) => isDirectoryError(response) && !isCaseTypeError(response)),
    meaning: 'The token has the wrong kind or scope: Microsoft Graph misses a permission of the directory.',
    cure: [
      'Compare the kind of the token (application or user) and its permissions above with what the request needs: eDiscovery.ReadWrite.All for updates.',
    ],
    source: 'Microsoft Graph: resolve authorization errors',
  },
  {
    row: 20,
    matches: onResponse(
      (response) =>
        response.status === 402 ||
        (response.status === 403 &&
          !isCaseTypeError(response) &&
          !isDirectoryError(response) &&
          !isMissingApi(response)),
    ),
    meaning: 'The tenant or the user has no licence for this, or the role does not include it.',
    cure: [
      'Calls of an application need Microsoft 365 E5 or its compliance add-on. Users with E3 can use the standard features: AUTH_MODE=on-behalf-of.',
      'Check the Purview role of the identity, too.',
    ],
    source: 'Microsoft Learn: security-ediscoverycase-overview',
  },
  {
    row: 21,
    matches: onResponse((response) => isMissingApi(response) && !isDenied(response)),
    meaning: 'The API does not exist at this place: another cloud, a region without it, or a fault of the routing.',
    cure: [
      'Check GRAPH_CLOUD and GRAPH_BASE_URL ({graphRoot}). The cloud of 21Vianet does not have this API.',
      'Try the other GRAPH_API_VERSION.',
    ],
    source: 'docs/graph-facts.md',
  },
  {
    row: 22,
    matches: onResponse((response) => isRefusedPatch(response)),
    meaning: 'The tenant does not accept updates of operations. This is expected: the update is not published.',
    cure: ['Reading and listing work; updates return NOT_UPDATABLE.'],
    source: 'docs/updates.md',
  },
  {
    row: 23,
    matches: ({ kind }) => kind === 'notShown',
    meaning: 'Accepted, not shown: Graph accepted the PATCH, and the operation does not have the value that was sent.',
    cure: [
      'The property is read-only, or was changed at the same time. Updates of it return NOT_REFLECTED.',
    ],
    source: 'docs/updates.md (inferred)',
  },
  {
    row: 24,
    matches: onResponse(({ status }) => status === 429 || status === 509),
    meaning: 'The quota is used up (published: five requests per minute per app and tenant), by this app elsewhere.',
    cure: ['Wait {waitSeconds} s, then run doctor again.', 'Give this server an app registration of its own.'],
    source: 'docs/graph-facts.md',
  },
  {
    row: 25,
    matches: onResponse(({ isClaimsChallenge }) => isClaimsChallenge),
    meaning: 'Continuous access evaluation revoked the token: the account, the network or a policy has changed.',
    cure: ['Sign in again and get a new token. The server passes this challenge on to its callers.'],
    source: 'docs/graph-facts.md',
  },
];
