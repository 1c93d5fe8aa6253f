import { startHiveGateway } from '../../examples/gateway/hive-gateway.ts';
import { caseId, id, update } from '../testkit/documents.js';
import { openStream } from '../testkit/streams.js';
import { startSupergraph, type Supergraph } from '../testkit/supergraph.js';

const query = `subscription ($caseId: ID!, $id: ID!) {
  caseOperationProgress(caseId: $caseId, id: $id) {
    caseOperation { id status percentProgress notes }
    stale
  }
}`;
const one = 'GET /beta/security/cases/ediscoveryCases/…/operations/…';

describe.each(['sse', 'ws'] as const)(
  'a subscription through Hive Gateway, over %s behind it',
  (subscriptions) => {
    let graph: Supergraph;
    beforeAll(async () => {
      graph = await startSupergraph(
        (supergraph, port) => startHiveGateway(supergraph, port, { subscriptions }),
        { notes: { [id]: ['wait for it'] }, ownToken: false },
      );
    });
    afterAll(() => graph.stop());
    const headers = { authorization: 'Bearer anna' };
    const open = (variables: object) => openStream(graph.url, query, { variables, headers });

    it('has the fields of other subgraphs, each change and the end', async () => {
      const stream = await open({ caseId, id });
      const operation = async () => {
        const result = await stream.next();
        return result?.errors ?? result?.data.caseOperationProgress.caseOperation;
      };
      expect(await operation()).toEqual({
        id,
        status: 'RUNNING',
        percentProgress: 50,
        notes: ['wait for it'],
      });
      await graph.query(update, { input: { caseId, id, patch: { percentProgress: 77 } } }, headers);
      expect(await operation()).toMatchObject({ percentProgress: 77 });
      await graph.query(update, { input: { caseId, id, patch: { status: 'SUCCEEDED' } } }, headers);
      expect(await operation()).toMatchObject({ status: 'SUCCEEDED' });
      expect(await stream.next()).toBeUndefined();
      expect(graph.service.sandbox.journal.describe()[0]).toBe(one);
      expect(graph.service.sandbox.journal.describe().filter((request) => request === one)).toHaveLength(1);
    });

    it('has the code of an error', async () => {
      const stream = await open({ caseId, id: 'unknown' });
      const { errors } = await stream.next();
      expect(errors[0].extensions.code).toBe('NOT_FOUND');
      await stream.close();
    });
  },
);

it('forwards what a client accepts of the age of a read', async () => {
  const graph = await startSupergraph(startHiveGateway, {});
  try {
    const read = `{ caseOperation(caseId: "${caseId}", id: "${id}") { percentProgress } }`;
    for (let count = 0; count < 3; count += 1) {
      const { errors } = await graph.query(read, {}, { 'cache-control': 'max-age=60' });
      expect(errors).toEqual([]);
    }
    expect(graph.service.sandbox.journal.describe()).toEqual([one]);
  } finally {
    await graph.stop();
  }
});
