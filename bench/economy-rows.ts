import type { Sandbox } from '../src/sandbox/server.js';
import type { SeededCase } from '../src/sandbox/world/seed.js';

/** Sends a GraphQL request, and returns its data. */
type Query = (query: string, variables?: object, headers?: object) => Promise<Record<string, unknown>>;

/** Advances the clock of the server. */
type Advance = (ms: number) => void;

interface Row {
  readonly name: string;
  /** Most requests that count towards the quota of Graph. */
  readonly limit: number;
  readonly run: (
    query: Query,
    sandbox: Pick<Sandbox, 'setPatchStatus'>,
    advance: Advance,
  ) => Promise<unknown>;
}

const caseCount = 500;
/** As many operations as fill ten pages of the sandbox. */
const operationCount = 500;
const pageSize = 50;

const toId = (index: number) => index.toString(16).padStart(32, '0');
const toCaseId = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const caseId = toCaseId(1);

/** A tenant with 500 cases, the first with 500 operations. */
export function createLargeWorld(): SeededCase[] {
  const createdDateTime = '2026-08-01T12:00:00Z';
  const nobody = { createdBy: { user: { id: null, displayName: null } }, resultInfo: null };
  const operations = Array.from({ length: operationCount }, (_, index) => ({
    data: {
      '@odata.type': '#microsoft.graph.security.ediscoveryIndexOperation',
      ...{ id: toId(index + 1), action: 'index', status: 'succeeded', percentProgress: 100 },
      ...{ createdDateTime, completedDateTime: createdDateTime, ...nobody },
    },
  }));
  return Array.from({ length: caseCount }, (_, index) => ({
    data: {
      ...{ id: toCaseId(index + 1), displayName: `Case ${index + 1}`, description: '' },
      ...{ status: 'active', externalId: '', createdDateTime },
    },
    operations: index === 0 ? operations : operations.slice(0, 10),
  }));
}

function requireEqual(actual: unknown, expected: unknown): void {
  if (actual !== expected) throw new Error(`Expected ${String(expected)}, got ${String(actual)}.`);
}

async function walkCases(query: Query): Promise<void> {
  let after: string | null = null;
  let found = 0;
  do {
    const data: Record<string, unknown> = await query(
      `query ($after: String) { ediscoveryCases(first: ${pageSize}, after: $after) {
        nodes { id displayName } pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    const page = data['ediscoveryCases'] as {
      readonly nodes: readonly unknown[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    };
    found += page.nodes.length;
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  requireEqual(found, caseCount);
}

async function updateTwenty(query: Query): Promise<void> {
  const updates = Array.from({ length: 20 }, (_, index) => ({
    ...{ caseId, id: toId(index + 1), patch: { resultInfo: { code: index, subcode: 0, message: 'bench' } } },
  }));
  const data = await query(
    'mutation ($input: UpdateCaseOperationsInput!) { updateCaseOperations(input: $input) { results { userErrors { code } } } }',
    { input: { updates } },
  );
  const { results } = data['updateCaseOperations'] as {
    readonly results: readonly { readonly userErrors: readonly unknown[] }[];
  };
  requireEqual(results.filter(({ userErrors }) => userErrors.length === 0).length, updates.length);
}

/** Ten people with the example frontend, whose identity at Graph is one, as in `application`. */
async function refreshTogether(query: Query, advance: Advance): Promise<void> {
  const header = `{ ediscoveryCase(id: "${toCaseId(2)}") { id displayName status } }`;
  const operations = `{ ediscoveryCase(id: "${toCaseId(2)}") { id operations(first: 50) { nodes { id status } } } }`;
  const send = (document: string, maxAge: number) =>
    Promise.all(
      Array.from({ length: 10 }, () => query(document, {}, { 'cache-control': `max-age=${maxAge}` })),
    );
  await send(header, 300);
  for (let second = 0; second < 60; second += 5) {
    await send(operations, 15);
    advance(5_000);
  }
}

export const rows: readonly Row[] = [
  {
    name: 'a case with its first ten operations',
    limit: 1,
    run: (query) =>
      query(`{ ediscoveryCase(id: "${toCaseId(2)}") { id operations(first: 10) { nodes { id status } } } }`),
  },
  {
    name: 'two operations on page 10 of a case',
    limit: 3,
    run: async (query) => {
      const toField = (name: string, index: number) =>
        `${name}: caseOperation(caseId: "${caseId}", id: "${toId(index)}") { id status }`;
      const data = await query(
        `{ ${toField('a', operationCount - 30)} ${toField('b', operationCount - 20)} }`,
      );
      requireEqual((data['a'] as { readonly id: string } | null)?.id, toId(operationCount - 30));
    },
  },
  {
    name: 'a bulk of 20 updates in one case, PATCH returns 204',
    limit: 22,
    run: async (query, sandbox) => {
      sandbox.setPatchStatus(204);
      await updateTwenty(query);
    },
  },
  {
    name: 'ten people refresh one case every 5 s for a minute, max-age=15',
    limit: 5,
    run: (query, _sandbox, advance) => refreshTogether(query, advance),
  },
  { name: `${caseCount} cases by pages of ${pageSize}`, limit: 11, run: walkCases },
];
