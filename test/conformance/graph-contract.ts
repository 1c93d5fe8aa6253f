import { CASE_IDS, OPERATION_IDS } from '../../src/sandbox/world/ids.js';
import { caseId, id, read, update } from '../testkit/documents.js';
import type { Service } from '../testkit/service.js';
import { seededOperations } from '../testkit/worlds.js';
import { startStranger } from '../testkit/stranger.js';

/** A rule for requests to Microsoft Graph, with its check. */
export interface Rule {
  readonly id: string;
  readonly level: 'MUST' | 'SHOULD';
  readonly rule: string;
  /** Fails when the rule is violated. The journal is empty and the store is new at its start. */
  readonly check: (service: Service) => Promise<void>;
}

const change = (service: Service, patch: object) => service.query(update, { input: { caseId, id, patch } });

const readOne = (service: Service, operationId: string = id) =>
  service.query(read, { caseId, id: operationId });

const list = (service: Service) =>
  service.query(
    `{ ediscoveryCase(id: "${caseId}") { operations(first: 500) { nodes { id action actionRaw } } } }`,
  );

const requests = (service: Service) => service.sandbox.journal.requests();

async function sendEveryKindOfRequest(service: Service): Promise<void> {
  await change(service, { percentProgress: 51 });
  await readOne(service);
  await list(service);
  await service.query('{ ediscoveryCases { nodes { id } } }');
}

export const graphContract: readonly Rule[] = [
  {
    id: 'REQ-01',
    level: 'MUST',
    rule: 'every request has Prefer: include-unknown-enum-members, in this spelling',
    async check(service) {
      await sendEveryKindOfRequest(service);
      expect(requests(service).length).toBeGreaterThan(4);
      for (const { headers } of requests(service)) {
        expect(headers['prefer']?.split(/, */)).toContain('include-unknown-enum-members');
      }
    },
  },
  {
    id: 'REQ-02',
    level: 'MUST',
    rule: 'every request has a bearer token',
    async check(service) {
      await sendEveryKindOfRequest(service);
      for (const { headers } of requests(service)) expect(headers['authorization']).toMatch(/^Bearer /);
    },
  },
  {
    id: 'REQ-03',
    level: 'SHOULD',
    rule: 'every request has a unique client-request-id, a GUID',
    async check(service) {
      await sendEveryKindOfRequest(service);
      const ids = requests(service).map(({ headers }) => headers['client-request-id'] ?? '');
      for (const one of ids) expect(one).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      expect(new Set(ids).size).toBe(ids.length);
    },
  },
  {
    id: 'REQ-04',
    level: 'MUST',
    rule: 'a read has no body and no Content-Type',
    async check(service) {
      await readOne(service);
      expect(requests(service)).toMatchObject([{ method: 'GET', body: undefined }]);
      expect(requests(service)[0]?.headers).not.toHaveProperty('content-type');
    },
  },
  {
    id: 'REQ-05',
    level: 'SHOULD',
    rule: 'no undocumented query option is sent: $filter and $orderby "might fail silently"',
    async check(service) {
      await service.query(
        `{ ediscoveryCase(id: "${caseId}") { operations(filter: { status: [RUNNING] }, orderBy: { field: STATUS, direction: ASC }) { nodes { id } } } }`,
      );
      for (const { path } of requests(service)) expect(path).not.toMatch(/filter|orderby|search|select/i);
    },
  },
  {
    id: 'PATCH-01',
    level: 'MUST',
    rule: 'Content-Type is application/json',
    async check(service) {
      await change(service, { percentProgress: 51 });
      expect(requests(service)[0]?.headers['content-type']).toBe('application/json');
    },
  },
  {
    id: 'PATCH-02',
    level: 'MUST',
    rule: 'Content-Length is that of the body, not of the incoming request',
    async check(service) {
      await change(service, { resultInfo: { code: 1, subcode: 2, message: 'grün ✓' } });
      const [{ headers, body } = { headers: {} as Record<string, string>, body: {} }] = requests(service);
      expect(headers['content-length']).toBe(String(Buffer.byteLength(JSON.stringify(body))));
    },
  },
  {
    id: 'PATCH-03',
    level: 'MUST',
    rule: 'a property that is not in the patch is not sent',
    async check(service) {
      await change(service, { status: 'RUNNING' });
      expect(Object.keys(requests(service)[0]?.body as object)).toEqual(['@odata.type', 'status']);
    },
  },
  {
    id: 'PATCH-04',
    level: 'MUST',
    rule: 'null is sent as null',
    async check(service) {
      await change(service, { percentProgress: null, action: null, status: null, completedDateTime: null });
      expect(requests(service)[0]?.body).toMatchObject({
        percentProgress: null,
        action: null,
        status: null,
        completedDateTime: null,
      });
    },
  },
  {
    id: 'PATCH-05',
    level: 'MUST',
    rule: 'a member after the sentinel can be written, because the Prefer header is sent with it',
    async check(service) {
      for (const action of ['PURGE_DATA', 'EXPORT_REPORT', 'EXPORT_RESULT', 'HOLD_POLICY_SYNC']) {
        const { data } = await change(service, { action });
        expect(data.updateCaseOperation).toMatchObject({ caseOperation: { action }, userErrors: [] });
      }
    },
  },
  {
    id: 'PATCH-06',
    level: 'MUST',
    rule: 'unknownFutureValue is never sent: Graph would treat it as absent',
    async check(service) {
      await change(service, { action: 'UNKNOWN_FUTURE_VALUE' });
      await change(service, { status: 'UNKNOWN_FUTURE_VALUE' });
      expect(requests(service)).toEqual([]);
    },
  },
  {
    id: 'PATCH-07',
    level: 'MUST',
    rule: 'a resultInfo is never sent without code and subcode, which are not nullable',
    async check(service) {
      await change(service, { resultInfo: { message: 'x' } });
      await change(service, { resultInfo: { code: 1, subcode: null } });
      expect(requests(service)).toEqual([]);
    },
  },
  {
    id: 'PATCH-08',
    level: 'MUST',
    rule: 'success without a body (204) is followed by one GET',
    async check(service) {
      service.sandbox.setPatchStatus(204);
      await change(service, { percentProgress: 52 });
      expect(requests(service).map(({ method }) => method)).toEqual(['PATCH', 'GET']);
    },
  },
  {
    id: 'PATCH-09',
    level: 'MUST',
    rule: 'all seven properties of the API reference can be written in one request',
    async check(service) {
      const { data } = await change(service, {
        createdDateTime: '2026-01-02T03:04:05.1234567Z',
        completedDateTime: '2026-01-02T03:04:06Z',
        action: 'CONTENT_EXPORT',
        createdBy: { user: { identityId: 'u1' }, application: null },
        percentProgress: 0,
        status: 'PARTIALLY_SUCCEEDED',
        resultInfo: { code: 0, subcode: 0 },
      });
      expect(data.updateCaseOperation.userErrors).toEqual([]);
      expect(requests(service)).toMatchObject([{ status: 200, applied: true }]);
      expect(Object.keys(requests(service)[0]?.body as object)).toHaveLength(8);
    },
  },
  {
    id: 'READ-01',
    level: 'MUST',
    rule: 'an unknown enum member does not fail a list',
    async check(service) {
      const { data, errors } = await list(service);
      expect(errors).toEqual([]);
      expect(data.ediscoveryCase.operations.nodes).toContainEqual({
        id: OPERATION_IDS.future,
        action: 'UNKNOWN_FUTURE_VALUE',
        actionRaw: 'quantumSweep',
      });
    },
  },
  {
    id: 'READ-02',
    level: 'MUST',
    rule: 'the year 1 is read as no date',
    async check(service) {
      expect((await readOne(service)).data.caseOperation.completedDateTime).toBeNull();
    },
  },
  {
    id: 'READ-03',
    level: 'MUST',
    rule: 'unknownFutureValue is not terminal',
    async check(service) {
      const { data } = await service.query(
        `{ caseOperation(caseId: "${caseId}", id: "${OPERATION_IDS.sentinel}") { status isTerminal } }`,
      );
      expect(data.caseOperation).toEqual({ status: 'UNKNOWN_FUTURE_VALUE', isTerminal: false });
    },
  },
  {
    id: 'READ-04',
    level: 'MUST',
    rule: 'azureBlobToken, a SAS token, is never returned',
    async check(service) {
      const raw = service.sandbox.store.findOperation(caseId, OPERATION_IDS.export);
      expect(raw).toHaveProperty('azureBlobToken');
      const { data } = await service.query('{ __schema { types { fields { name } } } }');
      expect(JSON.stringify(data)).not.toContain('azureBlob');
    },
  },
  {
    id: 'PAGE-01',
    level: 'MUST',
    rule: '@odata.nextLink is followed until there is none, with Prefer on each page',
    async check(service) {
      const operations = seededOperations(13);
      service.sandbox.store.putCase({ id: 'paged', status: 'active' });
      for (const { data } of operations) service.sandbox.store.putOperation('paged', data);
      const { data } = await service.query('{ ediscoveryCase(id: "paged") { operations { nodes { id } } } }');
      expect(data.ediscoveryCase.operations.nodes).toHaveLength(13);
      const pages = requests(service).filter(({ path }) => path.includes('/operations'));
      expect(pages).toHaveLength(3);
      for (const { headers } of pages) expect(headers['prefer']).toBe('include-unknown-enum-members');
    },
  },
  {
    id: 'PAGE-02',
    level: 'MUST',
    rule: 'no token is sent to another origin',
    async check(service) {
      const stranger = await startStranger();
      try {
        const body = JSON.stringify({ value: [], '@odata.nextLink': `${stranger.url}/beta/next` });
        service.sandbox.faults.add({ kind: 'body', path: '/operations', body });
        await list(service);
        service.sandbox.faults.add({ kind: 'redirect', location: `${stranger.url}/beta/next` });
        await readOne(service);
        expect(stranger.requests()).toBe(0);
      } finally {
        await stranger.stop();
      }
    },
  },
  {
    id: 'ERR-01',
    level: 'MUST',
    rule: 'no part of an error message of Graph reaches the client or the log',
    async check(service) {
      const message = 'secret backend https://substrate.office.com:444/x at System.Web';
      const body = JSON.stringify({ error: { code: message, message, innererror: { message } } });
      for (const status of [400, 401, 403, 404, 409, 429, 500, 503]) {
        service.sandbox.faults.add({ kind: 'status', status, body, headers: { 'request-id': message } });
        const { text } = await change(service, { percentProgress: 1 });
        expect(text).not.toMatch(/secret|substrate|System\.Web/);
      }
      expect(service.logged.join('\n')).not.toMatch(/secret|substrate|System\.Web/);
    },
  },
  {
    id: 'ERR-02',
    level: 'SHOULD',
    rule: "the request-id of Graph is returned to the client, for Microsoft's support",
    async check(service) {
      service.sandbox.faults.add({ kind: 'status', status: 500, method: 'PATCH', times: -1 });
      const { data } = await change(service, { percentProgress: 1 });
      expect(data.updateCaseOperation.userErrors[0].requestId).toMatch(/^[0-9a-f-]{36}$/);
    },
  },
  {
    id: 'IDS-01',
    level: 'MUST',
    rule: 'an id is opaque: any characters that a path can contain are percent-encoded and returned unchanged',
    async check(service) {
      const odd = "ops('x')!*;=@ü✓";
      await service.query(read, { caseId: CASE_IDS.main, id: odd });
      expect(requests(service)).toHaveLength(1);
      const [path = ''] = requests(service).map((request) => request.path);
      expect(path).toMatch(/^\/beta\/[\w%./-]+$/);
      expect(decodeURIComponent(path).endsWith(`/operations/${odd}`)).toBe(true);
    },
  },
];
