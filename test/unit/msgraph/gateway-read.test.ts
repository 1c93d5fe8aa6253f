import { createError } from '../../../src/domain/errors.js';
import type { CaseGateway } from '../../../src/domain/ports.js';
import { createGraphGateway } from '../../../src/msgraph/gateway.js';
import { failureOf } from '../../testkit/failures.js';
import { credential, fakeSend } from '../../testkit/fake-send.js';
import {
  casesPath,
  dependenciesWith,
  gatewayWith,
  operationJson,
  operationPath,
  operationsPath,
  optionsWith,
  ref,
} from '../../testkit/gateway.js';

const caseJson = JSON.stringify({ id: ref.caseId, displayName: 'Contoso' });

const reads: [string, (gateway: CaseGateway) => Promise<unknown>][] = [
  ['an operation', (gateway) => gateway.getOperation(ref)],
  ['a case', (gateway) => gateway.getCase(ref.caseId)],
];

describe('a read', () => {
  it('of an operation is one GET', async () => {
    const { gateway, calls } = gatewayWith(() => ({ body: operationJson() }));
    await expect(gateway.getOperation(ref)).resolves.toMatchObject({ ...ref, status: 'RUNNING' });
    expect(calls()).toEqual([`GET ${operationPath}`]);
  });

  it('of a case is one GET', async () => {
    const { gateway, calls } = gatewayWith(() => ({ body: caseJson }));
    await expect(gateway.getCase(ref.caseId)).resolves.toMatchObject({ displayName: 'Contoso' });
    expect(calls()).toEqual([`GET ${casesPath}/${ref.caseId}`]);
  });

  it('compares ids case-insensitively', async () => {
    const { gateway } = gatewayWith(() => ({ body: caseJson }));
    await expect(gateway.getCase(ref.caseId.toUpperCase())).resolves.toMatchObject({ id: ref.caseId });
  });

  it.each(reads)('of %s fails if the response is something else', async (_, read) => {
    for (const body of ['{"id":"another"}', '{}', 'null', '7', '[]', `[${caseJson}]`, '{"id":', '']) {
      const error = await failureOf(() => read(gatewayWith(() => ({ body })).gateway));
      expect([error.code, body]).toEqual(['UPSTREAM_UNAVAILABLE', body]);
    }
  });

  it.each(reads)('of %s fails with the error of the layers', async (_, read) => {
    const failed = createError('forbidden');
    const { gateway } = gatewayWith(() => Promise.reject(failed));
    await expect(read(gateway)).rejects.toBe(failed);
  });
});

describe('equal reads', () => {
  it('at the same time are one request', async () => {
    const { gateway, calls } = gatewayWith(() => ({ body: operationJson() }));
    await Promise.all([gateway.getOperation(ref), gateway.getOperation(ref), gateway.getOperation(ref)]);
    expect(calls()).toHaveLength(1);
  });

  it('one after the other are one request, until a write', async () => {
    const { gateway, calls } = gatewayWith(({ method }) => ({
      body: operationJson(method === 'PATCH' ? { status: 'failed' } : {}),
    }));
    await gateway.getOperation(ref);
    await gateway.getOperation(ref);
    expect(calls()).toHaveLength(1);
    await Array.fromAsync(gateway.listOperations(ref.caseId)).catch(() => undefined);
    await gateway.updateOperation(ref, { status: 'FAILED' });
    await Array.fromAsync(gateway.listOperations(ref.caseId)).catch(() => undefined);
    expect(calls()).toEqual([
      `GET ${operationPath}`,
      `GET ${operationsPath}`,
      `PATCH ${operationPath}`,
      `GET ${operationsPath}`,
    ]);
  });

  it('after a write return the response of the write, without another request', async () => {
    const { gateway, calls } = gatewayWith(({ method }) => ({
      body: operationJson(method === 'PATCH' ? { status: 'failed' } : {}),
    }));
    await gateway.getOperation(ref);
    await gateway.updateOperation(ref, { status: 'FAILED' });
    expect((await gateway.getOperation(ref)).status).toBe('FAILED');
    expect(calls()).toEqual([`GET ${operationPath}`, `PATCH ${operationPath}`]);
  });

  it('of pages of a list are one request too', async () => {
    const { gateway, calls } = gatewayWith(() => ({ body: `{"value":[${operationJson()}]}` }));
    await Array.fromAsync(gateway.listOperations(ref.caseId));
    await Array.fromAsync(gateway.listOperations(ref.caseId));
    expect(calls()).toEqual([`GET ${operationsPath}`]);
  });

  it('of different gateways are different requests', async () => {
    const { send, sent } = fakeSend(() => ({ body: operationJson() }));
    await createGraphGateway(optionsWith(), dependenciesWith(send)).getOperation(ref);
    await createGraphGateway(optionsWith(), dependenciesWith(send)).getOperation(ref);
    expect(sent).toHaveLength(2);
  });

  it('of an operation and a case are different requests', async () => {
    const { gateway, calls } = gatewayWith(({ path }) => ({
      body: path === operationPath ? operationJson() : caseJson,
    }));
    await Promise.all([gateway.getOperation(ref), gateway.getCase(ref.caseId)]);
    expect(calls().sort()).toEqual([`GET ${casesPath}/${ref.caseId}`, `GET ${operationPath}`]);
  });
});

describe('a list', () => {
  const next = 'https://graph.microsoft.com/beta/elsewhere?$skiptoken=a%20b';
  const pages: Record<string, string> = {
    [casesPath]: `{"value":[{"id":"c-1"},{"id":7}],"@odata.nextLink":"${next}"}`,
    '/beta/elsewhere?$skiptoken=a%20b': '{"value":[{"id":"c-2"}]}',
  };

  it('of cases follows its links unchanged, leaves out items that are not cases, and reports them', async () => {
    const { gateway, calls, unreadable } = gatewayWith(({ path }) => ({ body: pages[path] ?? '' }));
    const found = await Array.fromAsync(gateway.listCases());
    expect(found.map(({ items }) => items.map(({ id }) => id))).toEqual([['c-1'], ['c-2']]);
    expect(calls()).toEqual([`GET ${casesPath}`, 'GET /beta/elsewhere?$skiptoken=a%20b']);
    expect(unreadable).toEqual([[1, casesPath]]);
  });

  it('of cases can be read from the query of a page on', async () => {
    const query = '$skiptoken=a%20b';
    const { gateway, calls } = gatewayWith(() => ({ body: '{"value":[{"id":"c-2"}]}' }));
    const [page] = await Array.fromAsync(gateway.listCases(query));
    expect(page).toMatchObject({ items: [{ id: 'c-2' }], query, nextQuery: undefined });
    expect(calls()).toEqual([`GET ${casesPath}?${query}`]);
  });

  it('reads a page when its first item is requested', async () => {
    const { gateway, calls } = gatewayWith(({ path }) => ({ body: pages[path] ?? '' }));
    for await (const found of gateway.listCases()) {
      expect(found.items).toMatchObject([{ id: 'c-1' }]);
      break;
    }
    expect(calls()).toEqual([`GET ${casesPath}`]);
  });

  it('of operations adds the case id to each operation', async () => {
    const { gateway } = gatewayWith(() => ({ body: `{"value":[${operationJson()}]}` }));
    await expect(Array.fromAsync(gateway.listOperations('case/1'))).resolves.toMatchObject([
      [{ caseId: 'case/1', id: ref.id }],
    ]);
  });

  it.each([
    'https://graph.microsoft.com@evil.example/beta/x',
    '//evil.example/beta/x',
    'http://graph.microsoft.com/beta/x',
  ])('with a link to %s fails and sends nothing there', async (link) => {
    const { gateway, calls } = gatewayWith(() => ({
      body: JSON.stringify({ value: [], '@odata.nextLink': link }),
    }));
    const error = await failureOf(() => Array.fromAsync(gateway.listCases()));
    expect([error.code, calls().length]).toEqual(['UPSTREAM_UNAVAILABLE', 1]);
    expect(JSON.stringify(error)).not.toContain('evil');
  });

  it.each([
    ['pages', { maxPages: 1 }],
    ['items', { maxItems: 1 }],
  ])('with more %s than the limit fails', async (_, bounds) => {
    const { gateway } = gatewayWith(({ path }) => ({ body: pages[path] ?? '' }), bounds);
    const error = await failureOf(() => Array.fromAsync(gateway.listCases()));
    expect(error.message).toContain('GRAPH_MAX_PAGES');
  });
});

describe('every request', () => {
  it('requests unknown enum members and identifies this program; only a PATCH has a content type', async () => {
    const { gateway, sent } = gatewayWith(({ method, path }) =>
      method === 'PATCH'
        ? { status: 204, body: '' }
        : { body: path === operationPath ? operationJson() : '{"value":[]}' },
    );
    await gateway.updateOperation(ref, { status: 'RUNNING' });
    await Array.fromAsync(gateway.listOperations(ref.caseId));
    const common = {
      accept: 'application/json',
      prefer: 'include-unknown-enum-members',
      'user-agent': 'test-agent/1',
    };
    expect(sent.map(({ method, headers }) => [method, headers])).toEqual([
      ['PATCH', { ...common, 'content-type': 'application/json' }],
      ['GET', common],
      ['GET', common],
    ]);
  });

  it('has the credential and the deadline of the caller', async () => {
    const { send, sent } = fakeSend(() => ({ body: operationJson() }));
    const dependencies = dependenciesWith(send);
    const gateway = createGraphGateway(optionsWith(), dependencies);
    await gateway.getOperation(ref);
    await gateway.updateOperation(ref, { status: 'RUNNING' });
    expect(sent).toHaveLength(2);
    for (const request of sent) {
      expect(request.credential).toBe(credential);
      expect(request.deadline).toBe(dependencies.deadline);
    }
  });

  it('that verifies an update is not ended by the departure of the client', async () => {
    const { send, sent } = fakeSend(({ method }) =>
      method === 'PATCH' ? { status: 204, body: '' } : { body: operationJson() },
    );
    const dependencies = dependenciesWith(send);
    await createGraphGateway(optionsWith(), dependencies).updateOperation(ref, { status: 'RUNNING' });
    expect(sent.map(({ isWrite, isLook }) => [isWrite, isLook])).toEqual([
      [true, undefined],
      [undefined, true],
    ]);
    expect(sent[0]?.deadline).toBe(dependencies.deadline);
    expect(sent[1]?.deadline).toBe(dependencies.deadline.withoutClient);
  });
});
