import { fastify } from 'fastify';
import { mountInFastify } from '../../examples/library/fastify.ts';
import { stitch } from '../../examples/library/stitching.ts';
import { caseId, id, read, update } from '../testkit/documents.js';
import { type Answer, post, type Service, startService } from '../testkit/service.js';
import { listedOperation } from '../testkit/worlds.js';

const operation = '/beta/security/cases/ediscoveryCases/…/operations/…';
const list = '/beta/security/cases/ediscoveryCases/…/operations';

/** Waits for a condition, at most five seconds. */
async function until(happened: () => boolean): Promise<void> {
  for (const end = performance.now() + 5000; !happened();) {
    if (performance.now() > end) throw new Error('The condition was not met within five seconds.');
    await new Promise(setImmediate);
  }
}

describe("in another program's Fastify", () => {
  let service: Service;
  let url: string;
  const server = fastify();
  beforeAll(async () => {
    service = await startService({ ownToken: false });
    const { subgraph } = service.app;
    server.get('/', () => ({ service: 'legal desk' }));
    await mountInFastify(server, '/cases', subgraph);
    const notes = ['wait for it', 'and again'].map((text) => ({ caseId, id, text }));
    const others = Array.from({ length: 3 }, (_, index) => ({
      caseId: 'case-a',
      id: `op-${index}`,
      text: '',
    }));
    await mountInFastify(server, '/desk', { ...subgraph, schema: stitch(subgraph, [...notes, ...others]) });
    url = await server.listen();
    service.sandbox.store.putCase({ id: 'case-a', displayName: 'case-a' });
    for (const other of others) {
      service.sandbox.store.putOperation('case-a', listedOperation(other.id));
    }
  });
  afterAll(async () => {
    await server.close();
    await service.stop();
  });
  beforeEach(() => {
    service.sandbox.journal.clear();
  });

  const ask = (path: string, query: string, variables = {}, bearer = 'Bearer anna'): Promise<Answer> =>
    post(`${url}${path}`, { query, variables }, { authorization: bearer });
  const upstream = () => service.sandbox.journal.describe();

  it('a mutation is executed for its caller, next to the routes of the program', async () => {
    const { data } = await ask('/cases', update, { input: { caseId, id, patch: { percentProgress: 61 } } });
    expect(data.updateCaseOperation).toMatchObject({
      caseOperation: { percentProgress: 61 },
      userErrors: [],
    });
    expect(upstream()).toEqual([`PATCH ${operation}`]);
    expect(await (await fetch(url)).json()).toEqual({ service: 'legal desk' });
  });

  it.each(['/cases', '/desk'])('errors at %s have their codes and no stack', async (path) => {
    const { errors, text } = await ask(path, read, { caseId: '../x', id });
    expect(errors).toMatchObject([
      { extensions: { code: 'INVALID_INPUT', issues: [{ field: ['caseId'] }] } },
    ]);
    expect(text).not.toContain('stack');
    const anonymous = await ask(path, read, { caseId, id }, '');
    expect(anonymous.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(upstream()).toEqual([]);
  });

  it('an upstream request is aborted when the client disconnects', async () => {
    service.sandbox.faults.add({ kind: 'hang', method: 'GET' });
    const disconnect = new AbortController();
    const answer = fetch(`${url}/cases`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer anna' },
      body: JSON.stringify({ query: read, variables: { caseId, id } }),
      signal: disconnect.signal,
    });
    await until(() => upstream().length > 0);
    disconnect.abort();
    await expect(answer).rejects.toThrow('aborted');
    await until(() => service.logged.some((line) => line.includes('"failure"')));
  });

  it('a stitched schema resolves operations of another schema in batches', async () => {
    const { data, errors } = await ask('/desk', '{ noted { id status notes } }');
    expect(errors).toEqual([]);
    expect(data.noted[0]).toEqual({ id, status: 'RUNNING', notes: ['wait for it', 'and again'] });
    expect(data.noted).toHaveLength(5);
    expect(new Set(upstream())).toEqual(new Set([`GET ${list}`, `GET ${operation}`]));
    expect(upstream()).toHaveLength(2);
  });

  it('a stitched schema extends the result of a mutation', async () => {
    const mutation = `mutation ($input: UpdateCaseOperationInput!) {
      updateCaseOperation(input: $input) { caseOperation { percentProgress notes } userErrors { code } } }`;
    const { data } = await ask('/desk', mutation, { input: { caseId, id, patch: { percentProgress: 62 } } });
    expect(data.updateCaseOperation).toEqual({
      caseOperation: { percentProgress: 62, notes: ['wait for it', 'and again'] },
      userErrors: [],
    });
    expect(upstream()).toEqual([`PATCH ${operation}`]);
  });
});
