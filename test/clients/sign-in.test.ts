import { ApolloClient, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { Client, fetchExchange } from '@urql/core';
import { caseId, id, read } from '../testkit/documents.js';
import { type Service, startService } from '../testkit/service.js';

const unauthenticated = [{ path: ['caseOperation'], extensions: { code: 'UNAUTHENTICATED' } }];

/** Clients that stop at HTTP 401 do not see the errors in the body; these two read it. */
describe('a caller without a token receives UNAUTHENTICATED', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ ownToken: false });
  });
  afterAll(async () => {
    expect(service.sandbox.journal.requests()).toEqual([]);
    await service.stop();
  });

  it('from Apollo Client, as GraphQL errors', async () => {
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

  it('from urql, as GraphQL errors', async () => {
    const client = new Client({ url: service.url, exchanges: [fetchExchange], preferGetMethod: false });
    const { error } = await client.query(read, { caseId, id }).toPromise();
    expect(error?.networkError).toBeUndefined();
    expect(error?.graphQLErrors).toMatchObject(unauthenticated);
    expect((error?.response as Response).status).toBe(401);
  });
});
