import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createVerifier } from '../../src/audit/verify-lines.js';
import { ConfigError, loadConfig } from '../../src/config/load-config.js';
import { createApp } from '../../src/app.js';
import { type AuditFile, auditFile, toShort } from '../testkit/audit-file.js';
import { update } from '../testkit/documents.js';
import { bob, callingClientId } from '../testkit/entra/tenants.js';
import { type GuardedService, startGuardedService } from '../testkit/guarded-service.js';
import { type Service, type ServiceOptions, startService } from '../testkit/service.js';
import { seededCase, seededOperation } from '../testkit/worlds.js';

const caseId = 'case-1';
const ids = ['op-1', 'op-2', 'op-3', 'op-4', 'op-5', 'op-6'];
const id = 'op-1';
const world = () => [
  seededCase(
    caseId,
    ids.map((name) => seededOperation(name, { status: 'running', percentProgress: 10 })),
  ),
];
const bulk = `mutation ($input: UpdateCaseOperationsInput!) {
  updateCaseOperations(input: $input) { results { userErrors { code message } } userErrors { code } }
}`;

/** A service with an audit file. */
async function startAudited(options: ServiceOptions = {}): Promise<{ service: Service; audit: AuditFile }> {
  const audit = auditFile();
  const environment = { AUDIT: 'on', AUDIT_FILE: audit.path, ...options.environment };
  const service = await startService({ sandbox: { world }, sharedTime: true, ...options, environment });
  return { service, audit };
}

const sent = (service: Service) => service.sandbox.journal.entries.map(({ method }) => method);

describe('the audit trail of updates', () => {
  let service: Service;
  let audit: AuditFile;
  beforeEach(async () => ({ service, audit } = await startAudited()));
  afterEach(() => service.stop());

  const change = async (patch: object, own: object = {}, headers: Record<string, string> = {}) => {
    const { data } = await service.query(update, { input: { caseId, id, patch, ...own } }, headers);
    return data?.updateCaseOperation;
  };

  it('has an intent and an outcome, with who, what, and the ids of the requests', async () => {
    await change({ percentProgress: 20, status: 'SUCCEEDED' }, {}, { 'x-request-id': 'request-1' });
    const [intent, outcome] = await audit.untilRecords(2);
    expect([intent, outcome].map(toShort)).toEqual(['intent intent op-1', 'outcome applied op-1']);
    for (const record of [intent, outcome]) {
      expect(record).toMatchObject({
        api: { operation: 'updateCaseOperation', request: { uid: 'request-1' } },
        resources: [{ type: 'caseOperation', uid: `${caseId}/${id}` }],
        src_endpoint: { ip: '127.0.0.1' },
        actor: { session: { uid: expect.any(String) } },
        unmapped: { properties: expect.arrayContaining(['percentProgress', 'status']) },
      });
      expect(record.unmapped).not.toHaveProperty('values');
    }
    expect(outcome.metadata.correlation_uid).toBe(intent.metadata.correlation_uid);
    expect(outcome.metadata.uid).not.toBe(intent.metadata.uid);
    expect(outcome.unmapped.graphRequestIds).toHaveLength(1);
    const logged = service.logged.map((line) => JSON.parse(line)).filter(({ upstream }) => upstream);
    expect(logged.find(({ upstream }) => upstream.method === 'PATCH')?.upstream).toMatchObject({
      requestId: outcome.unmapped.graphRequestIds[0],
      clientRequestId: outcome.unmapped.clientRequestIds[0],
    });
  });

  it('has the intent before the PATCH is sent', async () => {
    service.sandbox.faults.add({ kind: 'slow', ms: 1000, method: 'PATCH' });
    const answer = change({ percentProgress: 20 });
    while (sent(service).length === 0) await new Promise(setImmediate);
    expect(audit.records().map(toShort)).toEqual(['intent intent op-1']);
    service.clock.advance(1000);
    await answer;
    await audit.untilRecords(2);
  });

  it.each<[string, () => void, string, string]>([
    [
      'a rejected',
      () => {
        service.sandbox.setPatchStatus(405);
      },
      'NOT_UPDATABLE',
      'outcome not applied NOT_UPDATABLE op-1',
    ],
    [
      'an unknown',
      () => {
        service.sandbox.faults.add({ kind: 'late', ms: 3_600_000, status: 504, method: 'PATCH' });
      },
      'OUTCOME_UNKNOWN',
      'outcome unknown OUTCOME_UNKNOWN op-1',
    ],
    [
      'an ignored',
      () => {
        service.sandbox.setBehaviour({ readOnly: ['percentProgress'] });
      },
      'NOT_REFLECTED',
      'outcome unknown NOT_REFLECTED op-1',
    ],
  ])('records %s update with its outcome', async (_, prepare, code, expected) => {
    prepare();
    expect((await change({ percentProgress: 20 })).userErrors).toMatchObject([{ code }]);
    expect((await audit.untilRecords(2)).map(toShort)).toEqual(['intent intent op-1', expected]);
  });

  it('records a conflict, for which no PATCH was sent', async () => {
    await change({ percentProgress: 20 }, { expect: { percentProgress: 99 } });
    expect((await audit.untilRecords(2)).map(toShort)).toEqual([
      'intent intent op-1',
      'outcome not applied CONFLICT op-1',
    ]);
    expect(sent(service)).not.toContain('PATCH');
  });

  it('records a refusal of invalid input once, without an invalid id, and sends nothing', async () => {
    await change({ percentProgress: 500 });
    await change({ percentProgress: 20 }, { caseId: 'a/canary-7f3a' });
    expect((await audit.untilRecords(2)).map(toShort)).toEqual([
      'outcome not applied INVALID_INPUT op-1',
      'outcome not applied INVALID_INPUT',
    ]);
    expect(audit.text()).not.toContain('canary');
    expect(sent(service)).toEqual([]);
  });

  it('records no dry run', async () => {
    await change({ percentProgress: 20 }, { dryRun: true });
    await change({ percentProgress: 500 }, { dryRun: true });
    await change({ percentProgress: 30 });
    expect((await audit.untilRecords(2)).map(toShort)).toEqual([
      'intent intent op-1',
      'outcome applied op-1',
    ]);
  });

  it('has a pair for each update of a bulk, and one record of a bulk that is refused as a whole', async () => {
    const updates = ids.map((one) => ({ caseId, id: one, patch: { percentProgress: 20 } }));
    const { data } = await service.query(bulk, {
      input: { updates: [...updates, { caseId, id: 'op-7', patch: { percentProgress: 500 } }] },
    });
    expect(data.updateCaseOperations.results).toHaveLength(7);
    const records = await audit.untilRecords(13);
    const pairs = Object.values(Object.groupBy(records, ({ metadata }) => metadata.correlation_uid));
    expect(pairs.map((pair = []) => pair.map(toShort).join()).toSorted()).toEqual([
      ...ids.map((one) => `intent intent ${one},outcome applied ${one}`),
      'outcome not applied INVALID_INPUT op-7',
    ]);
    const tooMany = Array.from({ length: 101 }, () => updates[0]);
    await service.query(bulk, { input: { updates: tooMany } });
    const refused = (await audit.untilRecords(14)).at(-1);
    expect(refused).toMatchObject({
      api: { operation: 'updateCaseOperations' },
      ...{ status_detail: 'not applied', status_code: 'INVALID_INPUT' },
    });
    expect(refused.resources).toHaveLength(100);
  });

  it('sends the updates of a bulk in the same $batch as without it', async () => {
    const updates = ids.slice(0, 3).map((one) => ({ caseId, id: one, patch: { percentProgress: 20 } }));
    const paths = async (one: Service) => {
      await one.query(bulk, { input: { updates } });
      return one.sandbox.journal.entries.map(({ method, path }) => `${method} ${path}`);
    };
    const plain = await startService({ sandbox: { world }, sharedTime: true });
    try {
      expect(await paths(service)).toEqual(await paths(plain));
    } finally {
      await plain.stop();
    }
  });

  it('has the outcome of an update whose client has gone', async () => {
    service.sandbox.faults.add({ kind: 'slow', ms: 1000, method: 'PATCH' });
    const client = new AbortController();
    const leaving = fetch(service.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: update,
        variables: { input: { caseId, id, patch: { percentProgress: 11 } } },
      }),
      signal: client.signal,
    }).catch(() => 'left');
    while (sent(service).length === 0) await new Promise(setImmediate);
    client.abort();
    expect(await leaving).toBe('left');
    service.clock.advance(1000);
    const records = await audit.untilRecords(2);
    expect(records.map(toShort)).toEqual(['intent intent op-1', 'outcome applied op-1']);
    expect(records[1].src_endpoint).toEqual({ ip: '127.0.0.1' });
  });

  it('has a new file after a rotation, in which the chain continues', async () => {
    await change({ percentProgress: 20 });
    await audit.untilRecords(2);
    renameSync(audit.path, `${audit.path}.1`);
    await service.app.reload();
    expect(audit.text()).toBe('');
    await change({ percentProgress: 30 });
    await audit.untilRecords(2);
    const verifier = createVerifier();
    for (const file of [`${audit.path}.1`, audit.path])
      readFileSync(file, 'utf8')
        .trimEnd()
        .split('\n')
        .forEach((text, index) => {
          verifier.add({ file, line: index + 1 }, Buffer.from(text));
        });
    expect(verifier.getResult()).toMatchObject({ isIntact: true, records: 4, chains: 1, openIntents: [] });
  });

  it('has no token, text or name by default', async () => {
    const canary = 'canary-7f3a';
    const patch = {
      createdBy: { user: { displayName: canary, userPrincipalName: `${canary}@example.com` } },
      resultInfo: { code: 1, subcode: 1, message: canary },
    };
    await change(patch, { clientMutationId: canary }, { authorization: `Bearer ${canary}` });
    const records = await audit.untilRecords(2);
    expect(records[0].unmapped.properties.toSorted()).toEqual(['createdBy', 'resultInfo']);
    expect(audit.text()).not.toContain(canary);
  });
});

describe('the settings of the audit trail', () => {
  const start = async (environment: Record<string, string>) => startAudited({ environment });

  it('AUDIT_VALUES adds the new values', async () => {
    const { service, audit } = await start({ AUDIT_VALUES: 'on' });
    try {
      await service.query(update, { input: { caseId, id, patch: { percentProgress: 20 } } });
      const records = await audit.untilRecords(2);
      expect(records.map(({ unmapped }) => unmapped.values)).toEqual([
        { percentProgress: 20 },
        { percentProgress: 20 },
      ]);
    } finally {
      await service.stop();
    }
  });

  it('AUDIT_FILE that cannot be written stops the program at its start', async () => {
    const config = loadConfig({ PORT: '0', AUDIT: 'on', AUDIT_FILE: auditFile().folder });
    const nothing = () => undefined;
    const app = await createApp({
      config,
      sandbox: { url: 'http://127.0.0.1:1', token: 'x' },
      log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
    });
    const error = await app.start().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConfigError);
    expect((error as ConfigError).issues).toEqual(['AUDIT_FILE: the file cannot be written (EISDIR)']);
    await app.stop();
  });
});

/** Ways to make the file of a running service fail. */
const failures: [string, (audit: AuditFile) => void, Record<string, string>][] = [
  [
    'that became a folder',
    ({ path }) => {
      rmSync(path);
      mkdirSync(path);
    },
    {},
  ],
  ['on a full device', () => undefined, { AUDIT_FILE: '/dev/full' }],
];

describe.each(failures)('an audit file %s', (_, fail, environment) => {
  const readyWarnings = async ({ url }: Service) => {
    const response = await fetch(url.replace('/graphql', '/readyz'));
    return [response.status, ((await response.json()) as { warnings: unknown }).warnings];
  };
  const failing = ({ logged }: Service) =>
    logged.filter((line) => line.includes('audit trail cannot be written'));
  const input = { caseId, id, patch: { percentProgress: 20 } };

  it('refuses updates with AUDIT=required, and nothing is sent', async () => {
    const { service, audit } = await startAudited({ environment: { AUDIT: 'required', ...environment } });
    try {
      fail(audit);
      const { data } = await service.query(update, { input: { ...input, expect: { percentProgress: 10 } } });
      expect(data.updateCaseOperation.userErrors).toMatchObject([
        { code: 'AUDIT_UNAVAILABLE', message: expect.stringMatching(/not sent.*Nothing was changed\.$/) },
      ]);
      const many = await service.query(bulk, { input: { updates: [input, { ...input, id: 'op-2' }] } });
      const codes = many.data.updateCaseOperations.results.map(({ userErrors }: any) => userErrors[0].code);
      expect(codes).toEqual(['AUDIT_UNAVAILABLE', 'AUDIT_UNAVAILABLE']);
      expect(sent(service)).toEqual([]);
      expect(failing(service)).toHaveLength(1);
      expect(await readyWarnings(service)).toEqual([200, ['the audit trail cannot be written']]);
    } finally {
      await service.stop();
    }
  });

  it('is reported with AUDIT=on, and updates go on', async () => {
    const { service, audit } = await startAudited({ environment });
    try {
      fail(audit);
      for (const percentProgress of [20, 30]) {
        const { data } = await service.query(update, { input: { ...input, patch: { percentProgress } } });
        expect(data.updateCaseOperation).toMatchObject({
          caseOperation: { percentProgress },
          userErrors: [],
        });
      }
      expect(sent(service)).toEqual(['PATCH', 'PATCH']);
      expect(failing(service)).toHaveLength(1);
      expect(await readyWarnings(service)).toEqual([200, ['the audit trail cannot be written']]);
    } finally {
      await service.stop();
    }
  });
});

it('updates are accepted again when a required audit file can be written again', async () => {
  const { service, audit } = await startAudited({ environment: { AUDIT: 'required' } });
  const change = async () => {
    const { data } = await service.query(update, { input: { caseId, id, patch: { percentProgress: 20 } } });
    return data.updateCaseOperation.userErrors[0]?.code ?? 'applied';
  };
  try {
    rmSync(audit.path);
    mkdirSync(audit.path);
    expect(await change()).toBe('AUDIT_UNAVAILABLE');
    rmSync(audit.path, { recursive: true });
    expect(await change()).toBe('applied');
    expect((await audit.untilRecords(2)).map(toShort)).toEqual([
      'intent intent op-1',
      'outcome applied op-1',
    ]);
    expect(service.logged.some((line) => line.includes('the audit trail is written again'))).toBe(true);
  } finally {
    await service.stop();
  }
});

describe('the audit trail of verified callers', () => {
  let service: GuardedService;
  const audit = auditFile();
  beforeAll(async () => {
    service = await startGuardedService(
      ({ clientSecret }) => ({
        AUTH_MODE: 'application',
        AZURE_CLIENT_SECRET: clientSecret,
        ...{ AUDIT: 'required', AUDIT_FILE: audit.path },
      }),
      { sandbox: { world } },
    );
  });
  afterAll(() => service.stop());
  const input = { caseId, id, patch: { percentProgress: 20 } };
  const roles = ['CaseOperation.Read', 'CaseOperation.Update'];

  /** The new records after a request. */
  const recordsOf = async (count: number, request: () => Promise<unknown>) => {
    const before = audit.records().length;
    await request();
    return (await audit.untilRecords(before + count)).slice(before);
  };

  it('names the user and the client application', async () => {
    const token = service.entra.issue({ user: bob, claims: { roles } });
    const records = await recordsOf(2, () => service.as(token, update, { input }));
    for (const { actor } of records) {
      expect(actor).toEqual({
        user: { uid: bob.oid, type_id: 1, type: 'User', org: { uid: service.entra.tenants.home } },
        app_uid: callingClientId,
      });
    }
    expect(audit.text()).not.toMatch(/Bob|eyJ/);
  });

  it('names an application', async () => {
    const token = service.entra.issue({ appRoles: roles });
    const [{ actor }] = await recordsOf(2, () => service.as(token, update, { input }));
    expect(actor).toMatchObject({ user: { type: 'Application' }, app_uid: callingClientId });
  });

  it.each<[string, () => string | undefined, object, string]>([
    [
      'without the permission',
      () => service.entra.issue({ user: bob, claims: { roles: ['CaseOperation.Read'] } }),
      { user: { uid: bob.oid } },
      'FORBIDDEN',
    ],
    [
      'with an expired token',
      () => service.entra.issue({ user: bob, lifetime: 'expired', claims: { roles } }),
      { user: { uid: bob.oid } },
      'UNAUTHENTICATED',
    ],
    [
      'with a forged token',
      () => service.entra.forge.signedByStranger({ user: bob, claims: { roles } }),
      { session: { uid: expect.any(String) } },
      'UNAUTHENTICATED',
    ],
    ['without a token', () => undefined, {}, 'UNAUTHENTICATED'],
  ])('has one record of a caller %s, and nothing is sent', async (_, getToken, actor, code) => {
    service.sandbox.journal.clear();
    const token = getToken();
    const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const [record] = await recordsOf(1, () => service.query(update, { input }, headers));
    expect(toShort(record)).toBe(`outcome not applied ${code} op-1`);
    expect(record.actor).toMatchObject(actor);
    const [whole] = await recordsOf(1, () => service.query(bulk, { input: { updates: [input] } }, headers));
    expect(toShort(whole)).toBe(`outcome not applied ${code} op-1`);
    expect(sent(service)).toEqual([]);
  });
});
