import type { World } from '../../src/sandbox/world/seed.js';
import { caseId, id, update } from '../testkit/documents.js';
import { type Service, startService } from '../testkit/service.js';
import { seededCase, seededOperation, seededOperations } from '../testkit/worlds.js';
import { type End, faultMatrix } from './fault-matrix.js';

/** Words in the error responses of the sandbox. */
const upstreamWords = /substrate\.office|:444|at System\.|Exchange|<html|innerError/i;

const otherCase = 'other-case';
const otherId = 'other-operation';

/** Independent of the demo world, which can grow. */
const world: World = () => [
  seededCase(caseId, [
    seededOperation(id, { status: 'running', percentProgress: 50 }),
    ...seededOperations(4),
  ]),
  seededCase(otherCase, [seededOperation(otherId)]),
];

/** Each kind of request: the upstream requests with the fault, the query, and the end in its data. */
const channels = {
  get: {
    matches: { method: 'GET', path: id },
    query: `{ end: caseOperation(caseId: "${caseId}", id: "${id}") { id } }`,
    end: (data: any): End => (data.end ? 'ok' : 'null'),
  },
  list: {
    matches: { method: 'GET', path: '/operations' },
    query: `{ ediscoveryCase(id: "${caseId}") { operations { nodes { id } } } }`,
    end: (data: any): End => (data.ediscoveryCase.operations.nodes.length === 5 ? 'ok' : 'null'),
  },
  update: {
    matches: { method: 'PATCH' },
    query: update,
    end: (data: any): End => data.updateCaseOperation.userErrors[0]?.code ?? 'ok',
  },
  batch: {
    matches: { method: 'POST', path: '$batch' },
    query: `{ a: caseOperation(caseId: "${caseId}", id: "${id}") { id } b: caseOperation(caseId: "${otherCase}", id: "${otherId}") { id } }`,
    end: (data: any): End => (data.a && data.b ? 'ok' : 'null'),
  },
} as const;

describe('a request ends as expected for every fault of Graph', () => {
  let service: Service;
  beforeAll(
    async () =>
      (service = await startService({ sandbox: { world }, environment: { GRAPH_TIMEOUT_MS: '250' } })),
  );
  afterAll(() => service.stop());
  beforeEach(async () => {
    service.sandbox.store.reset();
    service.sandbox.faults.clear();
    service.clock.advance(1_000_000);
    // After a 429 the first request is sent alone, before requests are batched again: this is the first.
    await service.query('{ ediscoveryCases(first: 1) { nodes { id } } }');
    service.sandbox.journal.clear();
  });

  const cells = faultMatrix.flatMap(({ name, fault, always, ends }) =>
    (['get', 'list', 'update', 'batch'] as const).map((channel) => ({
      name,
      fault,
      always,
      channel,
      end: ends[channel],
    })),
  );

  it.each(cells)('$name × $channel: $end', async ({ fault, always, channel, end }) => {
    const { matches, query, end: endOf } = channels[channel];
    service.sandbox.faults.add({ ...fault, ...matches, times: always ? -1 : 1 });
    const variables = channel === 'update' ? { input: { caseId, id, patch: { percentProgress: 77 } } } : {};
    const { data, errors, text } = await service.query(query, variables);
    expect(errors[0]?.extensions?.['code'] ?? endOf(data)).toBe(end);
    expect(text).not.toMatch(upstreamWords);

    const sent = service.sandbox.journal.entries;
    expect(sent.length).toBeLessThanOrEqual(10);
    if (channel !== 'update') return;
    // The store must match the result that the caller received.
    const applied = service.sandbox.store.findOperation(caseId, id)?.['percentProgress'] === 77;
    if (end === 'ok') expect(applied).toBe(true);
    else if (end !== 'OUTCOME_UNKNOWN') expect(applied).toBe(false);
  });

  it('the matrix has at least forty kinds of fault', () => {
    expect(new Set(faultMatrix.map(({ name }) => name)).size).toBeGreaterThanOrEqual(40);
  });
});
