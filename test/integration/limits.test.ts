import { measureCpuTime } from '../testkit/cpu-time.js';
import { caseId, id } from '../testkit/documents.js';
import { type Service, startService } from '../testkit/service.js';

/** Fragments that each spread the next one twice: 2 to the power of `levels` when expanded. */
function bomb(type: string, levels: number, end: string): string {
  const fragments = Array.from(
    { length: levels },
    (_, level) => `fragment F${level} on ${type} { ...F${level + 1} ...F${level + 1} }`,
  );
  return `${fragments.join(' ')} fragment F${levels} on ${type} { ${end} }`;
}

const inCase = (selections: string) => `{ ediscoveryCase(id: "${caseId}") { ${selections} } }`;
const nested = (levels: number): string =>
  levels === 0 ? 'id' : `operations { nodes { case { ${nested(levels - 1)} } } }`;
const many = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');

describe('a request that exceeds a limit is rejected before anything is sent', () => {
  let service: Service;
  beforeAll(async () => (service = await startService()));
  afterAll(() => service.stop());
  beforeEach(() => {
    service.sandbox.journal.clear();
  });

  const entities = 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }';
  const filtered =
    'query ($s: [EdiscoveryCaseStatus!]) { ediscoveryCases(first: 1, filter: { status: $s }) { nodes { id } } }';

  it.each<[string, number, string, object]>([
    ['DOCUMENT_LIMIT_EXCEEDED', 50_000, `{ __typename } #${'x'.repeat(50_000)}`, {}],
    ['NAME_LIMIT_EXCEEDED', 128, `{ ${'a'.repeat(129)}: __typename }`, {}],
    ['DEPTH_LIMIT_EXCEEDED', 250, '['.repeat(4000), {}],
    [
      'DEPTH_LIMIT_EXCEEDED',
      250,
      '{ __typename }',
      { a: JSON.parse('['.repeat(251) + ']'.repeat(251)) as unknown },
    ],
    ['TOKEN_LIMIT_EXCEEDED', 4000, `{ ${'a '.repeat(4000)} }`, {}],
    ['DEPTH_LIMIT_EXCEEDED', 15, inCase(nested(5)), {}],
    ['COST_LIMIT_EXCEEDED', 200_000, inCase(nested(4)), {}],
    ['COST_LIMIT_EXCEEDED', 200_000, `${inCase('...F0')} ${bomb('EdiscoveryCase', 30, 'id')}`, {}],
    ['ALIAS_LIMIT_EXCEEDED', 100, inCase(many(101, (index) => `a${index}: id`)), {}],
    ['ALIAS_LIMIT_EXCEEDED', 100, inCase(many(101, (index) => `a${index}: __typename`)), {}],
    ['ALIAS_LIMIT_EXCEEDED', 100, `${inCase('...F0')} ${bomb('EdiscoveryCase', 7, 'a: id')}`, {}],
    ['DIRECTIVE_LIMIT_EXCEEDED', 50, inCase(many(51, () => 'id @include(if: true)')), {}],
    [
      'DIRECTIVE_LIMIT_EXCEEDED',
      50,
      `${inCase(many(51, () => '...F @include(if: true)'))} fragment F on EdiscoveryCase { id }`,
      {},
    ],
    ['ROOT_FIELD_LIMIT_EXCEEDED', 20, `{ ${many(21, (index) => `a${index}: __typename`)} }`, {}],
    ['ROOT_FIELD_LIMIT_EXCEEDED', 20, `{ ...F0 } ${bomb('Query', 30, '__typename')}`, {}],
    [
      'ENTITY_LIMIT_EXCEEDED',
      1000,
      entities,
      { r: Array.from({ length: 1001 }, () => ({ __typename: 'EdiscoveryCase', id: caseId })) },
    ],
    ['LIST_LIMIT_EXCEEDED', 1000, filtered, { s: Array.from({ length: 1001 }, () => 'ACTIVE') }],
    [
      'LIST_LIMIT_EXCEEDED',
      1000,
      entities,
      { r: [{ __typename: 'EdiscoveryCase', id: Array.from({ length: 1001 }, () => 'x') }] },
    ],
    [
      'LIST_LIMIT_EXCEEDED',
      1000,
      `{ ediscoveryCases(first: 1, filter: { status: [${many(1001, () => 'ACTIVE')}] }) { nodes { id } } }`,
      {},
    ],
  ])('%s (%i)', async (code, limit, query, variables) => {
    const milliseconds = await measureCpuTime(async () => {
      const { status, errors } = await service.query(query, variables);
      expect(status).toBe(400);
      expect(errors.map(({ extensions }) => extensions)).toContainEqual({ code, limit });
    });
    expect(milliseconds).toBeLessThan(2000);
    expect(service.sandbox.journal.requests()).toEqual([]);
  });

  it.each<[string, string]>([
    ['a cycle of fragments', '{ ...A } fragment A on Query { ...B ...B } fragment B on Query { ...A ...A }'],
    ['a fragment that contains itself', '{ ...A } fragment A on Query { ...A }'],
    ['one field repeated', inCase('id '.repeat(3900))],
    ['one list repeated', inCase('operations { nodes { id } } '.repeat(480))],
    ['conflicting fields', inCase(many(1200, (index) => `a: ${index % 2 ? 'id' : 'status'}`))],
  ])('%s is rejected within two seconds of processor time', async (_, query) => {
    const milliseconds = await measureCpuTime(async () => {
      expect((await service.query(query)).status).toBe(400);
    });
    expect(milliseconds).toBeLessThan(2000);
    expect(service.sandbox.journal.requests()).toEqual([]);
  });

  it('a request within all limits is executed', async () => {
    const r = Array.from({ length: 1000 }, () => ({ __typename: 'EdiscoveryCase', id: caseId }));
    const found = await service.query(entities, { r });
    expect([found.status, found.errors, found.data._entities.length]).toEqual([200, [], 1000]);
    expect((await service.query(`{ ${many(20, (index) => `a${index}: __typename`)} }`)).errors).toEqual([]);
    expect((await service.query(inCase(nested(2)))).errors).toEqual([]);
  });

  it('50 cases with 50 operations each, with details, are within the limits', async () => {
    const person =
      '{ application { identityId displayName } user { identityId displayName userPrincipalName } }';
    const files = '{ downloadUrl fileName size }';
    const { status, errors } = await service.query(`{ ediscoveryCases(first: 50) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id displayName description externalId status statusRaw createdDateTime lastModifiedDateTime
        lastModifiedBy ${person} closedDateTime closedBy ${person}
        operations(first: 50) { nodes {
          id caseId action actionRaw status statusRaw isTerminal createdDateTime completedDateTime
          createdBy ${person} percentProgress resultInfo { code subcode message } kind odataType
          details { __typename
            ... on EdiscoveryEstimateDetails { indexedItemCount indexedItemsSize mailboxCount siteCount statisticsOptions }
            ... on EdiscoveryExportDetails { outputName exportFileMetadata ${files} }
            ... on EdiscoverySearchExportDetails {
              additionalOptions additionalOptionsRaw description displayName exportCriteria exportCriteriaRaw
              exportFormat exportLocation exportSingleItems exportFileMetadata ${files}
            }
          }
        } }
      }
    } }`);
    expect([status, errors]).toEqual([200, []]);
  });

  it('invalid variables are reported by GraphQL', async () => {
    const { status, errors } = await service.query(filtered, { s: ['NOPE', 'NEITHER'] });
    expect([status, errors.length]).toEqual([400, 2]);
    expect(errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
  });

  it.each<[string, object, string]>([
    [
      'an operation that does not exist',
      { query: '{ __typename }', operationName: 'x' },
      'OPERATION_RESOLUTION_FAILURE',
    ],
    [
      'a directive without a value',
      { query: 'query ($a: Boolean = true) { __typename @skip(if: $a) }', variables: { a: null } },
      'BAD_USER_INPUT',
    ],
  ])('%s is an error of the request', async (_, body, code) => {
    const { status, errors } = await service.post(body);
    expect([status, errors.map(({ extensions }) => extensions)]).toEqual([400, [{ code }]]);
    expect(service.logged.filter((line) => line.includes('bug'))).toEqual([]);
  });

  it('a document in a URL has the same limits', async () => {
    const response = await fetch(`${service.url}?query=${encodeURIComponent('['.repeat(300))}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { errors: [{ extensions: { code: 'DEPTH_LIMIT_EXCEEDED', limit: 250 } }] },
    ]);
  });

  it('extensions have the same limit of levels as variables', async () => {
    const a = JSON.parse('['.repeat(251) + ']'.repeat(251)) as unknown;
    const { status, errors } = await service.post({ query: '{ __typename }', extensions: { a } });
    expect([status, errors[0]?.extensions]).toEqual([400, { code: 'DEPTH_LIMIT_EXCEEDED', limit: 250 }]);
  });

  it('arrays of operations are rejected', async () => {
    const { status, errors } = await service.post([{ query: '{ __typename }' }]);
    expect(status).toBe(400);
    expect(errors[0]?.extensions).toEqual({ code: 'BATCH_LIMIT_EXCEEDED', limit: 0 });
  });
});

describe('limits in the configuration', () => {
  let service: Service;
  beforeAll(async () => {
    const environment = {
      ...{ LIMIT_PAGE_SIZE: '2', LIMIT_BULK_UPDATES: '1', LIMIT_BATCH_OPERATIONS: '2' },
      ...{ LIMIT_BODY_BYTES: '2000', LIMIT_HEADER_BYTES: '2000', LIMIT_URL_BYTES: '100' },
    };
    service = await startService({ environment });
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    service.sandbox.journal.clear();
  });

  it('pages have at most LIMIT_PAGE_SIZE items, with or without first', async () => {
    const { data } = await service.query('{ ediscoveryCases { nodes { id } } }');
    expect(data.ediscoveryCases.nodes).toHaveLength(2);
    const { errors } = await service.query('{ ediscoveryCases(first: 3) { nodes { id } } }');
    expect(errors[0]).toMatchObject({
      message: 'first: Expected 0 to 2, got 3.',
      extensions: { code: 'INVALID_INPUT' },
    });
  });

  it('more than LIMIT_BULK_UPDATES updates are rejected, and none is sent', async () => {
    const input = { updates: [1, 2].map(() => ({ caseId, id, patch: { percentProgress: 1 } })) };
    const { data } = await service.query(
      'mutation ($input: UpdateCaseOperationsInput!) { updateCaseOperations(input: $input) { userErrors { code field } } }',
      { input },
    );
    expect(data.updateCaseOperations.userErrors).toEqual([
      { code: 'INVALID_INPUT', field: ['input', 'updates'] },
    ]);
    expect(service.sandbox.journal.requests()).toEqual([]);
  });

  it('an array has at most LIMIT_BATCH_OPERATIONS operations', async () => {
    const one = { query: '{ __typename }' };
    const two = await service.post([one, one]);
    expect([two.status, JSON.parse(two.text)]).toEqual([
      200,
      [{ data: { __typename: 'Query' } }, { data: { __typename: 'Query' } }],
    ]);
    const { status, errors } = await service.post([one, one, one]);
    expect([status, errors[0]?.extensions]).toEqual([400, { code: 'BATCH_LIMIT_EXCEEDED', limit: 2 }]);
  });

  it('an array with one unauthenticated operation is not rejected as a whole, because another may have changed something', async () => {
    const body = JSON.stringify({ error: { code: 'InvalidAuthenticationToken', message: 'x' } });
    service.sandbox.faults.add({ kind: 'status', status: 401, method: 'GET', body });
    const change = `mutation { updateCaseOperation(input: { caseId: "${caseId}", id: "${id}", patch: { percentProgress: 9 } }) { userErrors { code } } }`;
    const look = `{ ediscoveryCase(id: "${caseId}") { displayName } }`;
    const { status, text } = await service.post([{ query: change }, { query: look }]);
    expect([status, service.sandbox.journal.requests().some(({ applied }) => applied)]).toEqual([200, true]);
    expect(JSON.parse(text)).toMatchObject([
      { data: { updateCaseOperation: { userErrors: [] } } },
      { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
    ]);
  });

  it('larger bodies, headers and URLs are rejected', async () => {
    const body = await service.post({ query: `{ __typename } #${'x'.repeat(2000)}` });
    expect([body.status, body.errors[0]?.extensions]).toEqual([413, { code: 'BODY_TOO_LARGE', limit: 2000 }]);
    const headers = await service.query('{ __typename }', {}, { 'x-long': 'x'.repeat(2000) });
    expect([headers.status, headers.errors[0]?.extensions]).toEqual([
      431,
      { code: 'HEADERS_TOO_LARGE', limit: 2000 },
    ]);
    for (const path of ['/graphql', '/nothing', '/healthz']) {
      const response = await fetch(`${new URL(service.url).origin}${path}?x=${'x'.repeat(100)}`);
      expect(response.status).toBe(414);
      expect(await response.json()).toMatchObject({
        errors: [{ extensions: { code: 'URL_TOO_LONG', limit: 100 } }],
      });
    }
  });
});
