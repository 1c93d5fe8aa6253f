import { caseId, id, read, update } from '../../testkit/documents.js';
import { type Service, startService } from '../../testkit/service.js';
import { openSocket } from '../../testkit/sockets.js';

const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const change = (own: object = {}) => ({ input: { caseId, id, patch: { percentProgress: 61 }, ...own } });

describe('the log', () => {
  let service: Service;
  beforeEach(async () => (service = await startService()));
  afterEach(() => service.stop());

  /** The lines of the GraphQL operations. */
  const lines = () => service.logged.map((line) => JSON.parse(line)).filter(({ address }) => !address);
  const operations = () => lines().flatMap(({ operation }) => (operation ? [operation] : []));

  it('has one line for a query, with what it cost', async () => {
    await service.query(
      read.replace('query', 'query Read'),
      { caseId, id },
      { authorization: 'Bearer canary' },
    );
    expect(operations()).toEqual([
      {
        type: 'query',
        name: 'Read',
        rootFields: ['caseOperation'],
        durationMs: expect.any(Number) as number,
        caller: { digest: expect.stringMatching(/^\w+/) as string },
        upstreamRequests: 1,
        outcome: 'succeeded',
      },
    ]);
    expect(service.sandbox.journal.requests()).toHaveLength(1);
    expect(JSON.stringify(lines())).not.toContain('canary');
  });

  it('has the outcome of an update', async () => {
    await service.query(update, change());
    expect(operations()).toMatchObject([
      { type: 'mutation', rootFields: ['updateCaseOperation'], upstreamRequests: 1, outcome: 'applied' },
    ]);
  });

  it.each([
    ['refused', { patch: { percentProgress: 400 } }, 'INVALID_INPUT', 0],
    ['not applied', { id: 'ffffffffffffffffffffffffffffffff' }, 'NOT_FOUND', 1],
  ])('has the codes of userErrors of an update that is %s', async (outcome, own, code, requests) => {
    await service.query(update, change(own));
    expect(operations()).toMatchObject([{ outcome, codes: [code], upstreamRequests: requests }]);
    expect(service.sandbox.journal.requests()).toHaveLength(requests);
  });

  it('has a line for a request that cannot be executed', async () => {
    await service.query('{ nonsense }');
    await service.query('query');
    expect(operations()).toMatchObject([
      { type: 'unknown', outcome: 'failed', codes: ['GRAPHQL_VALIDATION_FAILED'], upstreamRequests: 0 },
      { type: 'unknown', outcome: 'failed', codes: ['GRAPHQL_PARSE_FAILED'], upstreamRequests: 0 },
    ]);
  });

  it('joins the operation and its attempts by the ids of the request and of the trace', async () => {
    await service.query(read, { caseId, id }, { 'x-request-id': 'my-request', traceparent });
    const ids = { correlationId: 'my-request', traceId: '0af7651916cd43dd8448eb211c80319c' };
    expect(lines()).toMatchObject([
      { ...ids, upstream: { path: expect.stringMatching(/\/\{caseId\}\/operations\/\{id\}$/) as string } },
      { ...ids, operation: { upstreamRequests: 1 } },
    ]);
  });

  it.each([
    '',
    'nonsense',
    `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
    `ff-${traceparent.slice(3)}`,
    `${traceparent}x`,
  ])('has no trace for the header %j', async (header) => {
    await service.query('{ __typename }', {}, { traceparent: header });
    expect(lines()).not.toEqual([]);
    expect(lines().filter((line) => 'traceId' in line)).toEqual([]);
  });

  it('counts each root field once', async () => {
    await service.query('query Twice { a: __typename b: __typename }');
    expect(operations()).toMatchObject([{ name: 'Twice', rootFields: ['__typename'] }]);
  });

  it('has one line for a subscription, when it ends', async () => {
    const query = `subscription Watch { caseOperationProgress(caseId: "${caseId}", id: "${id}") { asOf } }`;
    const socket = await openSocket(service.url, { init: { token: 'test' } });
    socket.send({ id: '1', type: 'subscribe', payload: { query } });
    await socket.next();
    expect(operations()).toEqual([]);
    socket.send({ id: '1', type: 'complete' });
    socket.send({ id: '2', type: 'subscribe', payload: { query: 'subscription { nonsense }' } });
    await socket.next();
    socket.socket.close();
    expect(operations()).toMatchObject([
      { type: 'subscription', name: 'Watch', events: 1, reason: 'left', outcome: 'succeeded' },
      {
        type: 'unknown',
        events: 0,
        reason: 'failed',
        outcome: 'failed',
        codes: ['GRAPHQL_VALIDATION_FAILED'],
      },
    ]);
  });
});
