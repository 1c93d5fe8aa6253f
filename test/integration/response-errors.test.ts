import { caseId, id } from '../testkit/documents.js';
import { type Service, startService } from '../testkit/service.js';

const entities = 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }';
const unknown = { __typename: 'Nothing' };
const many = (count: number) => Array.from({ length: count }, () => unknown);
const long = 'x'.repeat(129);
const update = { caseId, id, dryRun: true, patch: { percentProgress: 1 } };
const bulk =
  'mutation ($i: UpdateCaseOperationsInput!) { updateCaseOperations(input: $i) { clientMutationId userErrors { code field } results { clientMutationId userErrors { code field message } } } }';

describe('the errors of a response', () => {
  let service: Service;
  beforeAll(async () => (service = await startService()));
  afterAll(() => service.stop());
  beforeEach(() => {
    service.sandbox.journal.clear();
  });

  it('are all shown if there are 21', async () => {
    const { errors } = await service.query(entities, { r: many(21) });
    expect(errors.map(({ extensions }) => extensions?.['code'])).toEqual(
      Array.from({ length: 21 }, () => 'INVALID_INPUT'),
    );
  });

  it('are 20 and the number of the others if there are more', async () => {
    const { status, data, errors } = await service.query(entities, { r: many(1000) });
    expect([status, data._entities.length, errors.length]).toEqual([200, 1000, 21]);
    expect(errors.at(-1)).toEqual({
      message: '980 more errors are not shown.',
      extensions: { code: 'TOO_MANY_ERRORS' },
    });
  });

  it('include the first of each kind', async () => {
    service.sandbox.faults.add({ kind: 'status', status: 401, method: 'GET' });
    const r = [...many(500), { __typename: 'EdiscoveryCase', id: caseId }];
    const { errors } = await service.query(
      entities.replace('__typename }', '... on EdiscoveryCase { status } }'),
      { r },
    );
    expect(errors).toHaveLength(21);
    expect(new Set(errors.map(({ extensions }) => extensions?.['code']))).toEqual(
      new Set(['INVALID_INPUT', 'FORBIDDEN', 'TOO_MANY_ERRORS']),
    );
  });

  it('are at most 21 for a document, and for variables', async () => {
    const document = await service.query(
      `{ ${Array.from({ length: 99 }, (_, n) => `a${n}: nope`).join(' ')} }`,
    );
    const s = Array.from({ length: 99 }, () => 'NOPE');
    const variables = await service.query(
      'query ($s: [EdiscoveryCaseStatus!]) { ediscoveryCases(filter: { status: $s }) { nodes { id } } }',
      { s },
    );
    for (const { status, errors } of [document, variables]) {
      expect([status, errors.length]).toEqual([400, 21]);
      expect(errors.at(-1)?.message).toMatch(/error limit reached/);
    }
  });

  it('have no locations if the document has thousands of lines', async () => {
    const { errors } = await service.query(`${'\n'.repeat(5000)}${entities}`, { r: many(1) });
    expect(errors).toEqual([
      expect.objectContaining({
        path: ['_entities', 0],
        extensions: expect.objectContaining({ code: 'INVALID_INPUT' }) as unknown,
      }),
    ]);
    expect(errors[0]).not.toHaveProperty('locations');
  });

  it('report a clientMutationId of more than 128 characters, which is not repeated', async () => {
    const { data } = await service.query(
      'mutation ($i: UpdateCaseOperationInput!) { updateCaseOperation(input: $i) { clientMutationId userErrors { code field message } } }',
      { i: { ...update, dryRun: false, clientMutationId: long } },
    );
    expect(data.updateCaseOperation).toEqual({
      clientMutationId: null,
      userErrors: [
        {
          code: 'INVALID_INPUT',
          field: ['input', 'clientMutationId'],
          message: 'Expected at most 128 characters.',
        },
      ],
    });
    expect(service.sandbox.journal.requests()).toEqual([]);
  });

  it('report the clientMutationId of one of several updates with that update', async () => {
    const i = { updates: [update, { ...update, clientMutationId: long }], clientMutationId: 'all' };
    const { data } = await service.query(bulk, { i });
    expect(data.updateCaseOperations).toMatchObject({
      clientMutationId: 'all',
      userErrors: [],
      results: [
        { userErrors: [] },
        {
          clientMutationId: null,
          userErrors: [{ code: 'INVALID_INPUT', field: ['input', 'updates', '1', 'clientMutationId'] }],
        },
      ],
    });
  });

  it('report the clientMutationId of a list of updates, of which none is sent', async () => {
    const i = { updates: [{ ...update, dryRun: false }], clientMutationId: long };
    const { data } = await service.query(bulk, { i });
    expect(data.updateCaseOperations).toEqual({
      clientMutationId: null,
      userErrors: [{ code: 'INVALID_INPUT', field: ['input', 'clientMutationId'] }],
      results: [],
    });
    expect(service.sandbox.journal.requests()).toEqual([]);
  });
});
