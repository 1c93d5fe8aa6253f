import {
  ApolloClient,
  gql,
  HttpLink,
  InMemoryCache,
  type InMemoryCacheConfig,
  type TypedDocumentNode,
} from '@apollo/client';
import { CASE_IDS, OPERATION_IDS } from '../../src/sandbox/world/ids.js';
import { caseId, id } from '../testkit/documents.js';
import { type Service, startService } from '../testkit/service.js';

const one = '/beta/security/cases/ediscoveryCases/…/operations/…';
const oneCase = '/beta/security/cases/ediscoveryCases/…';

const readOperation: TypedDocumentNode<any> = gql`
  query ReadOperation($caseId: ID!, $id: ID!) {
    caseOperation(caseId: $caseId, id: $id) {
      caseId
      id
      percentProgress
    }
  }
`;
const update = gql`
  mutation Update($input: UpdateCaseOperationInput!) {
    updateCaseOperation(input: $input) {
      caseOperation {
        caseId
        id
        percentProgress
      }
      userErrors {
        code
      }
    }
  }
`;

/** The only configuration that the cache needs. */
const typePolicies = { CaseOperation: { keyFields: ['caseId', 'id'] } };

describe('Apollo Client', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    service.sandbox.journal.clear();
  });

  const clientWith = (options: InMemoryCacheConfig = { typePolicies }) =>
    new ApolloClient({ link: new HttpLink({ uri: service.url }), cache: new InMemoryCache(options) });
  const upstream = () => service.sandbox.journal.describe();

  it('a watched query emits again after a mutation, without code and without another request', async () => {
    const client = clientWith();
    const seen: unknown[] = [];
    const [first, second] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    const watched = client
      .watchQuery({ query: readOperation, variables: { caseId, id } })
      .subscribe(({ data, loading }) => {
        if (loading) return;
        seen.push(data.caseOperation.percentProgress);
        (seen.length === 1 ? first : second).resolve(undefined);
      });
    await first.promise;
    await client.mutate({
      mutation: update,
      variables: { input: { caseId, id, patch: { percentProgress: 77 } } },
    });
    await second.promise;
    watched.unsubscribe();
    expect(seen).toEqual([50, 77]);
    expect(upstream()).toEqual([`GET ${one}`, `PATCH ${one}`]);
    client.stop();
  });

  it('an operation is one object of the cache, under the key of the entity, whichever query loaded it', async () => {
    const client = clientWith();
    const ofCase: TypedDocumentNode<any> = gql`
      query OfCase($caseId: ID!) {
        ediscoveryCase(id: $caseId) {
          id
          operations {
            nodes {
              caseId
              id
              percentProgress
            }
          }
        }
      }
    `;
    await client.query({ query: ofCase, variables: { caseId } });
    await client.mutate({
      mutation: update,
      variables: { input: { caseId, id, patch: { percentProgress: 78 } } },
    });
    const { data } = await client.query({ query: ofCase, variables: { caseId } });
    const { nodes } = data.ediscoveryCase.operations;
    expect(nodes.find((node: { id: string }) => node.id === id).percentProgress).toBe(78);
    const objects = client.cache.extract() as Record<string, unknown>;
    expect(objects[`CaseOperation:${JSON.stringify({ caseId, id })}`]).toMatchObject({ percentProgress: 78 });
    expect(objects[`EdiscoveryCase:${caseId}`]).toMatchObject({ id: caseId });
    // The list also shows that the case exists.
    expect(upstream()).toEqual([`GET ${oneCase}/operations`, `PATCH ${one}`]);
  });

  it('operations of different cases with the same id need keyFields: the default cache merges them', async () => {
    for (const [index, name] of ['case-a', 'case-b'].entries()) {
      service.sandbox.store.putCase({ id: name, displayName: name });
      service.sandbox.store.putOperation(name, { id: 'same', action: 'index', percentProgress: index });
    }
    const both = async (client: ApolloClient) => {
      for (const name of ['case-a', 'case-b']) {
        await client.query({ query: readOperation, variables: { caseId: name, id: 'same' } });
      }
      return ['case-a', 'case-b'].map((name) => {
        const read = client.readQuery({
          query: readOperation,
          variables: { caseId: name, id: 'same' },
        });
        return read.caseOperation.percentProgress as number;
      });
    };
    expect(await both(clientWith())).toEqual([0, 1]);
    expect(await both(clientWith({}))).toEqual([1, 1]);
  });

  it('the default cache merges nothing but entities: people with the same identityId stay two after a filter change', async () => {
    const caseName = 'case-people';
    service.sandbox.store.putCase({ id: caseName, displayName: caseName });
    const people = [
      { id: 'op-1', status: 'running', name: 'Anna', resultInfo: { code: 1, subcode: 1, message: 'first' } },
      { id: 'op-2', status: 'failed', name: 'Bert', resultInfo: { code: 2, subcode: 2, message: 'second' } },
    ];
    for (const { name, ...operation } of people) {
      const user = { id: 'same', displayName: name, userPrincipalName: null };
      const createdBy = { user, application: { id: null, displayName: `${name}'s app` }, device: null };
      service.sandbox.store.putOperation(caseName, { ...operation, action: 'index', createdBy });
    }
    const filtered: TypedDocumentNode<any> = gql`
      query Filtered($caseId: ID!, $status: [CaseOperationStatus!]) {
        ediscoveryCase(id: $caseId) {
          id
          operations(filter: { status: $status }) {
            nodes {
              caseId
              id
              createdBy {
                application {
                  identityId
                  displayName
                }
                user {
                  identityId
                  displayName
                }
              }
              resultInfo {
                code
                message
              }
            }
          }
        }
      }
    `;
    const client = clientWith({});
    const read = (status?: string[]) => ({
      query: filtered,
      variables: { caseId: caseName, ...(status && { status }) },
    });
    const expected = (name: string, message: string) => ({
      createdBy: {
        user: { identityId: 'same', displayName: name },
        application: { identityId: null, displayName: `${name}'s app` },
      },
      resultInfo: { message },
    });
    await client.query(read());
    await client.query(read(['RUNNING']));
    await client.query(read(['FAILED']));
    const nodes = (status?: string[]) =>
      client.readQuery(read(status)).ediscoveryCase.operations.nodes as { id: string }[];
    const [anna, bert] = [expected('Anna', 'first'), expected('Bert', 'second')];
    expect(nodes(['RUNNING'])).toMatchObject([{ id: 'op-1', ...anna }]);
    expect(nodes(['FAILED'])).toMatchObject([{ id: 'op-2', ...bert }]);
    expect(nodes().sort((a, b) => a.id.localeCompare(b.id))).toMatchObject([anna, bert]);
    // The cache normalizes only entities and the root.
    const types = Object.values(client.cache.extract() as Record<string, { __typename?: string }>);
    expect(new Set(types.map(({ __typename }) => __typename))).toEqual(
      new Set(['CaseOperation', 'EdiscoveryCase', 'Query']),
    );
  });

  it('details are matched by their type name; only fragments on the union need possibleTypes', async () => {
    const details: TypedDocumentNode<any> = gql`
      query Details($caseId: ID!, $id: ID!) {
        caseOperation(caseId: $caseId, id: $id) {
          caseId
          id
          details {
            __typename
            ... on EdiscoveryEstimateDetails {
              indexedItemCount
            }
            ...OfUnion
          }
        }
      }
      fragment OfUnion on CaseOperationDetails {
        ... on EdiscoveryEstimateDetails {
          mailboxCount
        }
      }
    `;
    const variables = { caseId: CASE_IDS.main, id: OPERATION_IDS.estimate };
    const possibleTypes = {
      CaseOperationDetails: [
        'EdiscoveryAddToReviewSetDetails',
        'EdiscoveryEstimateDetails',
        'EdiscoveryExportDetails',
        'EdiscoveryHoldPolicySyncDetails',
        'EdiscoveryPurgeDataDetails',
        'EdiscoverySearchExportDetails',
      ],
    };
    const { data } = await clientWith({ typePolicies, possibleTypes }).query({
      query: details,
      variables,
    });
    expect(data.caseOperation.details).toEqual({
      __typename: 'EdiscoveryEstimateDetails',
      indexedItemCount: expect.any(String) as unknown,
      mailboxCount: expect.any(Number) as unknown,
    });
    // Without possibleTypes the cache drops the fragment silently.
    const { data: guessed } = await clientWith().query({ query: details, variables });
    expect(guessed.caseOperation.details).toEqual({
      __typename: 'EdiscoveryEstimateDetails',
      indexedItemCount: expect.any(String) as unknown,
    });
  });
});
