import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.js';
import { entraError } from '../../testkit/entra/entra-error.js';
import { type Answer, faults } from '../../testkit/entra/faults.js';
import { type Entra, startEntra } from '../../testkit/entra/start-entra.js';
import { alice } from '../../testkit/entra/tenants.js';
import { trust } from '../../testkit/entra/trust.js';
import { run } from '../../testkit/run-doctor.js';

describe('doctor with Microsoft Entra', () => {
  let entra: Entra;
  let sandbox: Sandbox;
  let distrust: () => void;
  beforeAll(async () => {
    entra = await startEntra();
    distrust = trust(entra.caPem);
  });
  afterAll(async () => {
    distrust();
    await entra.stop();
  });
  beforeEach(async () => {
    sandbox = await startSandbox();
    entra.journal.length = 0;
  });
  afterEach(async () => {
    entra.clear();
    await sandbox.stop();
  });

  const check = (own: Record<string, string> = {}, secrets: readonly string[] = []) =>
    run(
      {
        UPSTREAM: 'graph',
        AUTH_MODE: 'application',
        GRAPH_BASE_URL: sandbox.url,
        AZURE_TENANT_ID: entra.tenants.home,
        AZURE_CLIENT_ID: entra.clientId,
        AZURE_CLIENT_SECRET: entra.clientSecret,
        AZURE_AUTHORITY_HOST: entra.origin,
        ...own,
      },
      {},
      [entra.clientSecret, ...secrets],
    );
  const tokenRequests = () => entra.journal.filter(({ endpoint }) => endpoint === 'token').length;
  const eDiscovery = () => sandbox.journal.describe().filter((line) => !line.includes('$metadata')).length;
  const link = (number: number) => `${entra.origin}/error?code=${number}`;

  it('application: the token of this server is shown by its object id and app roles, and used', async () => {
    const result = await check();
    expect(result.exitCode).toBe(0);
    expect(result.step('authority').status).toBe('ok');
    expect(result.step('token').facts).toMatchObject({
      kind: 'application',
      objectId: entra.clientId,
      permissions: ['eDiscovery.ReadWrite.All'],
    });
    expect([tokenRequests(), eDiscovery()]).toEqual([1, 2]);
    const { headers } = sandbox.journal.requests().at(-1) ?? {};
    expect(entra.findGrantInJournal(headers?.['authorization'])).toMatchObject({
      oid: undefined,
      by: 'secret',
    });
  });

  it('on-behalf-of: the token of a user is exchanged', async () => {
    const token = entra.issue();
    const result = await check({ AUTH_MODE: 'on-behalf-of', DOCTOR_TOKEN: `Bearer ${token}` }, [token]);
    expect(result.exitCode).toBe(0);
    expect(result.step('token').facts).toMatchObject({ kind: 'user', objectId: alice.oid });
    const { headers } = sandbox.journal.requests().at(-1) ?? {};
    expect(entra.findGrantInJournal(headers?.['authorization'])).toMatchObject({ oid: alice.oid });
  });

  it('on-behalf-of without the token of a user: the credential is checked, and the requests are skipped', async () => {
    const result = await check({ AUTH_MODE: 'on-behalf-of' });
    expect(result.exitCode).toBe(1);
    expect(result.step('token').status).toBe('skipped');
    expect(result.step('token').found[0]).toContain('accepts the credential');
    expect([tokenRequests(), eDiscovery()]).toEqual([1, 0]);
  });

  it('on-behalf-of without the token of a user: a wrong secret is row 4', async () => {
    const result = await check({ AUTH_MODE: 'on-behalf-of', AZURE_CLIENT_SECRET: 'CANARY-secret' });
    expect(result.rows('token')).toEqual([4]);
  });

  it('an unknown tenant is row 2: no secret is sent, and the rest is skipped', async () => {
    const result = await check({ AZURE_TENANT_ID: '99999999-9999-4999-8999-999999999999' });
    expect(result.rows('authority')).toEqual([2]);
    expect(result.step('authority').causes[0]?.link).toBe(link(90002));
    for (const step of ['graph', 'token', 'cases', 'operations', 'metadata'] as const) {
      expect(result.step(step).status).toBe('skipped');
    }
    expect([tokenRequests(), sandbox.journal.entries.length]).toEqual([0, 0]);
  });

  it('an application that is not installed in the tenant is row 3', async () => {
    const result = await check({ AZURE_TENANT_ID: entra.tenants.stranger });
    expect([result.rows('token'), result.step('token').causes[0]?.link]).toEqual([[3], link(700016)]);
    expect(eDiscovery()).toBe(0);
  });

  it('a wrong secret is row 4', async () => {
    const result = await check({ AZURE_CLIENT_SECRET: 'CANARY-secret' });
    expect([result.rows('token'), result.step('token').causes[0]?.link]).toEqual([[4], link(7000215)]);
    expect(result.step('token').facts).toEqual({ error: 'invalid_client', number: '7000215' });
    expect(eDiscovery()).toBe(0);
  });

  it('a foreign federated token is row 6, with its issuer, subject and audience', async () => {
    const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
    const claims = { iss: 'https://issuer.example/', sub: 'system:serviceaccount:a:b', aud: 'api://Wrong' };
    const foreign = `${encode({ alg: 'RS256' })}.${encode(claims)}.AAAA`;
    const path = join(mkdtempSync(join(tmpdir(), 'case-operations-')), 'token');
    writeFileSync(path, foreign);
    const result = await check({ AZURE_CLIENT_SECRET: '', AZURE_FEDERATED_TOKEN_FILE: path }, [foreign]);
    expect(result.rows('token')).toEqual([6]);
    for (const value of Object.values(claims)) expect(result.output).toContain(value);
  });

  const refusal = (error: string, code: number, own = {}): Answer =>
    entraError({ error, code, description: 'CANARY', ...own });

  it.each<[name: string, answer: Answer, row: number | null, number: number]>([
    ['an expired secret', refusal('invalid_client', 7000222), 5, 7000222],
    ['an unknown resource', refusal('invalid_resource', 500011), 7, 500011],
    ['an invalid scope', refusal('invalid_scope', 70011), 7, 70011],
    ['an outage', faults.unavailable(), null, 90033],
  ])('application: %s', async (_, answer, row, number) => {
    entra.script({ on: 'token', answer, times: 9 });
    const result = await check();
    expect([result.rows('token'), result.step('token').causes[0]?.link]).toEqual([[row], link(number)]);
    expect(eDiscovery()).toBe(0);
  });

  it.each<[name: string, answer: Answer, row: number]>([
    ['no consent', faults.consentRequired(), 8],
    ['an expired assertion', faults.assertionExpired(), 9],
    ['a second factor', faults.interactionRequired(), 10],
  ])('on-behalf-of: %s', async (_, answer, row) => {
    entra.script({ on: 'token', answer, times: 9 });
    const token = entra.issue();
    const result = await check({ AUTH_MODE: 'on-behalf-of', DOCTOR_TOKEN: token }, [token]);
    expect(result.rows('token')).toEqual([row]);
    expect(eDiscovery()).toBe(0);
  });

  it('on-behalf-of: a token for Microsoft Graph is row 9, without an exchange', async () => {
    const token = entra.issue({ claims: { aud: 'https://graph.microsoft.com' } });
    const result = await check({ AUTH_MODE: 'on-behalf-of', DOCTOR_TOKEN: token }, [token]);
    expect([result.rows('token'), tokenRequests(), eDiscovery()]).toEqual([[9], 0, 0]);
  });

  it('on-behalf-of: an expired token has the message of the server', async () => {
    const token = entra.issue({ lifetime: 'expired' });
    const result = await check({ AUTH_MODE: 'on-behalf-of', DOCTOR_TOKEN: token }, [token]);
    expect(result.step('token').causes).toMatchObject([
      { row: null, meaning: expect.stringContaining('has expired') },
    ]);
  });

  it('a token without the permission is row 11 when Graph answers 401', async () => {
    const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
    const token = `${encode({ alg: 'none' })}.${encode({ idtyp: 'app', oid: 'o', roles: [] })}.AAAA`;
    const body = { token_type: 'Bearer', expires_in: 3599, access_token: token };
    entra.script({ on: 'token', answer: { status: 200, body } });
    sandbox.faults.add({ kind: 'status', status: 401, path: '$top=1' });
    const result = await check({}, [token]);
    expect(result.step('token').found.join()).toContain('expect a 401');
    expect([result.rows('cases'), eDiscovery()]).toEqual([[11], 1]);
  });

  it('with the sandbox as upstream, only the sign-in is checked', async () => {
    const result = await check({ UPSTREAM: 'sandbox' });
    expect(result.report.steps.map(({ step, status }) => `${step} ${status}`)).toEqual([
      'configuration ok',
      'authority ok',
      'token ok',
    ]);
    expect(sandbox.journal.entries).toEqual([]);
  });

  it('an authority that nobody trusts is row 1', async () => {
    distrust();
    const other = await startEntra();
    const result = await check({ AZURE_AUTHORITY_HOST: other.origin });
    expect(result.rows('authority')).toEqual([1]);
    expect(result.step('authority').facts['code']).toMatch(/CERT|VERIFY/);
    expect(other.journal).toEqual([]);
    await other.stop();
    distrust = trust(entra.caPem);
  });
});
