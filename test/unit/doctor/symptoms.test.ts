import { readFileSync } from 'node:fs';
import type { EntraFailure } from '../../../src/identity/entra-error.js';
import { diagnose, symptoms } from '../../../src/doctor/symptoms/diagnose.js';
import type { Observation, ResponseObservation } from '../../../src/doctor/symptoms/observation.js';

const objectId = 'a11ce000-0000-4000-8000-00000000a11c';
const user = { kind: 'user', objectId, permissions: ['eDiscovery.ReadWrite.All'] } as const;
const application = { ...user, kind: 'application' } as const;

function response(own: Partial<ResponseObservation>): Observation {
  return {
    kind: 'response',
    request: 'cases',
    status: 401,
    code: 'unauthorized',
    message: 'Processing of the HTTP request resulted in an exception.',
    isClaimsChallenge: false,
    isTokenRejected: false,
    token: user,
    purviewObjectId: undefined,
    ...own,
  };
}

function entra(own: Partial<EntraFailure>): Observation {
  return {
    kind: 'entra',
    error: undefined,
    suberror: undefined,
    number: undefined,
    hasClaims: false,
    ...own,
  };
}

/** What real systems answer, by the row that explains it. */
const inputs: readonly (readonly [row: number, name: string, observation: Observation])[] = [
  [1, 'a name without an address', { kind: 'network', code: 'ENOTFOUND' }],
  [1, 'a closed port', { kind: 'network', code: 'ECONNREFUSED' }],
  [1, 'an intercepting proxy', { kind: 'network', code: 'SELF_SIGNED_CERT_IN_CHAIN' }],
  [2, 'an unknown tenant', entra({ error: 'invalid_tenant', number: '90002' })],
  [2, 'an unknown tenant, older', entra({ error: 'invalid_request', number: '90002' })],
  [2, 'an invalid tenant id', entra({ error: 'invalid_request', number: '900023' })],
  [2, 'a tenant of another cloud', entra({ error: 'invalid_request', number: '90038' })],
  [3, 'an unknown application', entra({ error: 'unauthorized_client', number: '700016' })],
  [3, 'a disabled application', entra({ error: 'unauthorized_client', number: '7000112' })],
  [4, 'a wrong secret', entra({ error: 'invalid_client', number: '7000215' })],
  [4, 'no secret', entra({ error: 'invalid_client', number: '7000218' })],
  [5, 'an expired secret', entra({ error: 'invalid_client', number: '7000222' })],
  [5, 'another certificate', entra({ error: 'invalid_client', number: '700027' })],
  [5, 'a wrong clock', entra({ error: 'invalid_client', number: '700024' })],
  [6, 'a wrong subject', entra({ error: 'invalid_request', number: '70021' })],
  [6, 'a wrong subject, newer', entra({ error: 'invalid_client', number: '700213' })],
  [7, 'an unknown resource', entra({ error: 'invalid_resource', number: '500011' })],
  [7, 'an invalid scope', entra({ error: 'invalid_scope', number: '70011' })],
  [7, 'an invalid scope without a number', entra({ error: 'invalid_scope' })],
  [8, 'no consent', entra({ error: 'invalid_grant', suberror: 'consent_required', number: '65001' })],
  [8, 'no consent without a suberror', entra({ error: 'invalid_grant', number: '65001' })],
  [8, 'consent of an administrator', entra({ error: 'access_denied', number: '90094' })],
  [9, 'a foreign assertion', entra({ error: 'invalid_grant', number: '50013' })],
  [9, 'an expired assertion', entra({ error: 'invalid_grant', number: '500133' })],
  [9, 'a token for Microsoft Graph', { kind: 'audience' }],
  [10, 'a second factor', entra({ error: 'interaction_required', number: '50076', hasClaims: true })],
  [10, 'a policy', entra({ error: 'invalid_grant', suberror: 'basic_action', number: '53003' })],
  [11, 'a token without permission', response({ token: { ...user, permissions: ['User.Read'] } })],
  [11, 'an application without permission', response({ token: { ...application, permissions: [] } })],
  [12, 'a user without role', response({})],
  [12, 'a user who is not a member of the case', response({ request: 'operations' })],
  [13, 'an application unknown to Purview', response({ token: application })],
  [
    13,
    'an application with its own id',
    response({ token: application, purviewObjectId: objectId.toUpperCase() }),
  ],
  [
    14,
    'the id of the registration',
    response({ token: application, purviewObjectId: 'b0b00000-0000-4000-8000-000000000b0b' }),
  ],
  [15, 'no cases', { kind: 'noCases' }],
  [16, 'a Manager since May 2026', response({ code: 'unknownerror' })],
  [
    17,
    'an application with Read.All below a case',
    response({ request: 'operations', token: { ...application, permissions: ['eDiscovery.Read.All'] } }),
  ],
  [
    18,
    'a case that is refused',
    response({
      request: 'operations',
      status: 403,
      code: 'forbidden',
      message: 'Request for case type  is not supported',
    }),
  ],
  [
    19,
    'insufficient privileges',
    response({
      status: 403,
      code: 'authorization_requestdenied',
      message: 'Insufficient privileges to complete the operation.',
    }),
  ],
  [
    20,
    'no licence',
    response({
      status: 402,
      code: 'paymentrequired',
      message: 'The payment requirements have not been met.',
    }),
  ],
  [20, 'a licence or role', response({ status: 403, code: 'forbidden', message: 'Access denied.' })],
  [
    21,
    'no such API',
    response({ status: 404, code: 'itemnotfound', message: 'The resource could not be found.' }),
  ],
  [
    21,
    'the routing at Microsoft',
    response({
      status: 500,
      code: 'unknownerror',
      message: "No HTTP resource was found that matches the request URI 'https://…'",
    }),
  ],
  [
    21,
    'an unknown segment',
    response({ status: 400, code: 'badrequest', message: "Resource not found for the segment 'security'." }),
  ],
  [
    22,
    'a PATCH with 405',
    response({ request: 'patch', status: 405, code: 'request_badrequest', message: '' }),
  ],
  [
    22,
    'a PATCH with 400',
    response({
      request: 'patch',
      status: 400,
      code: 'badrequest',
      message: 'Specified HTTP method is not allowed for the request target.',
    }),
  ],
  [22, 'a PATCH with 501', response({ request: 'patch', status: 501, code: 'notimplemented', message: '' })],
  [23, 'a PATCH that is not shown', { kind: 'notShown' }],
  [
    24,
    'a used quota',
    response({ status: 429, code: 'toomanyrequests', message: 'Please retry again later.' }),
  ],
  [
    25,
    'a revoked token',
    response({ isClaimsChallenge: true, isTokenRejected: true, code: 'invalidauthenticationtoken' }),
  ],
];

const rowsOf = (observation: Observation) => diagnose(observation, {}).map(({ row }) => row);

describe('the table of symptoms', () => {
  it('has the rows 1 to 25, and an input here for each', () => {
    const all = Array.from({ length: 25 }, (_, index) => index + 1);
    expect(symptoms.map(({ row }) => row)).toEqual(all);
    expect([...new Set(inputs.map(([row]) => row))]).toEqual(all);
  });

  it.each(inputs)('row %i, and no other, explains %s', (row, _, observation) => {
    expect(rowsOf(observation)).toEqual([row]);
  });

  it('the OAuth error decides: a number of another error has no effect', () => {
    expect(rowsOf(entra({ error: 'invalid_scope', number: '7000215' }))).toEqual([7]);
  });

  it('an OAuth error without a known number has all its causes', () => {
    expect(rowsOf(entra({ error: 'invalid_client', number: '1' }))).toEqual([4, 5, 6, 8]);
  });

  it('a 401 for an opaque token can mean each missing permission or role', () => {
    expect(rowsOf(response({ token: undefined }))).toEqual([11, 12, 13]);
    expect(rowsOf(response({ token: undefined, code: 'unknownerror' }))).toEqual([11, 13, 16]);
  });

  it.each([
    ['an outage', response({ status: 503, code: 'servicenotavailable', message: '' })],
    ['a rejected token', response({ isTokenRejected: true, code: 'invalidauthenticationtoken' })],
    [
      'an operation that does not exist',
      response({ request: 'operation', status: 404, code: 'itemnotfound', message: '' }),
    ],
    [
      'a malformed PATCH',
      response({ request: 'patch', status: 400, code: 'badrequest', message: 'The request is invalid.' }),
    ],
    ['an error of Microsoft Entra that passes', entra({ error: 'temporarily_unavailable', number: '90033' })],
  ])('%s is in no row, and has the message of the error catalog', (_, observation) => {
    expect(diagnose(observation, {})).toMatchObject([
      { row: null, meaning: expect.stringMatching(/^Microsoft|^The/) },
    ]);
  });

  it('every number has a link to its page in the cloud of the authority', () => {
    const setUp = { authority: 'https://login.microsoftonline.us' };
    for (const error of ['invalid_client', 'temporarily_unavailable']) {
      expect(diagnose(entra({ error, number: '90033' }), setUp)[0]?.link).toBe(
        'https://login.microsoftonline.us/error?code=90033',
      );
    }
  });

  it('cures name the facts of the set-up, and what is unknown', () => {
    const cures = diagnose(response({ token: application }), { objectId }).flatMap(({ cure }) => cure);
    expect(cures).toContain(`Add-eDiscoveryCaseAdmin -User ${objectId}`);
    expect(cures[1]).toContain('-AppId <applicationId>');
  });

  it('docs/doctor.md has every row with its meaning and source', () => {
    const lines = readFileSync('docs/doctor.md', 'utf8').replace(/ +/g, ' ').split('\n');
    for (const { row, meaning, source } of symptoms) {
      const [line = ''] = lines.filter((one) => one.startsWith(`| ${row} |`)).slice(-1);
      expect(line.replaceAll('\\', '')).toContain(`| ${meaning} | ${source} |`);
    }
  });
});
