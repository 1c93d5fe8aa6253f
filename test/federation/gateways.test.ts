import { hash } from 'node:crypto';
import { startApolloGateway } from '../../examples/gateway/apollo-gateway.ts';
import { startHiveGateway } from '../../examples/gateway/hive-gateway.ts';
import { OPERATION_IDS } from '../../src/sandbox/world/ids.js';
import { caseId, id, update } from '../testkit/documents.js';
import { startSupergraph, type Supergraph } from '../testkit/supergraph.js';

const hundred = Array.from({ length: 100 }, (_, index) => ({
  caseId: `case-${index % 4}`,
  id: `op-${index % 4}-${Math.floor(index / 4)}`,
}));
/** Every property that a list item has; without them, operations are read again one by one. */
const listed = {
  action: 'index',
  status: 'running',
  percentProgress: 1,
  createdDateTime: '2026-01-01T00:00:00Z',
  createdBy: { user: { id: 'u', displayName: 'U' } },
} as const;
const matters = [
  { id: 'one', name: 'One', case: { id: caseId }, keyOperations: [{ caseId, id }] },
  { id: 'many', name: 'Many', case: { id: 'case-0' }, keyOperations: hundred },
  { id: 'lost', name: 'Lost', case: { id: 'gone' }, keyOperations: [{ caseId, id: 'gone' }] },
  { id: 'all', name: 'All', case: { id: caseId }, keyOperations: [...hundred, { caseId, id }] },
];
const matter = (name: string, fields: string) => `{ matter(id: "${name}") { ${fields} } }`;
const list = 'GET /beta/security/cases/ediscoveryCases/…/operations';
const one = `${list}/…`;

/** The path that each gateway reports for the error of an entity, if several share a fetch. */
const gateways = [
  {
    name: 'Apollo Gateway',
    start: startApolloGateway,
    pathInList: ['matter', 'keyOperations', 100],
    // The third matter has no such case.
    pathOfLost: ['matters', 2, 'case', 'operations'],
  },
  {
    name: 'Hive Gateway',
    start: startHiveGateway,
    pathInList: ['matter', 'keyOperations', 'status'],
    pathOfLost: ['matters', 0, 'case', 'operations'],
  },
];

describe.each(gateways)('behind $name', ({ start, pathInList, pathOfLost }) => {
  let graph: Supergraph;
  beforeAll(async () => {
    graph = await startSupergraph(start, { matters, notes: { [id]: ['wait for it'], 'op-0-1': ['mine'] } });
    const { store } = graph.service.sandbox;
    for (const ref of hundred) {
      store.putCase({ id: ref.caseId, displayName: ref.caseId });
      store.putOperation(ref.caseId, { ...listed, id: ref.id });
    }
  });
  afterAll(() => graph.stop());
  beforeEach(() => {
    graph.service.clock.advance(1_000_000);
    graph.service.sandbox.faults.clear();
    graph.service.sandbox.journal.clear();
  });

  const upstream = () => graph.service.sandbox.journal.describe();

  it('a query resolves a reference, its entity and the extension of another subgraph', async () => {
    const { data, errors } = await graph.query(
      matter(
        'one',
        'name case { displayName status } keyOperations { id kind status notes case { displayName } }',
      ),
    );
    expect(errors).toEqual([]);
    expect(data.matter).toEqual({
      name: 'One',
      case: { displayName: 'Contoso v. Fabrikam', status: 'ACTIVE' },
      keyOperations: [
        {
          id,
          kind: 'ADD_TO_REVIEW_SET',
          status: 'RUNNING',
          notes: ['wait for it'],
          case: { displayName: 'Contoso v. Fabrikam' },
        },
      ],
    });
  });

  it('keys, type names and extensions of references need no upstream request', async () => {
    const { data, errors } = await graph.query(
      matter(
        'one',
        '__typename case { __typename id } keyOperations { __typename caseId id notes case { id } }',
      ),
    );
    expect(errors).toEqual([]);
    expect(data.matter).toMatchObject({
      case: { __typename: 'EdiscoveryCase', id: caseId },
      keyOperations: [{ __typename: 'CaseOperation', notes: ['wait for it'], case: { id: caseId } }],
    });
    expect(upstream()).toEqual([]);
  });

  it('references to 100 operations of 4 cases are 4 upstream requests', async () => {
    const { data, errors } = await graph.query(matter('many', 'keyOperations { id status notes }'));
    expect(errors).toEqual([]);
    expect(data.matter.keyOperations).toEqual(
      hundred.map((ref) => ({ id: ref.id, status: 'RUNNING', notes: ref.id === 'op-0-1' ? ['mine'] : [] })),
    );
    expect(upstream()).toEqual(Array(4).fill(list));
  });

  it('the operations of a referenced case are one list, filtered, ordered, paged and extended', async () => {
    const fields = `case { operations(first: 2, filter: { status: [RUNNING] }, orderBy: { field: CREATED_DATE_TIME, direction: ASC }) {
      nodes { id notes } edges { cursor } pageInfo { hasNextPage }
    } }`;
    const { data, errors } = await graph.query(matter('many', fields));
    expect(errors).toEqual([]);
    const { nodes, edges, pageInfo } = data.matter.case.operations;
    expect([nodes.length, edges.length, pageInfo.hasNextPage]).toEqual([2, 2, true]);
    expect(nodes[0].notes).toEqual([]);
    expect(upstream()).toEqual([list]);
  });

  it('the cases are listed', async () => {
    const { data, errors } = await graph.query(
      '{ ediscoveryCases(first: 3) { nodes { id operations(first: 1) { nodes { notes } } } } }',
    );
    expect(errors).toEqual([]);
    expect(data.ediscoveryCases.nodes).toHaveLength(3);
  });

  it('an entity that does not exist is null', async () => {
    const query = `{ caseOperation(caseId: "${caseId}", id: "gone") { id notes } ediscoveryCase(id: "gone") { id displayName }
      matter(id: "lost") { case { id displayName } keyOperations { id status notes } } }`;
    const { data, errors } = await graph.query(query);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      caseOperation: null,
      ediscoveryCase: null,
      // The key came from the matter, and so did the object.
      matter: {
        case: { id: 'gone', displayName: null },
        keyOperations: [{ id: 'gone', status: null, notes: [] }],
      },
    });
  });

  it('a mutation is executed, its result is extended, and later reads see it', async () => {
    const mutation = `mutation ($input: UpdateCaseOperationInput!) {
      updateCaseOperation(input: $input) { clientMutationId userErrors { code } caseOperation { percentProgress notes } } }`;
    const input = { caseId, id, patch: { percentProgress: 61 }, clientMutationId: 'mine' };
    const changed = await graph.query(mutation, { input });
    expect(changed.errors).toEqual([]);
    expect(changed.data.updateCaseOperation).toEqual({
      clientMutationId: 'mine',
      userErrors: [],
      caseOperation: { percentProgress: 61, notes: ['wait for it'] },
    });
    expect(upstream()).toEqual([one.replace('GET', 'PATCH')]);
    const { data } = await graph.query(matter('one', 'keyOperations { percentProgress }'));
    expect(data.matter.keyOperations).toEqual([{ percentProgress: 61 }]);
  });

  it('null and absent properties of a patch arrive unchanged', async () => {
    const dryRun = (patch: object) => graph.query(update, { input: { caseId, id, patch, dryRun: true } });
    const bodies = [];
    for (const patch of [{ percentProgress: null }, { status: 'FAILED' }]) {
      bodies.push((await dryRun(patch)).data.updateCaseOperation.plannedRequest.body);
    }
    expect(bodies).toMatchObject([{ percentProgress: null }, { status: 'failed' }]);
    expect(bodies[1]).not.toHaveProperty('percentProgress');
    expect(upstream()).toEqual([]);
  });

  it('the gateway keeps userErrors: INVALID_INPUT with its field', async () => {
    const { data, errors } = await graph.query(update, {
      input: { caseId, id, patch: { percentProgress: 101, status: 'UNKNOWN_FUTURE_VALUE' } },
    });
    expect(errors).toEqual([]);
    expect(data.updateCaseOperation).toMatchObject({
      caseOperation: null,
      userErrors: expect.arrayContaining([
        expect.objectContaining({ code: 'INVALID_INPUT', field: ['input', 'patch', 'percentProgress'] }),
        expect.objectContaining({ code: 'INVALID_INPUT', field: ['input', 'patch', 'status'] }),
      ]) as unknown,
    });
    expect(upstream()).toEqual([]);
  });

  it('the gateway keeps userErrors: NOT_UPDATABLE, THROTTLED with its seconds, OUTCOME_UNKNOWN with the request', async () => {
    const input = { caseId, id: OPERATION_IDS.index, patch: { percentProgress: 12 } };
    const change = async () => {
      const { data, errors } = await graph.query(update, { input });
      expect(errors).toEqual([]);
      return data.updateCaseOperation;
    };
    graph.service.sandbox.setPatchStatus(405);
    expect(await change()).toMatchObject({
      userErrors: [{ code: 'NOT_UPDATABLE', requestId: expect.any(String) }],
    });
    graph.service.sandbox.setPatchStatus(200);
    graph.service.sandbox.faults.add({ kind: 'status', status: 429, retryAfter: '100' });
    expect(await change()).toMatchObject({ userErrors: [{ code: 'THROTTLED', retryAfterSeconds: 100 }] });
    graph.service.clock.advance(1_000_000);
    graph.service.sandbox.faults.add({ kind: 'reset-after', method: 'PATCH' });
    graph.service.sandbox.faults.add({ kind: 'status', status: 403, method: 'GET', times: -1 });
    expect(await change()).toMatchObject({
      userErrors: [{ code: 'OUTCOME_UNKNOWN' }],
      plannedRequest: { method: 'PATCH', body: { percentProgress: 12 } },
    });
  });

  it('an error of a query keeps its message and extensions; the gateway adds the name of the subgraph', async () => {
    graph.service.sandbox.faults.add({ kind: 'status', status: 429, retryAfter: '100', times: -1 });
    const { data, text } = await graph.query(
      `{ caseOperation(caseId: "${caseId}", id: "${id}") { status notes } }`,
    );
    expect(data).toEqual({ caseOperation: null });
    // As the gateway sent them: one of them takes the id of the request for its own.
    const { errors } = JSON.parse(text) as { errors: object[] };
    expect(errors).toEqual([
      {
        message: expect.stringContaining('retryAfterSeconds') as string,
        path: ['caseOperation'],
        extensions: {
          code: 'THROTTLED',
          retryAfterSeconds: 100,
          requestId: expect.any(String) as string,
          clientRequestId: expect.any(String) as string,
          correlationId: expect.any(String) as string,
          serviceName: 'case-operations',
        },
      },
    ]);
  });

  it('an error of a reference affects only its entity; its path depends on the gateway', async () => {
    graph.service.sandbox.faults.add({ kind: 'status', status: 403, path: caseId, times: -1 });
    const { data, errors } = await graph.query(matter('all', 'keyOperations { status }'));
    expect(data.matter.keyOperations).toEqual([
      ...hundred.map(() => ({ status: 'RUNNING' })),
      { status: null },
    ]);
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', serviceName: 'case-operations' } }]);
    expect(errors[0]?.path).toEqual(pathInList);
  });

  it('the operations of a case that does not exist are null with NOT_FOUND; those of other cases resolve', async () => {
    const { data, errors } = await graph.query(
      '{ matters { case { operations(first: 1) { nodes { id } } } } }',
    );
    const found = { case: { operations: { nodes: [{ id: expect.any(String) as string }] } } };
    expect(data.matters).toEqual([found, found, { case: { operations: null } }, found]);
    expect(errors).toMatchObject([{ path: pathOfLost, extensions: { code: 'NOT_FOUND' } }]);
  });

  it('an invalid argument is reported with its issues', async () => {
    const { errors } = await graph.query('{ ediscoveryCase(id: "../x") { id displayName } }');
    expect(errors).toMatchObject([{ extensions: { code: 'INVALID_INPUT', issues: [{ field: ['id'] }] } }]);
  });

  it('Microsoft Graph is called with the token of each caller', async () => {
    const bearers = ['Bearer anna', 'Bearer bert'];
    const query = matter('one', 'case { displayName } keyOperations { status }');
    await Promise.all(bearers.map((authorization) => graph.query(query, {}, { authorization })));
    const seen = graph.service.sandbox.journal.requests().map(({ headers }) => headers['authorization']);
    const digests = bearers.map((bearer) => `Bearer sha256:${hash('sha256', bearer).slice(0, 12)}`);
    expect(new Set(seen)).toEqual(new Set(digests));
  });
});
