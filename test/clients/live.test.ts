import {
  ApolloClient,
  HttpLink,
  InMemoryCache,
  type ApolloLink,
  gql as apolloGql,
} from '@apollo/client/core';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { cacheExchange, Client as UrqlClient, fetchExchange, gql } from '@urql/core';
import { createClient as createSseClient } from 'graphql-sse';
import { caseId, id, update } from '../testkit/documents.js';
import { type Service, startService } from '../testkit/service.js';
import { createSocketClient } from '../testkit/sockets.js';

const query = `subscription ($caseId: ID!, $id: ID!) {
  caseOperationProgress(caseId: $caseId, id: $id) { caseOperation { caseId id status percentProgress } }
}`;
const variables = { caseId, id };
const one = '/beta/security/cases/ediscoveryCases/…/operations/…';

/** Subscribes, and reports each result and the end. */
type Subscribe = (url: string, onResult: (result: any) => void) => Promise<void>;

const apollo =
  (createLink: (url: string) => ApolloLink): Subscribe =>
  async (url, onResult) => {
    const client = new ApolloClient({ cache: new InMemoryCache(), link: createLink(url) });
    await new Promise<void>((complete, error) => {
      client.subscribe({ query: apolloGql(query), variables }).subscribe({ next: onResult, complete, error });
    });
    client.stop();
  };

const clients: readonly (readonly [string, Subscribe])[] = [
  [
    'graphql-sse',
    async (url, onResult) => {
      const client = createSseClient({ url, fetchFn: fetch });
      for await (const result of client.iterate({ query, variables })) onResult(result);
      client.dispose();
    },
  ],
  [
    'graphql-ws',
    async (url, onResult) => {
      const client = createSocketClient(url);
      for await (const result of client.iterate({ query, variables })) onResult(result);
      await client.dispose();
    },
  ],
  [
    'urql',
    async (url, onResult) => {
      const exchanges = [cacheExchange, fetchExchange];
      const client = new UrqlClient({ url, exchanges, preferGetMethod: false, fetchSubscriptions: true });
      await new Promise<void>((resolve) => {
        client.subscription(gql(query), variables).subscribe((result) => {
          onResult(result);
          if (result.data?.caseOperationProgress.caseOperation.status === 'SUCCEEDED') resolve();
        });
      });
    },
  ],
  ['the HTTP link of Apollo Client', apollo((uri) => new HttpLink({ uri, fetch }))],
  ['the WebSocket link of Apollo Client', apollo((url) => new GraphQLWsLink(createSocketClient(url)))],
];

describe.each(clients)('a subscription with %s', (_, subscribe) => {
  let service: Service;
  beforeAll(async () => (service = await startService()));
  afterAll(() => service.stop());

  it('receives the present state, each change and the end', async () => {
    const seen: unknown[] = [];
    let waiting = Promise.withResolvers<undefined>();
    const done = subscribe(service.url, ({ data, error }) => {
      seen.push(error ?? data.caseOperationProgress.caseOperation.percentProgress);
      waiting.resolve(undefined);
    });
    const change = async (patch: object) => {
      await waiting.promise;
      waiting = Promise.withResolvers();
      const { errors } = await service.query(update, { input: { caseId, id, patch } });
      expect(errors).toEqual([]);
    };
    await change({ percentProgress: 77 });
    await change({ percentProgress: 100, status: 'SUCCEEDED' });
    await done;
    expect(seen).toEqual([50, 77, 100]);
    expect(service.sandbox.journal.describe()).toEqual([`GET ${one}`, `PATCH ${one}`, `PATCH ${one}`]);
  });
});
