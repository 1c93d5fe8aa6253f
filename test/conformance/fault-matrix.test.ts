import type { World } from '../../src/sandbox/world/seed.js';
import { caseId, id, update } from '../testkit/documents.js';
import { type Service, startService } from '../testkit/service.js';
import { seededCase, seededOperation, seededOperations } from '../testkit/worlds.js';
import { type End, faultMatrix } from './fault-matrix.js';

/** Words that the sandbox's bad answers are full of. */
const upstreamWords = /substrate\.office|:444|at System\.|Exchange|<html|innerError/i;

const otherCase = 'other-case';
const otherId = 'other-operation';

/** A world of its own, so that the demo world may grow. */
const world: World = () => [
  seededCase(caseId, [
    seededOperation(id, { status: 'running', percentProgress: 50 }),
    ...seededOperations(4),
  ]),
  seededCase(otherCase, [seededOperation(otherId)]),
];

/** Each kind of request: which upstream requests the fault strikes, what is asked, and where the end is seen. */
const channels = {
  get: {
    strikes: { method: 'GET', path: id },
    query: `{ end: caseOperation(caseId: "${caseId}", id: "${id}") { id } }`,
    end: (data: any): End => (data.end ? 'ok' : 'null'),
  },
  list: {
    strikes: { method: 'GET', path: '/operations' },
    query: `{ ediscoveryCase(id: "${caseId}") { operations { nodes { id } } } }`,
    end: (data: any): End => (data.ediscoveryCase.operations.nodes.length === 5 ? 'ok' : 'null'),
  },
  update: {
    strikes: { method: 'PATCH' },
    query: update,
    end: (data: any): End => data.updateCaseOperation.userErrors[0]?.code ?? 'ok',
  },
  batch: {
    strikes: { method: 'POST', path: '$batch' },
    query: `{ a: caseOperation(caseId: "${caseId}", id: "${id}") { id } b: caseOperation(caseId: "${otherCase}", id: "${otherId}") { id } }`,
    end: (data: any): End => (data.a && data.b ? 'ok' : 'null'),
  },
} as const;

describe('whatever the upstream does, a request ends as it should', () => {
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
    // After a 429 one request tries whether the gate is open, before any others go together: this one.
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
    const { strikes, query, end: endOf } = channels[channel];
    service.sandbox.faults.add({ ...fault, ...strikes, times: always ? -1 : 1 });
    const variables = channel === 'update' ? { input: { caseId, id, patch: { percentProgress: 77 } } } : {};
    const { data, errors, text } = await service.query(query, variables);
    expect(errors[0]?.extensions?.['code'] ?? endOf(data)).toBe(end);
    expect(text).not.toMatch(upstreamWords);

    const sent = service.sandbox.journal.entries;
    expect(sent.length).toBeLessThanOrEqual(10);
    if (channel !== 'update') return;
    // The truth: what the store shows must fit what the caller was told.
    const applied = service.sandbox.store.findOperation(caseId, id)?.['percentProgress'] === 77;
    if (end === 'ok') expect(applied).toBe(true);
    else if (end !== 'OUTCOME_UNKNOWN') expect(applied).toBe(false);
  });

  it('covers at least forty kinds', () => {
    expect(new Set(faultMatrix.map(({ name }) => name)).size).toBeGreaterThanOrEqual(40);
  });
});
