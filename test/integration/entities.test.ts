import { CASE_IDS, OPERATION_IDS } from '../../src/sandbox/world/ids.js';
import { type Service, startService } from '../testkit/service.js';
import { listedOperation } from '../testkit/worlds.js';

const operation = (caseId: unknown, id: unknown) => ({ __typename: 'CaseOperation', caseId, id });
const aCase = (id: unknown) => ({ __typename: 'EdiscoveryCase', id });

describe('entities requested by a gateway', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
    for (let number = 0; number < 3; number += 1) {
      service.sandbox.store.putCase({ id: `case-${number}`, displayName: `Case ${number}` });
      for (let index = 0; index < 50; index += 1) {
        service.sandbox.store.putOperation(`case-${number}`, listedOperation(`op-${number}-${index}`));
      }
    }
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    service.sandbox.faults.clear();
    service.sandbox.journal.clear();
    service.clock.advance(1_000_000);
  });

  const upstream = () => service.sandbox.journal.describe();
  const entities = (representations: unknown[], selection: string, variables = '', values: object = {}) =>
    service.query(
      `query ($representations: [_Any!]! ${variables}) { _entities(representations: $representations) { ${selection} } }`,
      { representations, ...values },
    );

  it('300 references to operations of 3 cases are 3 upstream requests and resolve in order', async () => {
    const references = Array.from({ length: 300 }, (_, index) => {
      const number = index % 3;
      return operation(`case-${number}`, `op-${number}-${Math.floor(index / 3) % 50}`);
    });
    const { data, errors } = await entities(references, '... on CaseOperation { caseId id status }');
    expect(errors).toEqual([]);
    expect(data._entities).toEqual(references.map(({ caseId, id }) => ({ caseId, id, status: 'RUNNING' })));
    expect(upstream()).toEqual(Array(3).fill('GET /beta/security/cases/ediscoveryCases/…/operations'));
  });

  it('an entity that does not exist is null without an error', async () => {
    const { data, errors } = await entities(
      [operation('case-0', 'op-0-0'), operation('case-0', 'gone'), aCase('gone'), operation('gone', 'gone')],
      '... on CaseOperation { status } ... on EdiscoveryCase { displayName }',
    );
    expect(errors).toEqual([]);
    expect(data._entities).toEqual([{ status: 'RUNNING' }, null, null, null]);
  });

  it('a case that cannot be read fails its own references only', async () => {
    service.sandbox.faults.add({ kind: 'status', status: 403, path: 'case-1/operations', times: -1 });
    const { data, errors } = await entities(
      [
        operation('case-0', 'op-0-0'),
        operation('case-1', 'op-1-0'),
        operation('case-1', 'op-1-1'),
        aCase('case-1'),
      ],
      '... on CaseOperation { status } ... on EdiscoveryCase { displayName }',
    );
    expect(errors).toMatchObject([
      { path: ['_entities', 1], extensions: { code: 'FORBIDDEN' } },
      { path: ['_entities', 2], extensions: { code: 'FORBIDDEN' } },
    ]);
    expect(data._entities).toEqual([{ status: 'RUNNING' }, null, null, { displayName: 'Case 1' }]);
  });

  it.each([
    ['a missing key', { __typename: 'CaseOperation', id: 'op-0-0' }, 'caseId'],
    ['a key of the wrong type', operation('case-0', 7), 'id'],
    ['a key that is not valid in a path', operation('case-0', '../x'), 'id'],
    ['an empty key', aCase(''), 'id'],
    ['a type without a key', { __typename: 'CaseOperationIdentitySet' }, '__typename'],
    ['an unknown type', { __typename: 'Matter', id: '1' }, '__typename'],
    ['no type', { id: '1' }, '__typename'],
    ['a value that is not an object', 7, '__typename'],
  ])('%s is a separate error, whatever is selected', async (_, wrong, field) => {
    for (const own of ['', 'kind', '__typename']) {
      const { data, errors } = await entities(
        [aCase('case-0'), wrong, aCase('case-1')],
        `... on CaseOperation { id ${own} } ... on EdiscoveryCase { id ${own.replace('kind', 'displayName')} }`,
      );
      expect(errors).toMatchObject([
        { path: ['_entities', 1], extensions: { code: 'INVALID_INPUT', issues: [{ field: [field] }] } },
      ]);
      expect(data._entities).toMatchObject([{ id: 'case-0' }, null, { id: 'case-1' }]);
    }
    expect(service.logged.join('\n')).not.toContain('unexpected error in a request');
  });

  const both = [
    operation(CASE_IDS.main, OPERATION_IDS.running),
    aCase(CASE_IDS.main),
    operation('gone', 'gone'),
  ];

  it.each([
    ['__typename', '__typename'],
    ['the keys', '... on EdiscoveryCase { id } ... on CaseOperation { caseId id }'],
    ['the keys in fragments', '... on _Entity { ... on EdiscoveryCase { k: id } } ... { __typename }'],
    ['the id of the case', '... on CaseOperation { case { id __typename } }'],
    [
      'fields that are skipped',
      '... on CaseOperation { id status @skip(if: true) } ... on EdiscoveryCase { id }',
    ],
  ])('a reference needs no upstream request if the query selects %s only', async (_, selection) => {
    const { data, errors } = await entities(both, selection);
    expect(errors).toEqual([]);
    expect(data._entities).toHaveLength(3);
    expect(upstream()).toEqual([]);
  });

  it.each([
    [true, 1],
    [false, 0],
  ])('a reference with @include(if: %s) needs %i upstream requests', async (on, count) => {
    const selection = '... on EdiscoveryCase { id displayName @include(if: $on) }';
    const { errors } = await entities([aCase('case-0')], selection, '$on: Boolean!', { on });
    expect(errors).toEqual([]);
    expect(upstream()).toHaveLength(count);
  });

  it('a case needs only the list request if the query selects its operations only', async () => {
    const { data, errors } = await entities(
      [aCase('case-0')],
      '... on EdiscoveryCase { id operations(first: 1) { nodes { case { id } } } }',
    );
    expect(errors).toEqual([]);
    expect(data._entities).toMatchObject([
      { id: 'case-0', operations: { nodes: [{ case: { id: 'case-0' } }] } },
    ]);
    expect(upstream()).toEqual(['GET /beta/security/cases/ediscoveryCases/…/operations']);
  });

  it('the operations of a case that does not exist are null with a NOT_FOUND error', async () => {
    const { data, errors } = await entities(
      [aCase('gone')],
      '... on EdiscoveryCase { operations { nodes { id } } }',
    );
    expect(data._entities).toEqual([{ operations: null }]);
    expect(errors).toMatchObject([
      { path: ['_entities', 0, 'operations'], extensions: { code: 'NOT_FOUND' } },
    ]);
  });

  it('the case of a reference needs a request for the case, not for the operation', async () => {
    const { data } = await entities(
      [operation('case-0', 'op-0-0')],
      '... on CaseOperation { case { displayName } }',
    );
    expect(data._entities).toEqual([{ case: { displayName: 'Case 0' } }]);
    expect(upstream()).toEqual(['GET /beta/security/cases/ediscoveryCases/…']);
  });
});
