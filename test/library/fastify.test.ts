import { fastify } from 'fastify';
import { mountInFastify } from '../../examples/library/fastify.ts';
import { stitch } from '../../examples/library/stitching.ts';
import { caseId, id, read, update } from '../testkit/documents.js';
import { type Answer, post, type Service, startService } from '../testkit/service.js';

const operation = '/beta/security/cases/ediscoveryCases/…/operations/…';
const list = '/beta/security/cases/ediscoveryCases/…/operations';

/** Gives way to what goes on until it has happened; five seconds at the most. */
async function until(happened: () => boolean): Promise<void> {
  for (const end = performance.now() + 5000; !happened();) {
    if (performance.now() > end) throw new Error('It did not happen.');
    await new Promise(setImmediate);
  }
}

describe("in somebody else's Fastify", () => {
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
      service.sandbox.store.putOperation('case-a', { id: other.id, action: 'index', status: 'running' });
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

  it('the mutation is carried out for its caller, beside their own routes', async () => {
    const { data } = await ask('/cases', update, { input: { caseId, id, patch: { percentProgress: 61 } } });
    expect(data.updateCaseOperation).toMatchObject({
      caseOperation: { percentProgress: 61 },
      userErrors: [],
    });
    expect(upstream()).toEqual([`PATCH ${operation}`]);
    expect(await (await fetch(url)).json()).toEqual({ service: 'legal desk' });
  });

  it.each(['/cases', '/desk'])('at %s errors have their codes, and nothing of a stack', async (path) => {
    const { errors, text } = await ask(path, read, { caseId: '../x', id });
    expect(errors).toMatchObject([
      { extensions: { code: 'INVALID_INPUT', issues: [{ field: ['caseId'] }] } },
    ]);
    expect(text).not.toContain('stack');
    const nobody = await ask(path, read, { caseId, id }, '');
    expect(nobody.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(upstream()).toEqual([]);
  });

  it('a request ends upstream when who sent it hangs up', async () => {
    service.sandbox.faults.add({ kind: 'hang', method: 'GET' });
    const hangUp = new AbortController();
    const answer = fetch(`${url}/cases`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer anna' },
      body: JSON.stringify({ query: read, variables: { caseId, id } }),
      signal: hangUp.signal,
    });
    await until(() => upstream().length > 0);
    hangUp.abort();
    await expect(answer).rejects.toThrow('aborted');
    await until(() => service.logged.some((line) => line.includes('"failure"')));
  });

  it('stitched, operations that another schema names are ours, read together', async () => {
    const { data, errors } = await ask('/desk', '{ noted { id status notes } }');
    expect(errors).toEqual([]);
    expect(data.noted[0]).toEqual({ id, status: 'RUNNING', notes: ['wait for it', 'and again'] });
    expect(data.noted).toHaveLength(5);
    expect(new Set(upstream())).toEqual(new Set([`GET ${list}`, `GET ${operation}`]));
    expect(upstream()).toHaveLength(2);
  });

  it('stitched, what the mutation answers is extended', async () => {
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
