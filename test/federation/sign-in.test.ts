import { startApolloGateway } from '../../examples/gateway/apollo-gateway.ts';
import { startHiveGateway } from '../../examples/gateway/hive-gateway.ts';
import { caseId, id } from '../testkit/documents.js';
import { startSupergraph, type Supergraph } from '../testkit/supergraph.js';

describe.each([
  { name: 'Apollo Gateway', start: startApolloGateway },
  { name: 'Hive Gateway', start: startHiveGateway },
])('sign-in behind $name', ({ start }) => {
  let graph: Supergraph;
  beforeAll(async () => {
    const matter = { id: 'one', name: 'One', case: { id: caseId }, keyOperations: [{ caseId, id }] };
    graph = await startSupergraph(start, { ownToken: false, matters: [matter] });
  });
  afterAll(() => graph.stop());

  const query = `{ caseOperation(caseId: "${caseId}", id: "${id}") { status } }`;

  it('a caller without a token receives UNAUTHENTICATED, and nothing is sent to Microsoft Graph', async () => {
    graph.service.sandbox.journal.clear();
    const { status, data, errors } = await graph.query(query);
    expect(status).toBe(200);
    expect(data).toEqual({ caseOperation: null });
    expect(errors).toMatchObject([
      { message: expect.stringMatching(/bearer token/) as string, extensions: { code: 'UNAUTHENTICATED' } },
    ]);
    expect(graph.service.sandbox.journal.requests()).toEqual([]);
  });

  it('the data of other subgraphs is kept', async () => {
    const { data, errors } = await graph.query('{ matter(id: "one") { name case { displayName } } }');
    expect(data.matter).toEqual({ name: 'One', case: { displayName: null } });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('a claims challenge contains its claims, but no address of this server', async () => {
    const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
    graph.service.sandbox.faults.add({ kind: 'claims-challenge', claims });
    const { text, errors } = await graph.query(query, {}, { authorization: 'Bearer anna' });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED', claims } }]);
    expect(text).not.toContain(new URL(graph.service.url).host);
  });
});
