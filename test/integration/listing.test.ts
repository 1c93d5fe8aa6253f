import { CASE_IDS, OPERATION_IDS } from '../../src/sandbox/world/ids.js';
import { type Service, startService } from '../testkit/service.js';

const caseId = CASE_IDS.main;

/** The declarations of the variables that arguments use. */
function declared(args: string, filterType: string): string {
  const types = { $after: 'String', $filter: filterType, $orderBy: 'CaseOperationOrder' };
  const used = Object.entries(types).filter(([name]) => args.includes(name));
  return used.length ? `(${used.map((pair) => pair.join(': ')).join(', ')})` : '';
}

describe('listing, over pages of five', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({
      sandbox: { pageSize: 5 },
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
        } }
      }`,
      variables,
    );
    return { errors, connection: data.ediscoveryCase?.operations };
  };
  const lists = () => service.sandbox.journal.requests().filter(({ path }) => path.includes('/operations'));

  it('follows every nextLink, and asks for unknown enum members on each page', async () => {
    const { connection } = await operations('');
    expect(connection.nodes).toHaveLength(15);
    expect(lists()).toHaveLength(3);
    for (const { headers } of lists()) expect(headers['prefer']).toBe('include-unknown-enum-members');
  });

  it('pages through with opaque cursors, each operation once', async () => {
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

  it.each([
    [
      'status',
      { status: ['FAILED', 'SUBMISSION_FAILED'] },
      [OPERATION_IDS.hold, OPERATION_IDS.holdPolicySync],
    ],
    ['action', { action: ['PURGE_DATA'] }, [OPERATION_IDS.purge]],
    ['kind', { kind: ['EXPORT', 'TAG'] }, [OPERATION_IDS.export, OPERATION_IDS.tag]],
    ['unknown members', { action: ['UNKNOWN_FUTURE_VALUE'] }, [OPERATION_IDS.future, OPERATION_IDS.sentinel]],
    [
      'several conditions',
      { isTerminal: false, kind: ['SEARCH_EXPORT'] },
      [OPERATION_IDS.exportResult, OPERATION_IDS.exportReport],
    ],
    ['nothing', { status: [] }, []],
  ])('filters by %s', async (_, filter, ids) => {
    const { connection } = await operations('(filter: $filter)', { filter });
    expect(connection.nodes.map(({ id }: any) => id).sort()).toEqual([...ids].sort());
  });

  it('filters by the time of creation, from the first instant to before the last', async () => {
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

  it('orders in both directions; what has no value comes last in both', async () => {
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

  it.each(['nonsense', '', 'WyJhIl0', 'e30'])('refuses the cursor %j', async (after) => {
    const { errors } = await operations('(after: $after)', { after });
    expect(errors).toMatchObject([{ extensions: { code: 'INVALID_INPUT', issues: [{ field: ['after'] }] } }]);
  });

  it('refuses a cursor of another order', async () => {
    const { connection } = await operations('(first: 1)');
    const { errors } = await operations('(after: $after, orderBy: $orderBy)', {
      after: connection.pageInfo.endCursor,
      orderBy: { field: 'STATUS', direction: 'ASC' },
    });
    expect(errors).toMatchObject([{ extensions: { code: 'INVALID_INPUT' } }]);
  });

  it.each([-1, 501])('refuses first: %i, before any list is read', async (first) => {
    const { errors } = await operations(`(first: ${first})`);
    expect(errors).toMatchObject([{ extensions: { code: 'INVALID_INPUT', issues: [{ field: ['first'] }] } }]);
    expect(lists()).toEqual([]);
  });

  it('refuses a range that is none', async () => {
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

  it('skips an empty page', async () => {
    service.sandbox.faults.add(
      page(`${service.sandbox.url}/beta/security/cases/ediscoveryCases/${caseId}/operations?$skiptoken=none`),
      { kind: 'body', path: 'none', body: '{"value":[{"id":"only"}]}' },
    );
    const { connection } = await operations('');
    expect(connection.nodes).toEqual([{ id: 'only' }]);
  });

  it('refuses a nextLink to another origin before anything is sent there', async () => {
    service.sandbox.faults.add(page('http://localhost.evil.example/beta/x'));
    const { errors } = await operations('');
    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
    expect(lists()).toHaveLength(1);
  });

  it('ends a loop of nextLinks with an error', async () => {
    const loop = `${service.sandbox.url}/beta/security/cases/ediscoveryCases/${caseId}/operations`;
    service.sandbox.faults.add({ ...page(loop), times: -1 });
    const { errors } = await operations('');
    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
    expect(lists()).toHaveLength(1);
  });

  it('gives up at the bounds and says which settings they are', async () => {
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

    it('reads no more pages of Graph than the page needs', async () => {
      const { connection } = await cases('(first: 2)');
      expect(connection.nodes).toHaveLength(2);
      expect(service.sandbox.journal.requests()).toHaveLength(1);
    });

    it('pages through all of them', async () => {
      const seen: string[] = [];
      for (let after: string | null = null, more = true; more;) {
        const { connection } = await cases('(first: 2, after: $after)', { after });
        seen.push(...connection.nodes.map(({ id }: any) => id));
        ({ endCursor: after, hasNextPage: more } = connection.pageInfo);
      }
      expect(seen.sort()).toEqual(Object.values(CASE_IDS).sort());
    });

    it.each([
      ['status', { status: ['CLOSED'] }, [CASE_IDS.closed]],
      ['part of the name', { displayNameContains: 'FABRIKAM' }, [CASE_IDS.main]],
      ['a state that nobody knows', { status: ['UNKNOWN_FUTURE_VALUE'] }, [CASE_IDS.unknown]],
    ])('filters by %s', async (_, filter, ids) => {
      const { connection } = await cases('(filter: $filter)', { filter });
      expect(connection.nodes.map(({ id }: any) => id)).toEqual(ids);
    });

    it('a case without operations has an empty list', async () => {
      const { data } = await service.query(
        `{ ediscoveryCase(id: "${CASE_IDS.pendingDelete}") { operations { nodes { id } pageInfo { hasNextPage startCursor } } } }`,
      );
      expect(data.ediscoveryCase.operations).toEqual({
        nodes: [],
        pageInfo: { hasNextPage: false, startCursor: null },
      });
    });
  });
});
