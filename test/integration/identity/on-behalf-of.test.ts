import { clouds } from '../../../src/config/clouds.js';
import type { ErrorReason } from '../../../src/domain/errors.js';
import { errorCatalog } from '../../../src/domain/error-catalog.js';
import { caseId, id, read, update } from '../../testkit/documents.js';
import { faults } from '../../testkit/entra/faults.js';
import { alice, bob, graphId, graphResource } from '../../testkit/entra/tenants.js';
import { type GuardedService, startGuardedService } from '../../testkit/guarded-service.js';

describe('AUTH_MODE=on-behalf-of', () => {
  let service: GuardedService;
  beforeAll(async () => {
    service = await startGuardedService(({ clientSecret, tenants }) => ({
      AUTH_MODE: 'on-behalf-of',
      AZURE_CLIENT_SECRET: clientSecret,
      AUTH_TENANTS: `${tenants.home},${tenants.other}`,
    }));
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    service.sandbox.store.reset();
    service.sandbox.journal.clear();
    service.entra.clear();
    service.entra.journal.length = 0;
  });

  const readAs = (token: string) => service.as(token, read, { caseId, id });
  const change = { input: { caseId, id, patch: { percentProgress: 77 } } };
  const changeAs = (token: string) => service.as(token, update, change);

  it('a token for this API is exchanged for one for Microsoft Graph of the same user and tenant', async () => {
    const { data, errors } = await readAs(service.entra.issue());
    expect(errors).toEqual([]);
    expect(data.caseOperation).toMatchObject({ id });
    expect(service.actors()).toEqual([`${alice.oid} of ${service.entra.tenants.home}`]);
  });

  it('a token of version 1 and one of another allowed tenant are exchanged too', async () => {
    const { issue, tenants } = service.entra;
    await readAs(issue({ version: 'v1' }));
    await readAs(issue({ tenant: tenants.other, user: bob }));
    expect(service.actors()).toEqual([`${alice.oid} of ${tenants.home}`, `${bob.oid} of ${tenants.other}`]);
  });

  it('a token is exchanged once for many concurrent requests', async () => {
    const token = service.entra.issue();
    await Promise.all([readAs(token), readAs(token), changeAs(token)]);
    await readAs(token);
    expect(service.exchanges()).toBe(1);
  });

  it('a weaker token of the same user does not use the exchange of a stronger one', async () => {
    await readAs(service.entra.issue());
    service.entra.script({ on: 'token', answer: faults.interactionRequired() });
    const weaker = await readAs(service.entra.issue());
    expect(weaker.status).toBe(401);
    expect(service.exchanges()).toBe(2);
    expect(service.actors()).toHaveLength(1);
  });

  type Rejected = [string, ErrorReason, (entra: GuardedService['entra']) => string];
  const rejected: Rejected[] = [
    ['is expired', 'expiredToken', ({ issue }) => issue({ lifetime: 'expired' })],
    ['is not valid yet', 'tokenNotYetValid', ({ issue }) => issue({ lifetime: 'future' })],
    ['is unsigned (alg none)', 'invalidToken', ({ forge }) => forge.unsigned()],
    ['is signed by HS256 with the public key', 'invalidToken', ({ forge }) => forge.signedByPublicKey()],
    ['is signed with a foreign key', 'invalidToken', ({ forge }) => forge.signedByStranger()],
    ['was changed', 'invalidToken', ({ forge }) => forge.tampered({ oid: bob.oid })],
    ['has an unknown key id', 'invalidToken', ({ issue }) => issue({ header: { kid: 'x' } })],
    ['is for another API', 'wrongAudience', ({ issue }) => issue({ claims: { aud: 'api://another' } })],
    [
      'is for Microsoft Graph, by its id',
      'graphAudience',
      ({ issue }) => issue({ claims: { aud: graphId } }),
    ],
    ...Object.values(clouds).map(({ graphRoot, label }): Rejected => [
      `is for Microsoft Graph in the ${label}`,
      'graphAudience',
      ({ issue }) => issue({ claims: { aud: graphRoot.toUpperCase() } }),
    ]),
    [
      'is for Microsoft Graph, by its address',
      'graphAudience',
      ({ issue }) => issue({ claims: { aud: `${graphResource}/` } }),
    ],
    ['is of another tenant', 'tenantNotAllowed', ({ issue, tenants }) => issue({ tenant: tenants.stranger })],
    ['has no tenant', 'tenantNotAllowed', ({ issue }) => issue({ claims: { tid: undefined } })],
    [
      'is of one tenant by the issuer of another',
      'invalidToken',
      ({ issue, tenants, origin }) => issue({ claims: { iss: `${origin}/${tenants.other}/v2.0` } }),
    ],
    [
      'is by an issuer of v1 for another tenant',
      'invalidToken',
      ({ issue, tenants }) => issue({ claims: { iss: `https://sts.windows.net/${tenants.other}/` } }),
    ],
    ['never expires', 'invalidToken', ({ issue }) => issue({ claims: { exp: undefined } })],
    ['is an ID token', 'invalidToken', ({ issue }) => issue({ claims: { azp: undefined } })],
    ['is of an application', 'applicationToken', ({ issue }) => issue({ appRoles: ['CaseOperation.Read'] })],
    ['is not a JWT', 'invalidToken', () => 'not.a.token'],
  ];

  it.each(rejected)(
    'a token that %s is rejected as %s and nothing is sent',
    async (_, reason, createToken) => {
      const token = createToken(service.entra);
      for (const answer of [await readAs(token), await changeAs(token)]) {
        expect(answer.status).toBe(401);
        expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
        expect(answer.errors).toHaveLength(1);
        expect(answer.errors[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED' });
        expect(answer.text).not.toContain(token);
        expect(answer.errors[0]?.message).toBe(errorCatalog[reason].message);
      }
      expect(service.exchanges()).toBe(0);
      expect(service.sandbox.journal.requests()).toEqual([]);
    },
  );

  it('a request without a token is rejected with a plain challenge before any other check', async () => {
    const answer = await service.query(update, { input: { caseId: '..', id: '', patch: {} } });
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(service.entra.journal).toEqual([]);
    expect(service.sandbox.journal.requests()).toEqual([]);
  });

  it.each([
    ['read', 'CaseOperation.Update', readAs, 'caseOperation'],
    ['update', 'CaseOperation.Read', changeAs, 'updateCaseOperation'],
  ])('a %s with only the scope %s is forbidden', async (_, scp, act) => {
    const { data, errors } = await act(service.entra.issue({ claims: { scp } }));
    const codes = [
      ...errors.map(({ extensions }) => extensions?.['code']),
      ...(data.updateCaseOperation?.userErrors ?? []).map(({ code }: any) => code as unknown),
    ];
    expect(codes).toEqual(['FORBIDDEN']);
    expect(service.exchanges()).toBe(0);
    expect(service.sandbox.journal.requests()).toEqual([]);
  });

  it('tokens with unknown key ids do not cause repeated requests for keys', async () => {
    for (const kid of ['a', 'b', 'c', 'd']) await readAs(service.entra.issue({ header: { kid } }));
    expect(service.entra.journal).toEqual([]);
  });

  it.each([
    ['consent is missing', faults.consentRequired(), 'FORBIDDEN', 200],
    ['the exchange is rejected', faults.assertionExpired(), 'UNAUTHENTICATED', 401],
    ['the client secret is wrong', faults.invalidClient(), 'UPSTREAM_UNAVAILABLE', 200],
    ['the response is not valid JSON', faults.garbage(), 'UPSTREAM_UNAVAILABLE', 200],
    ['the response has no token', faults.tokenless(), 'UPSTREAM_UNAVAILABLE', 200],
  ])('the caller gets an error when %s', async (_, answer, code, status) => {
    service.entra.script({ on: 'token', times: 2, answer });
    const rejected = await readAs(service.entra.issue());
    expect([rejected.status, rejected.errors[0]?.extensions?.['code']]).toEqual([status, code]);
    expect(rejected.text).not.toMatch(/AADSTS|Trace ID|localhost/);
    expect(service.logged.join('\n')).not.toMatch(/AADSTS\d|Trace ID/);
    expect(service.sandbox.journal.requests()).toEqual([]);
  });

  it('another encoding of the signature does not make another token', async () => {
    const token = service.entra.issue();
    await readAs(token);
    await readAs(`${token}==`);
    expect(service.exchanges()).toBe(1);
  });

  it('a caller who can update but not read gets no data of the operation', async () => {
    const token = service.entra.issue({ claims: { scp: 'CaseOperation.Update' } });
    const made = await changeAs(token);
    expect(made.data.updateCaseOperation).toMatchObject({ caseOperation: null, userErrors: [] });
    expect(service.sandbox.journal.requests()[0]?.applied).toBe(true);
    const input = { ...change.input, expect: { percentProgress: 1 } };
    const probed = await service.as(token, update, { input });
    expect(probed.data.updateCaseOperation).toMatchObject({
      caseOperation: null,
      userErrors: [{ code: 'FORBIDDEN' }],
    });
    expect(service.sandbox.journal.count()).toBe(1);
  });

  it('a __typename beside the field does not remove the challenge', async () => {
    const document = `{ __typename caseOperation(caseId: "${caseId}", id: "${id}") { id } }`;
    const { status, headers } = await service.query(document);
    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  });

  it('claims that Microsoft Entra requires are returned to the caller as a challenge', async () => {
    const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
    service.entra.script({ on: 'token', answer: faults.interactionRequired(claims) });
    const { status, headers, errors } = await readAs(service.entra.issue());
    expect(status).toBe(401);
    expect(errors[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED', claims });
    const sent = /error="insufficient_claims", claims="([^"]+)"/.exec(headers.get('www-authenticate') ?? '');
    expect(Buffer.from(sent?.[1] ?? '', 'base64').toString()).toBe(claims);
  });

  it('claims that Microsoft Graph requires cause a new exchange, whose token is then used', async () => {
    const token = service.entra.issue();
    await readAs(token);
    const claims = '{"access_token":{"nbf":{"essential":true,"value":"1"}}}';
    service.sandbox.faults.add({ kind: 'claims-challenge', claims });
    const { errors } = await readAs(token);
    expect(errors).toEqual([]);
    await readAs(token);
    expect(service.exchanges()).toBe(2);
    const used = service.sandbox.journal.requests().map(({ headers }) => headers['authorization']);
    expect(used).toHaveLength(4);
    expect([used[0] === used[1], used[1] === used[2], used[2] === used[3]]).toEqual([true, false, true]);
  });

  it('a challenge within a batch is answered by sending that request again on its own', async () => {
    const bulk = `mutation ($input: UpdateCaseOperationsInput!) {
      updateCaseOperations(input: $input) { results { caseOperation { percentProgress } userErrors { code } } }
    }`;
    const other = '1ab699d7e53d46de944144c4a650d66f';
    const claims = '{"access_token":{"nbf":{"essential":true,"value":"1"}}}';
    service.sandbox.faults.add({ kind: 'claims-challenge', claims, path: other });
    const updates = [id, other].map((one) => ({ caseId, id: one, patch: { percentProgress: 3 } }));
    const { data } = await service.as(service.entra.issue(), bulk, { input: { updates } });
    expect(data.updateCaseOperations.results).toEqual([
      { caseOperation: { percentProgress: 3 }, userErrors: [] },
      { caseOperation: { percentProgress: 3 }, userErrors: [] },
    ]);
    expect(service.sandbox.journal.describe()).toEqual([
      expect.stringMatching(/^POST \/beta\/\$batch/),
      expect.stringMatching(/^PATCH /),
    ]);
    expect(service.exchanges()).toBe(2);
  });

  it('a token is reported as unverifiable while the keys cannot be fetched', async () => {
    const fresh = await startGuardedService(({ clientSecret }) => ({
      AUTH_MODE: 'on-behalf-of',
      AZURE_CLIENT_SECRET: clientSecret,
    }));
    try {
      fresh.entra.script({ on: 'keys', answer: faults.unavailable() });
      const { status, errors } = await fresh.as(fresh.entra.issue(), read, { caseId, id });
      expect([status, errors[0]?.extensions?.['code']]).toEqual([200, 'UPSTREAM_UNAVAILABLE']);
      // Requests do not cause repeated attempts.
      await fresh.as(fresh.entra.issue(), read, { caseId, id });
      expect(fresh.entra.journal.map(({ endpoint }) => endpoint)).toEqual(['keys']);
    } finally {
      await fresh.stop();
    }
  });
});
