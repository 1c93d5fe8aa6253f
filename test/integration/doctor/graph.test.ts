import { readFileSync } from 'node:fs';
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.js';
import type { FaultRule } from '../../../src/sandbox/faults/fault-rule.js';
import { signJwt } from '../../testkit/entra/jwt.js';
import { closedPort } from '../../testkit/upstream.js';
import { type ServerCertificates, makeServerCertificates } from '../../testkit/server-certificates.js';
import { startConnectProxy } from '../../testkit/connect-proxy.js';
import { startUpstream } from '../../testkit/upstream.js';
import { run } from '../../testkit/run-doctor.js';

const write = { caseId: 'b0073e4e-4184-41c6-9eb7-8c8cc3e2288b', id: '850c2f64b1ee44a4a69729327aac2b04' };
const metadataXml = readFileSync('test/testkit/case-operation-metadata.xml', 'utf8');
const objectId = 'a11ce000-0000-4000-8000-00000000a11c';

const list = 'GET /beta/security/cases/ediscoveryCases?$top=1';
const operations = 'GET /beta/security/cases/ediscoveryCases/…/operations?$top=1';
const operation = 'GET /beta/security/cases/ediscoveryCases/…/operations/…';
const patch = operation.replace('GET', 'PATCH');

/** A token as Microsoft Entra issues it; the sandbox does not validate it. */
const toToken = (claims: Record<string, unknown>) =>
  signJwt(
    { typ: 'JWT', alg: 'none' },
    { oid: objectId, tid: 't', aud: 'https://graph.microsoft.com', ...claims },
    '',
  );
const userToken = toToken({ idtyp: 'user', scp: 'User.Read eDiscovery.ReadWrite.All' });
const appToken = toToken({
  idtyp: 'app',
  appid: 'c11e0000-0000-4000-8000-00000000c11e',
  roles: ['eDiscovery.ReadWrite.All'],
});

describe('doctor with AUTH_MODE=passthrough, on the sandbox', () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await startSandbox();
  });
  afterEach(() => sandbox.stop());

  const check = (token: string | undefined, options = {}) =>
    run(
      {
        UPSTREAM: 'graph',
        AUTH_MODE: 'passthrough',
        GRAPH_BASE_URL: sandbox.url,
        ...(token !== undefined && { DOCTOR_TOKEN: token }),
      },
      options,
      token === undefined || token.length < 12 ? [] : [token],
    );
  const fail = (rule: FaultRule) => {
    sandbox.faults.add(rule);
  };
  /** The eDiscovery requests that were sent. */
  const sent = () => sandbox.journal.describe().filter((line) => !line.includes('$metadata'));
  const serveMetadata = (body: string) => {
    fail({ kind: 'status', status: 200, path: '$metadata', body, contentType: 'application/xml' });
  };

  it('a working set-up has no problem, and costs two requests', async () => {
    serveMetadata(metadataXml);
    const result = await check(userToken);
    expect(result.report.steps.map(({ step, status }) => `${step} ${status}`)).toEqual([
      'configuration ok',
      'proxy ok',
      'authority skipped',
      'graph ok',
      'token ok',
      'cases ok',
      'operations ok',
      'metadata ok',
    ]);
    expect(result.report).toMatchObject({ version: '1.2.3', ok: true, requests: { announced: 2, sent: 2 } });
    expect(sent()).toEqual([list, operations]);
    expect(result.step('token').facts).toMatchObject({
      kind: 'user',
      objectId,
      permissions: ['User.Read', 'eDiscovery.ReadWrite.All'],
    });
    const [metadata, ...others] = sandbox.journal.entries;
    expect(metadata?.headers['authorization']).toBeUndefined();
    for (const { headers } of others) expect(headers['authorization']).toMatch(/^Bearer sha256:/);
  });

  it('without a token the requests are skipped, and all is not well', async () => {
    const result = await check(undefined);
    expect(result.exitCode).toBe(1);
    expect(result.report.steps.filter(({ status }) => status === 'skipped').map(({ step }) => step)).toEqual([
      'authority',
      'token',
      'cases',
      'operations',
      'metadata',
    ]);
    expect(result.step('token').found.join(' ')).toContain('DOCTOR_TOKEN');
    expect(sent()).toEqual([]);
  });

  it.each<[name: string, token: string, rule: FaultRule, rows: (number | null)[], options?: object]>([
    [
      'a token without permission',
      toToken({ scp: 'User.Read' }),
      { kind: 'status', status: 401, path: '$top=1' },
      [11],
    ],
    ['an opaque token without permission', 'no-role', { kind: 'slow', ms: 0, path: '$top=1' }, [11, 12, 13]],
    ['a user without role', userToken, { kind: 'status', status: 401, path: '$top=1' }, [12]],
    ['an application unknown to Purview', appToken, { kind: 'status', status: 401, path: '$top=1' }, [13]],
    [
      'an application with the id of its registration',
      appToken,
      { kind: 'status', status: 401, path: '$top=1' },
      [14],
      { purviewObjectId: 'b0b00000-0000-4000-8000-000000000b0b' },
    ],
    [
      'a Manager since May 2026',
      userToken,
      {
        kind: 'status',
        status: 401,
        path: '$top=1',
        body: '{"error":{"code":"UnknownError","message":"CANARY"}}',
      },
      [16],
    ],
    [
      'insufficient privileges',
      userToken,
      {
        kind: 'status',
        status: 403,
        path: '$top=1',
        body: '{"error":{"code":"Authorization_RequestDenied","message":"CANARY"}}',
      },
      [19],
    ],
    ['no licence', appToken, { kind: 'status', status: 402, path: '$top=1' }, [20]],
    ['the role that is missing with 403', 'forbidden', { kind: 'slow', ms: 0, path: '$top=1' }, [20]],
    ['no such API', userToken, { kind: 'status', status: 404, path: '$top=1' }, [21]],
    ['the routing at Microsoft', userToken, { kind: 'status', status: 500, path: '$top=1' }, [21]],
    ['a used quota', userToken, { kind: 'status', status: 429, path: '$top=1', retryAfter: '37' }, [24]],
    [
      'a revoked token',
      userToken,
      { kind: 'claims-challenge', path: '$top=1', claims: '{"access_token":{}}' },
      [25],
    ],
    ['an outage', userToken, { kind: 'html', path: '$top=1' }, [null]],
    ['no list', userToken, { kind: 'body', path: '$top=1', body: '{"CANARY":1}' }, [null]],
    ['a reset connection', userToken, { kind: 'reset-before', path: '$top=1' }, [null]],
  ])('%s ends the checks after one request', async (...[, token, rule, rows, options]) => {
    fail(rule);
    const result = await check(token, options);
    expect(result.rows('cases')).toEqual(rows);
    expect(result.step('operations').status).toBe('skipped');
    expect(sent()).toEqual([list]);
    expect(sandbox.faults.pending).toEqual([]);
  });

  it('the cures have the object id of the token, and the seconds to wait', async () => {
    fail({ kind: 'status', status: 401, path: '$top=1' });
    expect((await check(appToken)).output).toContain(`Add-eDiscoveryCaseAdmin -User ${objectId}`);
    fail({ kind: 'status', status: 429, path: '$top=1', retryAfter: '37' });
    expect((await check(appToken)).output).toContain('Wait 37 s');
  });

  it('a refusal shows its code and the ids for the support of Microsoft', async () => {
    fail({ kind: 'status', status: 401, path: '$top=1' });
    expect((await check(userToken)).step('cases').facts).toEqual({
      status: 401,
      code: 'Unauthorized',
      requestId: expect.stringMatching(/^[\da-f-]{36}$/),
      clientRequestId: expect.stringMatching(/^[\da-f-]{36}$/),
    });
  });

  it('an empty list of cases is row 15', async () => {
    fail({ kind: 'body', path: '$top=1', body: '{"value":[]}' });
    const result = await check(userToken);
    expect(result.rows('cases')).toEqual([15]);
    expect(sent()).toEqual([list]);
  });

  it.each<[name: string, token: string, rule: FaultRule, row: number]>([
    [
      'an application with Read.All below a case',
      toToken({ idtyp: 'app', roles: ['eDiscovery.Read.All'] }),
      { kind: 'status', status: 401, path: '/operations' },
      17,
    ],
    ['a case that is refused', userToken, { kind: 'status', status: 403, path: '/operations' }, 18],
    ['a used quota', userToken, { kind: 'status', status: 429, path: '/operations' }, 24],
  ])('%s is found with the second request', async (_, token, rule, row) => {
    fail(rule);
    const result = await check(token);
    expect([result.step('cases').status, result.rows('operations')]).toEqual(['ok', [row]]);
    expect(sent()).toEqual([list, operations]);
  });

  it.each([200, 204] as const)('a PATCH with %i is accepted, which shows nothing more', async (status) => {
    sandbox.setPatchStatus(status);
    const before = sandbox.store.findOperation(write.caseId, write.id);
    const result = await check(userToken, { write });
    expect(result.step('write')).toMatchObject({
      status: 'ok',
      facts: {
        property: 'action',
        operationStatus: 200,
        patchStatus: status,
        lookStatus: 200,
        result: 'accepted',
      },
    });
    expect(result.step('write').found.at(-1)).toContain('does not show whether Graph applies changes');
    expect(sent()).toEqual([list, operation, patch, operation]);
    expect(result.report.requests).toEqual({ announced: 4, sent: 4 });
    expect(sandbox.journal.entries.find(({ method }) => method === 'PATCH')?.body).toEqual({
      '@odata.type': '#microsoft.graph.security.caseOperation',
      action: before?.['action'],
    });
    expect(sandbox.store.findOperation(write.caseId, write.id)?.['action']).toEqual(before?.['action']);
  });

  it('a tenant that rejects updates is row 22, and the operation is not read again', async () => {
    sandbox.setPatchStatus(405);
    const result = await check(userToken, { write });
    expect([result.step('write').facts['status'], result.rows('write')]).toEqual([405, [22]]);
    expect(sent()).toEqual([list, operation, patch]);
  });

  it('a PATCH that the operation does not show is row 23', async () => {
    sandbox.setPatchStatus(204);
    const other = { ...sandbox.store.findOperation(write.caseId, write.id), action: 'purgeData' };
    fail({ kind: 'body', method: 'GET', path: write.id, skip: 1, body: JSON.stringify(other) });
    const result = await check(userToken, { write });
    expect([result.step('write').facts['result'], result.rows('write')]).toEqual(['not shown', [23]]);
    expect(result.output).toContain('accepted, not shown');
    expect(sent()).toEqual([list, operation, patch, operation]);
  });

  it('a token that may only read is refused at the PATCH, row 19', async () => {
    const result = await check('read-only-user', { write });
    expect(result.rows('write')).toEqual([19]);
    expect(sent()).toEqual([list, operation, patch]);
  });

  it('an operation that does not exist is not written', async () => {
    const result = await check(userToken, { write: { ...write, id: 'none' } });
    expect(result.rows('write')).toEqual([null]);
    expect(sent()).toEqual([list, operation]);
  });

  it('an operation without a value to write is not written', async () => {
    fail({ kind: 'body', path: write.id, body: JSON.stringify({ id: write.id, percentProgress: 5 }) });
    expect((await check(userToken, { write })).step('write').status).toBe('note');
    expect(sent()).toEqual([list, operation]);
  });

  it('new members, properties and types of the metadata are listed', async () => {
    serveMetadata(
      metadataXml
        .replace('<Member Name="purgeData"', '<Member Name="reindex" Value="12" />$&')
        .replace('<Property Name="percentProgress"', '<Property Name="etaSeconds" />$&')
        .replace(
          '<EntityType Name="ediscoveryHold',
          '<EntityType Name="auditOperation" BaseType="self.caseOperation" />$&',
        ),
    );
    const result = await check(userToken);
    expect(result.step('metadata')).toMatchObject({
      status: 'note',
      facts: {
        members: ['caseAction.reindex'],
        properties: ['caseOperation.etaSeconds'],
        types: ['auditOperation'],
      },
    });
    expect(result.exitCode).toBe(0);
  });

  it('a text in a token that is no name is not shown', async () => {
    const result = await check(toToken({ scp: 'eDiscovery.Read.All \u001b[31mCANARY', oid: 'CANARY\n' }));
    expect(result.step('token').facts).toMatchObject({ permissions: ['eDiscovery.Read.All'] });
    expect(result.output).not.toContain('\u001b');
  });

  it('an invalid configuration is a problem, and nothing is sent', async () => {
    const result = await run({ UPSTREAM: 'graph', GRAPH_BASE_URL: sandbox.url, GRAPH_TIMEOUT_MS: 'CANARY' });
    expect(result.report.steps.map(({ step, status }) => `${step} ${status}`)).toEqual([
      'configuration problem',
    ]);
    expect(result.step('configuration').found.join()).toContain('AUTH_MODE must be set');
    expect(sandbox.journal.entries).toEqual([]);
  });

  it('with the embedded sandbox nothing needs setting up', async () => {
    const result = await run({});
    expect(result.report).toMatchObject({ ok: true, requests: { announced: 0, sent: 0 } });
    expect(result.step('configuration').found.join(' ')).toMatch(/nothing needs setting up.*UPSTREAM=graph/);
  });
});

describe('doctor, when Microsoft Graph cannot be reached', () => {
  let certificates: ServerCertificates;
  beforeAll(async () => {
    certificates = await makeServerCertificates();
  });

  const passthrough = { UPSTREAM: 'graph', AUTH_MODE: 'passthrough', DOCTOR_TOKEN: 'a-user-token-of-many' };

  it('a closed port is row 1, and the rest is skipped', async () => {
    const root = `http://127.0.0.1:${await closedPort()}`;
    const result = await run({ ...passthrough, GRAPH_BASE_URL: root }, {}, [passthrough.DOCTOR_TOKEN]);
    expect([result.rows('graph'), result.step('graph').facts['code']]).toEqual([[1], 'ECONNREFUSED']);
    for (const step of ['token', 'cases', 'operations', 'metadata'] as const) {
      expect(result.step(step).status).toBe('skipped');
    }
  });

  it.each([
    ['selfSigned', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['valid', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ] as const)('a %s certificate is row 1, and no request is sent', async (kind, code) => {
    const upstream = await startUpstream(undefined, certificates[kind]);
    const result = await run({ ...passthrough, GRAPH_BASE_URL: upstream.origin });
    expect([result.rows('graph'), result.step('graph').facts['code']]).toEqual([[1], code]);
    expect(upstream.requests).toEqual([]);
    await upstream.stop();
  });

  it('the password of a proxy is not shown, nor that it refuses anything but its code', async () => {
    const proxy = await startConnectProxy({ refusal: 407 });
    const url = proxy.url.replace('://', '://user:CANARY-password@');
    const result = await run({ ...passthrough, GRAPH_BASE_URL: 'https://graph.invalid', HTTPS_PROXY: url });
    expect(result.step('proxy').facts['graph']).toBe(proxy.url);
    expect([result.rows('graph'), result.step('graph').facts['code']]).toEqual([[1], 'PROXY_RESPONSE_407']);
    expect(proxy.requests).toEqual(['CONNECT graph.invalid:443']);
    await proxy.stop();
  });
});
