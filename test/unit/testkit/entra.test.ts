import {
  ClientAssertionCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  OnBehalfOfCredential,
  type TokenCredential,
  WorkloadIdentityCredential,
} from '@azure/identity';
import { execFile } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { IssueOptions } from '../../testkit/entra/api-tokens.js';
import { type Answer, faults } from '../../testkit/entra/faults.js';
import { decodeJwt, isSignedBy } from '../../testkit/entra/jwt.js';
import { type Entra, startEntra } from '../../testkit/entra/start-entra.js';
import { alice, bob, graphId, graphResource } from '../../testkit/entra/tenants.js';
import { trust } from '../../testkit/entra/trust.js';

const scope = 'https://graph.microsoft.com/.default';
let entra: Entra;
let distrust: () => void;

beforeAll(async () => {
  entra = await startEntra();
  distrust = trust(entra.caPem);
});
afterAll(async () => {
  distrust();
  await entra.stop();
});
afterEach(() => {
  entra.clear();
  entra.journal.length = 0;
});

const authority = () => ({
  authorityHost: entra.origin,
  disableInstanceDiscovery: true,
  retryOptions: { maxRetries: 0 },
});

function onBehalf(own: Record<string, unknown> = {}): TokenCredential {
  const { clientId, clientSecret, tenants } = entra;
  const proof = 'certificatePath' in own || 'getAssertion' in own ? {} : { clientSecret };
  const whose = { tenantId: tenants.home, clientId, userAssertionToken: entra.issue() };
  return new OnBehalfOfCredential({ ...authority(), ...whose, ...proof, ...own } as any);
}

const federated = () => readFile(entra.federatedTokenFile, 'utf8');
const getGrant = async (credential: TokenCredential, options?: object) =>
  entra.findGrant((await credential.getToken(scope, options))!.token);
const getFailure = (credential: TokenCredential): Promise<any> =>
  credential.getToken(scope).then(
    () => undefined,
    (error: unknown) => error,
  );
const requests = () => entra.journal.map(({ endpoint, status }) => `${endpoint} ${status}`);
const publishedKeys = async (): Promise<any> =>
  (await fetch(`${entra.origin}/${entra.tenants.home}/discovery/v2.0/keys`)).json();

describe('the authority of the tests, with @azure/identity', () => {
  it('authenticates an application with a secret', async () => {
    const { tenants, clientId, clientSecret } = entra;
    const grant = await getGrant(
      new ClientSecretCredential(tenants.home, clientId, clientSecret, authority()),
    );
    expect(grant).toMatchObject({ tenant: tenants.home, clientId, by: 'secret', scopes: [scope] });
    expect(grant?.oid).toBeUndefined();
    expect(requests()).toEqual(['metadata 200', 'token 200']);
  });

  it('authenticates an application with a certificate', async () => {
    const file = entra.certificate.pemFile;
    const credential = new ClientCertificateCredential(entra.tenants.home, entra.clientId, file, authority());
    await expect(getGrant(credential)).resolves.toMatchObject({ by: 'certificate' });
    const { header } = decodeJwt(entra.journal.at(-1)!.form['client_assertion']!)!;
    expect(header['x5t#S256']).toBe(entra.certificate.thumbprints.sha256);
  });

  it('authenticates an application with an assertion of its cluster', async () => {
    const { tenants, clientId, federatedTokenFile: tokenFilePath } = entra;
    const workload = new WorkloadIdentityCredential({
      ...authority(),
      tenantId: tenants.home,
      clientId,
      tokenFilePath,
    });
    await expect(getGrant(workload)).resolves.toMatchObject({ by: 'federated' });
    const assertion = new ClientAssertionCredential(tenants.home, clientId, federated, authority());
    await expect(getGrant(assertion)).resolves.toMatchObject({ by: 'federated' });
  });

  it('issues a token to a managed identity', async () => {
    process.env['IDENTITY_ENDPOINT'] = entra.managedIdentity.endpoint;
    process.env['IDENTITY_HEADER'] = entra.managedIdentity.header;
    const grant = await getGrant(new ManagedIdentityCredential({ retryOptions: { maxRetries: 0 } }));
    delete process.env['IDENTITY_ENDPOINT'];
    delete process.env['IDENTITY_HEADER'];
    expect(grant).toMatchObject({ by: 'managedIdentity', scopes: [graphResource] });
    expect(requests()).toEqual(['managedIdentity 200']);
  });

  it.each([
    ['secret', {}],
    ['certificate', () => ({ certificatePath: entra.certificate.pemFile })],
    ['federated', { getAssertion: federated }],
  ])('exchanges the token of a user, with the %s', async (by, own) => {
    const grant = await getGrant(onBehalf(typeof own === 'function' ? own() : own));
    expect(grant).toMatchObject({ tenant: entra.tenants.home, oid: alice.oid, by });
  });

  it('exchanges a v1 token of another user in another tenant', async () => {
    const { other } = entra.tenants;
    const userAssertionToken = entra.issue({ tenant: other, user: bob, version: 'v1' });
    const grant = await getGrant(onBehalf({ tenantId: other, userAssertionToken }));
    expect(grant).toMatchObject({ tenant: other, oid: bob.oid });
  });

  it('receives the claims of a challenge and the capabilities of the client', async () => {
    const claims = '{"access_token":{"nbf":{"essential":true,"value":"1"}}}';
    const grant = await getGrant(onBehalf(), { claims, enableCae: true });
    expect(grant?.claims.access_token).toEqual({
      nbf: { essential: true, value: '1' },
      xms_cc: { values: ['cp1'] },
    });
  });

  it.each([
    ['expired', 500133, () => entra.issue({ lifetime: 'expired' })],
    ['not yet valid', 500133, () => entra.issue({ lifetime: 'future' })],
    ['of another tenant', 50013, () => entra.issue({ tenant: entra.tenants.other })],
    ['for Graph', 500131, () => entra.issue({ claims: { aud: graphId } })],
    ['of an application', 7000114, () => entra.issue({ appRoles: ['CaseOperation.Read.All'] })],
    ['unsigned', 50013, () => entra.forge.unsigned()],
    ['signed with the public key', 50013, () => entra.forge.signedByPublicKey()],
    ['signed with a foreign key', 50013, () => entra.forge.signedByStranger()],
    ['tampered', 50013, () => entra.forge.tampered({ oid: bob.oid })],
    ['not a token', 50027, () => 'nonsense'],
  ])('does not exchange a token that is %s', async (_what, errorNo, token) => {
    const error = await getFailure(onBehalf({ userAssertionToken: token() }));
    expect(error).toMatchObject({
      name: 'AuthenticationRequiredError',
      cause: { errorCode: 'invalid_grant', errorNo },
    });
  });

  it.each([
    ['secret', 'invalid_client', 7000215, { clientSecret: 'wrong' }],
    ['assertion', 'invalid_client', 700213, { getAssertion: () => Promise.resolve('e30.e30.') }],
    ['client', 'unauthorized_client', 700016, { clientId: bob.oid }],
  ])('rejects a wrong %s', async (_what, errorCode, errorNo, own) => {
    expect(await getFailure(onBehalf(own))).toMatchObject({
      cause: { name: 'ServerError', errorCode, errorNo },
    });
  });

  it('rejects an application that is not installed in the tenant, and an unknown tenant', async () => {
    const tenantId = entra.tenants.stranger;
    const userAssertionToken = entra.issue({ tenant: tenantId });
    const error = await getFailure(onBehalf({ tenantId, userAssertionToken }));
    expect(error.cause).toMatchObject({ errorCode: 'unauthorized_client', errorNo: 700016 });
    expect(await getFailure(onBehalf({ tenantId: bob.oid }))).toMatchObject({
      name: 'CredentialUnavailableError',
    });
  });
});

describe('a scripted fault', () => {
  it.each<[string, Answer, object]>([
    ['no consent', faults.consentRequired(), { errorCode: 'invalid_grant', subError: 'consent_required' }],
    ['an interaction', faults.interactionRequired('{"a":1}'), { errorNo: 50076, claims: '{"a":1}' }],
    ['a bad client', faults.invalidClient(), { errorCode: 'invalid_client', errorNo: 7000215 }],
    ['an old assertion', faults.assertionExpired(), { errorCode: 'invalid_grant', errorNo: 500133 }],
    ['too many', faults.throttled(), { errorCode: 'temporarily_unavailable', errorNo: 50196 }],
    ['a pause', faults.unavailable(), { errorCode: 'temporarily_unavailable', errorNo: 90033 }],
    ['garbage', faults.garbage(), { errorCode: 'unknown_error' }],
    ['no token', faults.tokenless(), { message: 'Response had no "expiresOn" property.' }],
    ['a reset', 'reset', { errorCode: 'network_error' }],
  ])('returns %s once', async (_what, answer, cause) => {
    entra.script({ on: 'token', answer });
    expect(await getFailure(onBehalf())).toMatchObject({ name: 'AuthenticationRequiredError', cause });
    await expect(getGrant(onBehalf())).resolves.toMatchObject({ oid: alice.oid });
  });

  it('holds a request until it is released', async () => {
    const hang = faults.hang();
    entra.script({ on: 'token', answer: hang });
    const grant = getGrant(onBehalf());
    await hang.arrived;
    expect(requests()).toEqual(['metadata 200', 'token undefined']);
    hang.release();
    await expect(grant).resolves.toMatchObject({ oid: alice.oid });
  });

  it('applies to the given number of requests of its endpoint', async () => {
    entra.script({ on: 'keys', times: 2, answer: faults.unavailable() });
    const ask = async () => (await fetch(`${entra.origin}/${entra.tenants.home}/discovery/v2.0/keys`)).status;
    expect([await ask(), await ask(), await ask()]).toEqual([503, 503, 200]);
  });
});

describe('a token for the API', () => {
  const toClaims = (options?: IssueOptions) => decodeJwt(entra.issue(options))!.claims;

  it('has the format v2 or v1', () => {
    const { origin, clientId, tenants } = entra;
    const v2 = { ver: '2.0', iss: `${origin}/${tenants.home}/v2.0`, aud: clientId, oid: alice.oid };
    expect(toClaims()).toMatchObject({ ...v2, scp: 'CaseOperation.Read CaseOperation.Update' });
    const v1 = { ver: '1.0', iss: `https://sts.windows.net/${tenants.home}/`, aud: `api://${clientId}` };
    expect(toClaims({ version: 'v1' })).toMatchObject(v1);
    expect(Object.keys(toClaims({ version: 'v1', appRoles: [] }))).not.toContain('scp');
  });

  it('is signed with the published key, also after a rotation', async () => {
    const old = entra.issue();
    const isPublished = async (token: string) => {
      const { keys } = await publishedKeys();
      const key = keys.find(({ kid }: any) => kid === decodeJwt(token)?.header['kid']);
      return key !== undefined && isSignedBy(token, createPublicKey({ key, format: 'jwk' }));
    };
    expect([await isPublished(old), await isPublished(entra.forge.signedByStranger())]).toEqual([
      true,
      false,
    ]);
    await entra.rotateKeys();
    expect([await isPublished(old), await isPublished(entra.issue())]).toEqual([false, true]);
    const [key] = (await publishedKeys()).keys;
    expect(Object.keys(key)).toEqual(['kty', 'use', 'kid', 'x5t', 'n', 'e']);
  });

  it('is accepted by jose in a process with NODE_EXTRA_CA_CERTS', async () => {
    const program = `
      import { createRemoteJWKSet, jwtVerify } from 'jose';
      const [origin, tenant, audience, ...tokens] = process.argv.slice(1);
      const found = await fetch(origin + '/' + tenant + '/v2.0/.well-known/openid-configuration');
      const { issuer, jwks_uri } = await found.json();
      const keys = createRemoteJWKSet(new URL(jwks_uri));
      const verify = (token) => jwtVerify(token, keys, { issuer, audience, algorithms: ['RS256'] });
      for (const { value, reason } of await Promise.allSettled(tokens.map(verify)))
        console.log(value?.payload.name ?? reason.code);`;
    const { origin, tenants, clientId, caFile: NODE_EXTRA_CA_CERTS, forge } = entra;
    const tokens = [entra.issue(), forge.unsigned(), forge.signedByPublicKey(), forge.signedByStranger()];
    const args = ['--input-type=module', '-e', program, origin, tenants.home, clientId, ...tokens];
    const { stdout } = await promisify(execFile)(process.execPath, args, { env: { NODE_EXTRA_CA_CERTS } });
    expect(stdout.trim().split('\n')).toEqual([
      'Alice',
      'ERR_JOSE_ALG_NOT_ALLOWED',
      'ERR_JOSE_ALG_NOT_ALLOWED',
      'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    ]);
  });
});

describe('the server of the authority', () => {
  it('returns 404 for an unknown path and records it in the journal', async () => {
    const response = await fetch(`${entra.origin}/common/discovery/instance`);
    expect([response.status, await response.json()]).toMatchObject([404, { error: 'not_found' }]);
    expect(entra.journal).toMatchObject([{ endpoint: 'unknown', method: 'GET', status: 404 }]);
  });

  it('removes its files when it stops', async () => {
    const another = await startEntra();
    expect(existsSync(another.caFile)).toBe(true);
    await another.stop();
    expect([another.caFile, another.certificate.pemFile].filter(existsSync)).toEqual([]);
  });

  it('is only trusted by processes with its certificate', async () => {
    const another = await startEntra();
    const { cause } = await fetch(another.origin).catch((error: unknown) => error as any);
    await another.stop();
    expect(cause.code).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  });
});
