import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CASE_IDS } from '../../../src/sandbox/world/ids.js';
import { caseId, id, read, update } from '../../testkit/documents.js';
import type { IssueOptions } from '../../testkit/entra/api-tokens.js';
import { bob } from '../../testkit/entra/tenants.js';
import { type GuardedService, startGuardedService } from '../../testkit/guarded-service.js';

const litigation = '7f7c0000-0000-4000-8000-000000000001';
const both = ['CaseOperation.Read', 'CaseOperation.Update'];

function rulesFile(rules: object[]): string {
  const path = join(mkdtempSync(join(tmpdir(), 'rules-')), 'rules.json');
  writeFileSync(path, JSON.stringify({ rules }));
  return path;
}

describe('AUTH_MODE=application', () => {
  let service: GuardedService;
  beforeAll(async () => {
    service = await startGuardedService(({ clientSecret, tenants }) => ({
      AUTH_MODE: 'application',
      AZURE_CLIENT_SECRET: clientSecret,
      AUTH_TENANTS: `${tenants.home},${tenants.other}`,
    }));
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    service.sandbox.store.reset();
    service.sandbox.journal.clear();
    service.entra.journal.length = 0;
  });

  const change = { input: { caseId, id, patch: { percentProgress: 77 } } };

  it.each<[string, IssueOptions]>([
    ['an application', { appRoles: both }],
    ['a user with the role', { claims: { roles: both } }],
  ])('%s with the app role is admitted, and Microsoft Graph is called as this server', async (_, options) => {
    const token = service.entra.issue(options);
    const { data, errors } = await service.as(token, update, change);
    expect(errors).toEqual([]);
    expect(data.updateCaseOperation).toMatchObject({ userErrors: [] });
    expect(service.actors()).toEqual([`application of ${service.entra.tenants.home}`]);
  });

  it.each([
    ['usgov', 'https://graph.microsoft.us/.default'],
    ['usgovdod', 'https://dod-graph.microsoft.us/.default'],
  ])('the token in the cloud %s is for Microsoft Graph in that cloud', async (GRAPH_CLOUD, scope) => {
    const there = await startGuardedService(({ clientSecret }) => ({
      AUTH_MODE: 'application',
      AZURE_CLIENT_SECRET: clientSecret,
      GRAPH_CLOUD,
    }));
    try {
      await there.as(there.entra.issue({ appRoles: both }), read, { caseId, id });
      const asked = there.entra.journal.find(({ endpoint }) => endpoint === 'token');
      expect(asked?.form['scope']?.split(' ')).toContain(scope);
    } finally {
      await there.stop();
    }
  });

  it('the token is requested in the tenant of the caller', async () => {
    const { issue, tenants } = service.entra;
    await service.as(issue({ tenant: tenants.other, appRoles: both }), read, { caseId, id });
    expect(service.actors()).toEqual([`application of ${tenants.other}`]);
  });

  it.each([
    ['no role', []],
    ['only the role for reading', ['CaseOperation.Read']],
  ])('an update with %s is rejected and nothing is sent', async (_, roles) => {
    const token = service.entra.issue({ claims: { roles } });
    const { data } = await service.as(token, update, change);
    expect(data.updateCaseOperation.userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect(service.sandbox.journal.requests()).toEqual([]);
  });

  it('a delegated scope is not accepted as an app role', async () => {
    const { errors } = await service.as(service.entra.issue(), read, { caseId, id });
    expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    expect(service.sandbox.journal.requests()).toEqual([]);
  });
});

describe('case rules', () => {
  let service: GuardedService;
  beforeAll(async () => {
    service = await startGuardedService(({ clientSecret }) => ({
      AUTH_MODE: 'application',
      AZURE_CLIENT_SECRET: clientSecret,
      AUTH_CASE_RULES: rulesFile([
        { role: 'CaseOperation.Read', read: [CASE_IDS.main.toUpperCase(), CASE_IDS.closed] },
        { group: litigation, update: [CASE_IDS.main] },
      ]),
    }));
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    service.sandbox.store.reset();
    service.sandbox.journal.clear();
  });

  const roles = both;
  const member = () => service.entra.issue({ claims: { roles, groups: [litigation] } });
  const outsider = () => service.entra.issue({ user: bob, claims: { roles } });

  it('a list only contains granted cases', async () => {
    const { data } = await service.as(
      outsider(),
      '{ ediscoveryCases { nodes { id } pageInfo { hasNextPage } } }',
    );
    const ids = data.ediscoveryCases.nodes.map((one: { id: string }) => one.id) as string[];
    expect(new Set(ids)).toEqual(new Set([CASE_IDS.main, CASE_IDS.closed]));
  });

  it('a cursor does not reveal whether a case exists that is not granted', async () => {
    const probe = async (of: string) => {
      const after = Buffer.from(JSON.stringify([of])).toString('base64url');
      const list = `{ ediscoveryCases(after: "${after}") { nodes { id } } }`;
      return (await service.as(outsider(), list)).errors;
    };
    const [existing, imagined] = [await probe(CASE_IDS.closing), await probe('no-such-case')];
    expect(existing).toEqual(imagined);
    expect(existing[0]?.extensions?.['code']).toBe('INVALID_INPUT');
  });

  it.each([
    ['a case', `{ ediscoveryCase(id: "${CASE_IDS.closing}") { displayName } }`],
    ['an operation', `{ caseOperation(caseId: "${CASE_IDS.closing}", id: "x") { status } }`],
    [
      'a reference of a gateway',
      `{ _entities(representations: [{ __typename: "EdiscoveryCase", id: "${CASE_IDS.closing}" }]) { ... on EdiscoveryCase { displayName } } }`,
    ],
  ])('%s that is not granted is forbidden and nothing is sent', async (_, query) => {
    const { errors } = await service.as(outsider(), query);
    expect(errors.map(({ extensions }) => extensions?.['code'])).toEqual(['FORBIDDEN']);
    expect(service.sandbox.journal.requests()).toEqual([]);
  });

  it('a member of the group can update cases that others can only read', async () => {
    const change = { input: { caseId, id, patch: { percentProgress: 12 } } };
    const mine = await service.as(member(), update, change);
    expect(mine.data.updateCaseOperation.userErrors).toEqual([]);
    const theirs = await service.as(outsider(), update, change);
    expect(theirs.data.updateCaseOperation.userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });

  it('a bulk update only rejects the updates of cases that are not granted', async () => {
    const bulk = `mutation ($input: UpdateCaseOperationsInput!) {
      updateCaseOperations(input: $input) { results { userErrors { code } } }
    }`;
    const updates = [caseId, CASE_IDS.closed].map((of) => ({
      caseId: of,
      id,
      patch: { percentProgress: 1 },
    }));
    const { data } = await service.as(member(), bulk, { input: { updates } });
    expect(data.updateCaseOperations.results).toEqual([
      { userErrors: [] },
      { userErrors: [{ code: 'FORBIDDEN' }] },
    ]);
    expect(service.sandbox.journal.count()).toBe(1);
  });

  it('the download URL is only returned to callers who can update the operation', async () => {
    const files = `{ ediscoveryCase(id: "${caseId}") { operations { nodes { details {
      ... on EdiscoveryExportDetails { exportFileMetadata { fileName downloadUrl } }
    } } } } }`;
    const found = (answer: { data: any }) =>
      (answer.data.ediscoveryCase.operations.nodes as any[]).flatMap(
        ({ details }) =>
          (details?.exportFileMetadata ?? []) as { fileName: string; downloadUrl: string | null }[],
      );
    const [mine, theirs] = [await service.as(member(), files), await service.as(outsider(), files)];
    expect(found(mine).every(({ downloadUrl }) => downloadUrl?.startsWith('https://'))).toBe(true);
    expect(found(theirs).map(({ fileName }) => fileName)).toEqual(
      found(mine).map(({ fileName }) => fileName),
    );
    expect(found(theirs).every(({ downloadUrl }) => downloadUrl === null)).toBe(true);
    expect(new Set(theirs.errors.map(({ extensions }) => extensions?.['code']))).toEqual(
      new Set(['FORBIDDEN']),
    );
    expect(found(mine).length).toBeGreaterThan(0);
    expect(theirs.errors).toHaveLength(found(theirs).length);
  });
});

/** Every credential of this server; each one authenticates at the authority of the tests. */
describe.each([
  ['secret', ({ clientSecret }) => ({ AZURE_CLIENT_SECRET: clientSecret }), 'secret'],
  [
    'certificate',
    ({ certificate }) => ({ AZURE_CLIENT_CERTIFICATE_PATH: certificate.pemFile }),
    'certificate',
  ],
  [
    'workload-identity',
    ({ federatedTokenFile }) => ({ AZURE_FEDERATED_TOKEN_FILE: federatedTokenFile }),
    'federated',
  ],
] as [string, (entra: GuardedService['entra']) => Record<string, string>, string][])(
  'by %s',
  (kind, own, proof) => {
    it.each(['application', 'on-behalf-of'])('in the mode %s', async (mode) => {
      const service = await startGuardedService((entra) => ({
        AUTH_MODE: mode,
        AUTH_CREDENTIAL: kind,
        ...own(entra),
      }));
      try {
        const token = service.entra.issue({ claims: { roles: both } });
        const { errors } = await service.as(token, read, { caseId, id });
        expect(errors).toEqual([]);
        const [request] = service.sandbox.journal.requests();
        const grant = service.entra.findGrantInJournal(request?.headers['authorization']);
        expect(grant).toMatchObject({ by: proof, scopes: ['https://graph.microsoft.com/.default'] });
      } finally {
        await service.stop();
      }
    });
  },
);
