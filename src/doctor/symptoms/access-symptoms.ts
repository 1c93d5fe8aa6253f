import { isDenied, onResponse, type Matches } from './matching.js';
import type { ResponseObservation, Symptom } from './observation.js';

const hasPermission = ({ token }: ResponseObservation, pattern: RegExp) =>
  token?.permissions.some((permission) => pattern.test(permission)) ?? false;

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

/** The rows 11 to 17 of the table: the permissions at Microsoft Graph and the roles in Purview. */
export const accessSymptoms: readonly Symptom[] = [
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
      (response) => isDeniedAs('application', response) && !hasWrongId(response) && !lacksWrite(response),
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
      (response) => isDeniedAs('application', response) && lacksWrite(response) && !hasWrongId(response),
    ),
    meaning: 'An application with eDiscovery.Read.All is refused below a case, although it can list cases.',
    cure: ['Grant eDiscovery.ReadWrite.All, or use AUTH_MODE=on-behalf-of.'],
    source: 'msgraph-sdk-dotnet#3091 (open)',
  },
];
