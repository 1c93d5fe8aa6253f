import { isMethodRejected } from '../../msgraph/wire/error-envelope.js';
import { isDenied, onResponse, type Matches } from './matching.js';
import type { Symptom } from './observation.js';

const isMissingApi: Matches = ({ status, request, message }) =>
  /no http resource was found|resource not found for the segment/i.test(message) ||
  (status === 404 && request === 'cases');

const isCaseTypeError: Matches = ({ status, request, message }) =>
  status === 403 && request !== 'cases' && /request for case type/i.test(message);

const isDirectoryError: Matches = ({ status, code, message }) =>
  status === 403 && (code === 'authorization_requestdenied' || /insufficient privileges/i.test(message));

const isRefusedPatch: Matches = ({ request, status, message }) =>
  request === 'patch' && (status === 405 || status === 501 || (status === 400 && isMethodRejected(message)));

/** The rows 18 to 25 of the table: other responses of Microsoft Graph, and updates. */
export const graphSymptoms: readonly Symptom[] = [
  {
    row: 18,
    matches: onResponse(isCaseTypeError),
    meaning:
      'Microsoft refuses this case although the list works: a fault of the service, or a case of the old kind.',
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
    meaning:
      'The API does not exist at this place: another cloud, a region without it, or a fault of the routing.',
    cure: [
      'Check GRAPH_CLOUD and GRAPH_BASE_URL ({graphRoot}). The cloud of 21Vianet does not have this API.',
      'Try the other GRAPH_API_VERSION.',
    ],
    source: 'docs/graph-facts.md',
  },
  {
    row: 22,
    matches: onResponse((response) => isRefusedPatch(response)),
    meaning:
      'The tenant does not accept updates of operations. This is expected: the update is not published.',
    cure: ['Reading and listing work; updates return NOT_UPDATABLE.'],
    source: 'docs/updates.md',
  },
  {
    row: 23,
    matches: ({ kind }) => kind === 'notShown',
    meaning:
      'Accepted, not shown: Graph accepted the PATCH, and the operation does not have the value that was sent.',
    cure: ['The property is read-only, or was changed at the same time. Updates of it return NOT_REFLECTED.'],
    source: 'docs/updates.md (inferred)',
  },
  {
    row: 24,
    matches: onResponse(({ status }) => status === 429 || status === 509),
    meaning:
      'The quota is used up (published: five requests per minute per app and tenant), by this app elsewhere.',
    cure: [
      'Wait {waitSeconds} s, then run doctor again.',
      'Give this server an app registration of its own.',
    ],
    source: 'docs/graph-facts.md',
  },
  {
    row: 25,
    matches: onResponse(({ isClaimsChallenge }) => isClaimsChallenge),
    meaning:
      'Continuous access evaluation revoked the token: the account, the network or a policy has changed.',
    cure: ['Sign in again and get a new token. The server passes this challenge on to its callers.'],
    source: 'docs/graph-facts.md',
  },
];
