import type { World } from '../../src/sandbox/world/seed.js';
import { caseId, id, update } from '../testkit/documents.js';
import { type Service, startService } from '../testkit/service.js';
import { seededCase, seededOperation, seededOperations } from '../testkit/worlds.js';
import { type Channel, type End, faultMatrix } from './fault-matrix.js';

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
    end: (data: any): End => (data.ediscoveryCase?.operations.nodes.length === 5 ? 'ok' : 'null'),
  },
  update: {
    matches: { method: 'PATCH' },
    query: update,
    end: (data: any): End => data.updateCaseOperation.userErrors[0]?.code ?? 'ok',
  },
  expecting: {
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
      (service = await startService({
        sandbox: { world },
        environment: { GRAPH_TIMEOUT_MS: '250', RATE_LIMIT_PER_MINUTE: '100000' },
      })),
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
    (Object.keys(channels) as Channel[]).map((channel) => ({
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
    const input = { caseId, id, patch: { percentProgress: 77 } };
    const variables =
      channel === 'expecting' ? { input: { ...input, expect: { percentProgress: 50 } } } : { input };
    const isUpdate = channel === 'update' || channel === 'expecting';
    const { data, errors, text } = await service.query(query, isUpdate ? variables : {});
    expect(errors[0]?.extensions?.['code'] ?? endOf(data)).toBe(end);
    expect(text).not.toMatch(upstreamWords);

    const sent = service.sandbox.journal.entries;
    // Two attempts with four looks each after the check, where expected values allow the second one.
    expect(sent.length).toBeLessThanOrEqual(channel === 'expecting' ? 11 : 10);
    if (!isUpdate) return;
    const patches = sent.filter(({ method }) => method === 'PATCH');
    // Without expected values only a PATCH that was not processed is sent again.
    const notProcessed = patches
      .slice(0, -1)
      .every(({ status = 0 }) => [424, 425, 429, 509].includes(status));
    expect(channel === 'expecting' || notProcessed).toBe(true);
    // "Nothing was changed" is only stated when it is certain.
    expect(text.includes('Nothing was changed')).toBe(
      end !== 'ok' && end !== 'OUTCOME_UNKNOWN' && !errors[0],
    );
    // The store must match the result that the caller received.
    const applied = service.sandbox.store.findOperation(caseId, id)?.['percentProgress'] === 77;
    if (end === 'ok') expect(applied).toBe(true);
    else if (end !== 'OUTCOME_UNKNOWN') expect(applied).toBe(false);
  });

  it('the matrix has at least forty kinds of fault', () => {
    expect(new Set(faultMatrix.map(({ name }) => name)).size).toBeGreaterThanOrEqual(40);
  });
});
