import type { World } from '../../src/sandbox/world/seed.js';
import { type Service, startService } from '../testkit/service.js';
import { seededCase, seededOperation, seededOperations } from '../testkit/worlds.js';

const caseId = 'listed';
const caseIds = [caseId, 'closed', 'frozen', 'empty', 'fifth', 'sixth'];

const august = (day: number) => ({ createdDateTime: `2026-08-0${day}T12:00:00Z` });
const typed = (name: string, action: string) => ({
  '@odata.type': `#microsoft.graph.security.ediscovery${name}Operation`,
  action,
});

/** Fifteen operations of a case, and six cases: independent of the demo world, which can grow. */
const world: World = () => [
  seededCase(
    caseId,
    [
      seededOperation('hold', { ...august(1), ...typed('Hold', 'holdUpdate'), status: 'failed' }),
      seededOperation('policy-sync', {
        ...august(2),
        ...typed('HoldPolicySync', 'holdPolicySync'),
        status: 'submissionFailed',
      }),
      seededOperation('purge', { ...august(3), ...typed('PurgeData', 'purgeData') }),
      seededOperation('export', { ...august(4), ...typed('Export', 'contentExport') }),
      seededOperation('tag', { ...august(5), ...typed('Tag', 'applyTags') }),
      seededOperation('future', { ...august(6), ...typed('Future', 'notPublished'), status: 'paused' }),
      seededOperation('sentinel', { ...august(7), action: 'unknownFutureValue' }),
      seededOperation('export-result', {
        ...august(8),
        ...typed('SearchExport', 'exportResult'),
        status: 'running',
      }),
      seededOperation('export-report', {
        ...august(9),
        ...typed('SearchExport', 'exportReport'),
        status: 'notStarted',
      }),
      seededOperation('sparse', { createdDateTime: null, status: null, action: null }),
      ...seededOperations(5),
    ],
    { displayName: 'Contoso v. Fabrikam' },
  ),
  seededCase('closed', [], { status: 'closed' }),
  seededCase('frozen', [], { status: 'frozen' }),
  ...['empty', 'fifth', 'sixth'].map((id) => seededCase(id)),
];

/** Declares the variables in the arguments. */
function declared(args: string, filterType: string): string {
  const types = { $after: 'String', $filter: filterType, $orderBy: 'CaseOperationOrder' };
  const used = Object.entries(types).filter(([name]) => args.includes(name));
  return used.length ? `(${used.map((pair) => pair.join(': ')).join(', ')})` : '';
}

describe('lists of operations and cases, in pages of five', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({
      sandbox: { pageSize: 5, world },
      environment: { GRAPH_MAX_PAGES: '4', GRAPH_MAX_ITEMS: '30' },
    });
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    service.sandbox.faults.clear();
    service.sandbox.journal.clear();
  });

  const operations = async (args: string, variables: object = {}) => {
    const { data, errors } = await service.query(
      `query ${declared(args, 'CaseOperationFilter')} {
        ediscoveryCase(id: "${caseId}") { operations${args} {
          edges { cursor node { id status kind createdDateTime } }
          nodes { id }
          pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
          totalCount
        } }
      }`,
      variables,
    );
    return { errors, connection: data.ediscoveryCase?.operations };
  };
  const lists = () => service.sandbox.journal.requests().filter(({ path }) => path.includes('/operations'));

  it('every nextLink is followed, with the Prefer header for unknown enum members on each page', async () => {
    const { connection } = await operations('');
    expect(connection.nodes).toHaveLength(15);
    expect(lists()).toHaveLength(3);
    for (const { headers } of lists()) expect(headers['prefer']).toBe('include-unknown-enum-members');
  });

  it('pages with opaque cursors return each operation once', async () => {
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { connection } = await operations('(first: 4, after: $after)', { after });
      seen.push(...connection.edges.map(({ node }: any) => node.id));
      expect(connection.pageInfo.hasPreviousPage).toBe(after !== null);
      ({ endCursor: after, hasNextPage: more } = connection.pageInfo);
    }
    expect(seen).toHaveLength(15);
    expect(new Set(seen).size).toBe(15);
  });

  it('totalCount is the number of operations that match the filter, on every page and without items', async () => {
    const filter = { kind: ['EXPORT', 'TAG', 'HOLD'] };
    const { connection } = await operations('(first: 2, filter: $filter)', { filter });
    expect([connection.nodes.length, connection.totalCount]).toEqual([2, 3]);
    const after = connection.pageInfo.endCursor;
    const next = await operations('(first: 2, filter: $filter, after: $after)', { filter, after });
    expect([next.connection.nodes.length, next.connection.totalCount]).toEqual([1, 3]);
    expect((await operations('(first: 0)')).connection.totalCount).toBe(15);
    expect((await operations('(filter: $filter)', { filter: { status: [] } })).connection.totalCount).toBe(0);
  });

  it.each([
    ['status', { status: ['FAILED', 'SUBMISSION_FAILED'] }, ['hold', 'policy-sync']],
    ['action', { action: ['PURGE_DATA'] }, ['purge']],
    ['kind', { kind: ['EXPORT', 'TAG'] }, ['export', 'tag']],
    ['unknown members', { action: ['UNKNOWN_FUTURE_VALUE'] }, ['future', 'sentinel']],
    [
      'several conditions',
      { isTerminal: false, kind: ['SEARCH_EXPORT'] },
      ['export-result', 'export-report'],
    ],
    ['nothing', { status: [] }, []],
  ])('operations are filtered by %s', async (_, filter, ids) => {
    const { connection } = await operations('(filter: $filter)', { filter });
    expect(connection.nodes.map(({ id }: any) => id).sort()).toEqual([...ids].sort());
  });

  it('a filter by creation date includes its start and excludes its end', async () => {
    const { connection } = await operations('(orderBy: $orderBy)', {
      orderBy: { field: 'CREATED_DATE_TIME', direction: 'ASC' },
    });
    const [first, second, third] = connection.edges.map(({ node }: any) => node.createdDateTime);
    const range = await operations('(filter: $filter)', {
      filter: { createdDateTime: { from: second, to: third } },
    });
    expect(first < second && second < third).toBe(true);
    expect(range.connection.edges.map(({ node }: any) => node.createdDateTime)).toEqual([second]);
  });

  it('operations are ordered in both directions, and those without a value come last in both', async () => {
    const created = async (direction: string): Promise<(string | null)[]> => {
      const { connection } = await operations('(orderBy: $orderBy)', {
        orderBy: { field: 'CREATED_DATE_TIME', direction },
      });
      return connection.edges.map(({ node }: any) => node.createdDateTime);
    };
    const [up, down] = [await created('ASC'), await created('DESC')];
    const dated = up.filter(Boolean);
    expect(up.slice(dated.length).every((value) => value === null)).toBe(true);
    expect(down.filter(Boolean)).toEqual([...dated].reverse());
    expect(down.at(-1)).toBeNull();
  });

  it.each(['nonsense', '', 'WyJhIl0', 'e30'])('the cursor %j is rejected', async (after) => {
    const { errors } = await operations('(after: $after)', { after });
    expect(errors).toMatchObject([{ extensions: { code: 'INVALID_INPUT', issues: [{ field: ['after'] }] } }]);
  });

  it('a cursor of another order is rejected', async () => {
    const { connection } = await operations('(first: 1)');
    const { errors } = await operations('(after: $after, orderBy: $orderBy)', {
      after: connection.pageInfo.endCursor,
      orderBy: { field: 'STATUS', direction: 'ASC' },
    });
    expect(errors).toMatchObject([{ extensions: { code: 'INVALID_INPUT' } }]);
  });

  it.each([-1, 501])(
    'first: %i is rejected, and only the request that finds the case is sent',
    async (first) => {
      const { errors } = await operations(`(first: ${first})`);
      expect(errors).toMatchObject([
        { extensions: { code: 'INVALID_INPUT', issues: [{ field: ['first'] }] } },
      ]);
      expect(service.sandbox.journal.describe()).toEqual([
        'GET /beta/security/cases/ediscoveryCases/…/operations',
      ]);
    },
  );

  it('a date range with invalid dates is rejected', async () => {
    const { errors } = await operations('(filter: $filter)', {
      filter: { createdDateTime: { from: 'yesterday', to: '2026-02-30T00:00:00Z' } },
    });
    expect(errors[0]?.extensions?.['issues']).toMatchObject([
      { field: ['filter', 'createdDateTime', 'from'] },
      { field: ['filter', 'createdDateTime', 'to'] },
    ]);
  });

  const page = (nextLink: string, value: object[] = []) => ({
    kind: 'body' as const,
    path: '/operations',
    body: JSON.stringify({ value, '@odata.nextLink': nextLink }),
  });

  it('an empty page is skipped', async () => {
    service.sandbox.faults.add(
      page(`${service.sandbox.url}/beta/security/cases/ediscoveryCases/${caseId}/operations?$skiptoken=none`),
      { kind: 'body', path: 'none', body: '{"value":[{"id":"only"}]}' },
    );
    const { connection } = await operations('');
    expect(connection.nodes).toEqual([{ id: 'only' }]);
  });

  it('a nextLink to another origin is rejected, and no request is sent to it', async () => {
    service.sandbox.faults.add(page('http://localhost.evil.example/beta/x'));
    const { errors } = await operations('');
    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
    expect(lists()).toHaveLength(1);
  });

  it('a loop of nextLinks ends with an error', async () => {
    const loop = `${service.sandbox.url}/beta/security/cases/ediscoveryCases/${caseId}/operations`;
    service.sandbox.faults.add({ ...page(loop), times: -1 });
    const { errors } = await operations('');
    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
    expect(lists()).toHaveLength(1);
  });

  it('a list beyond the limits fails, and the message names the settings', async () => {
    const endless = Array.from({ length: 5 }, (_, index) =>
      page(`${service.sandbox.url}/beta/security/cases/ediscoveryCases/${caseId}/operations?p=${index}`),
    );
    service.sandbox.faults.add(...endless);
    const { errors } = await operations('');
    expect(errors[0]?.message).toContain('GRAPH_MAX_PAGES');
    expect(lists()).toHaveLength(4);
  });

  describe('cases', () => {
    const cases = async (args: string, variables: object = {}) => {
      const { data, errors } = await service.query(
        `query ${declared(args, 'EdiscoveryCaseFilter')} { ediscoveryCases${args} {
          nodes { id displayName } pageInfo { hasNextPage endCursor hasPreviousPage }
        } }`,
        variables,
      );
      return { errors, connection: data?.ediscoveryCases };
    };

    it('a page of cases reads only the pages of Graph that it needs', async () => {
      const { connection } = await cases('(first: 2)');
      expect(connection.nodes).toHaveLength(2);
      expect(service.sandbox.journal.requests()).toHaveLength(1);
    });

    it('pages return each case once', async () => {
      const seen: string[] = [];
      for (let after: string | null = null, more = true; more;) {
        const { connection } = await cases('(first: 2, after: $after)', { after });
        seen.push(...connection.nodes.map(({ id }: any) => id));
        ({ endCursor: after, hasNextPage: more } = connection.pageInfo);
      }
      expect(seen.sort()).toEqual([...caseIds].sort());
    });

    it.each([
      ['status', { status: ['CLOSED'] }, ['closed']],
      ['part of the name', { displayNameContains: 'FABRIKAM' }, [caseId]],
      ['an unknown status', { status: ['UNKNOWN_FUTURE_VALUE'] }, ['frozen']],
    ])('cases are filtered by %s', async (_, filter, ids) => {
      const { connection } = await cases('(filter: $filter)', { filter });
      expect(connection.nodes.map(({ id }: any) => id)).toEqual(ids);
    });

    it('a case without operations has an empty list', async () => {
      const { data } = await service.query(
        `{ ediscoveryCase(id: "empty") { operations { nodes { id } pageInfo { hasNextPage startCursor } } } }`,
      );
      expect(data.ediscoveryCase.operations).toEqual({
        nodes: [],
        pageInfo: { hasNextPage: false, startCursor: null },
      });
    });
  });
});
