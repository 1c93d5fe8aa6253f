import { ApolloClient, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { Client, fetchExchange } from '@urql/core';
import { caseId, id, read } from '../testkit/documents.js';
import { type Service, startService } from '../testkit/service.js';

const unauthenticated = [{ path: ['caseOperation'], extensions: { code: 'UNAUTHENTICATED' } }];

/** HTTP 401 hides the errors from clients that take the status for the whole answer: these two read on. */
describe('a caller who is not signed in is told UNAUTHENTICATED', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ ownToken: false });
  });
  afterAll(async () => {
    expect(service.sandbox.journal.requests()).toEqual([]);
    await service.stop();
  });

  it('by Apollo Client, as errors of GraphQL', async () => {
    const client = new ApolloClient({
      link: new HttpLink({ uri: service.url }),
      cache: new InMemoryCache(),
    });
    const failed = await client
      .query({ query: gql(read), variables: { caseId, id } })
      .catch((error: unknown) => error);
    expect(CombinedGraphQLErrors.is(failed)).toBe(true);
    expect((failed as CombinedGraphQLErrors).errors).toMatchObject(unauthenticated);
  });

  it('by urql, as errors of GraphQL', async () => {
    const client = new Client({ url: service.url, exchanges: [fetchExchange], preferGetMethod: false });
    const { error } = await client.query(read, { caseId, id }).toPromise();
    expect(error?.networkError).toBeUndefined();
    expect(error?.graphQLErrors).toMatchObject(unauthenticated);
    expect((error?.response as Response).status).toBe(401);
  });
});
