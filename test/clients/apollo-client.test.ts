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
const ofOneCase = '/beta/security/cases/ediscoveryCases/…';

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

/** The one line that the cache needs to be told. */
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

  it('a watched query emits again after the mutation, without code and without another request', async () => {
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

  it('the operation is one object of the cache, however it was reached, under the key of the entity', async () => {
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
    expect(upstream()).toEqual([`GET ${ofOneCase}`, `GET ${ofOneCase}/operations`, `PATCH ${one}`]);
  });

  it('without keyFields two operations of one id, of two cases, are taken for one', async () => {
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

  it('details are matched by their type name; possibleTypes are for fragments on the union alone', async () => {
    const details: TypedDocumentNode<any> = gql`
      query Details($caseId: ID!, $id: ID!) {
        caseOperation(caseId: $caseId, id: $id) {
          caseId
          id
          details {
            __typename
            ... on EstimateDetails {
              indexedItemCount
            }
            ...OfUnion
          }
        }
      }
      fragment OfUnion on CaseOperationDetails {
        ... on EstimateDetails {
          mailboxCount
        }
      }
    `;
    const variables = { caseId: CASE_IDS.main, id: OPERATION_IDS.estimate };
    const possibleTypes = {
      CaseOperationDetails: [
        'AddToReviewSetDetails',
        'EstimateDetails',
        'ExportDetails',
        'HoldPolicySyncDetails',
        'PurgeDataDetails',
        'SearchExportDetails',
      ],
    };
    const { data } = await clientWith({ typePolicies, possibleTypes }).query({
      query: details,
      variables,
    });
    expect(data.caseOperation.details).toEqual({
      __typename: 'EstimateDetails',
      indexedItemCount: expect.any(String) as unknown,
      mailboxCount: expect.any(Number) as unknown,
    });
    // Not told, the cache drops what it cannot match, and says nothing.
    const { data: guessed } = await clientWith().query({ query: details, variables });
    expect(guessed.caseOperation.details).toEqual({
      __typename: 'EstimateDetails',
      indexedItemCount: expect.any(String) as unknown,
    });
  });
});
