import { cacheExchange, Client, fetchExchange, gql } from '@urql/core';
import { caseId, id, update } from '../testkit/documents.js';
import { type Service, startService } from '../testkit/service.js';

const one = '/beta/security/cases/ediscoveryCases/…/operations/…';

describe('urql', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.stop());

  it('a subscribed query is read again after a mutation, because both contain the type CaseOperation', async () => {
    const client = new Client({
      url: service.url,
      exchanges: [cacheExchange, fetchExchange],
      preferGetMethod: false,
    });
    const read = gql`
      query ($caseId: ID!, $id: ID!) {
        caseOperation(caseId: $caseId, id: $id) {
          id
          percentProgress
        }
      }
    `;
    const seen: unknown[] = [];
    let arrived = Promise.withResolvers<undefined>();
    const watched = client.query(read, { caseId, id }).subscribe(({ data, error, stale }) => {
      // urql emits a stale result, then a fresh one.
      if (stale) return;
      seen.push(error ?? data.caseOperation.percentProgress);
      arrived.resolve(undefined);
    });
    await arrived.promise;
    arrived = Promise.withResolvers();
    const changed = await client.mutation(update, {
      input: { caseId, id, patch: { percentProgress: 77 } },
    });
    expect(changed.error).toBeUndefined();
    expect(changed.data.updateCaseOperation.userErrors).toEqual([]);
    await arrived.promise;
    watched.unsubscribe();
    expect(seen).toEqual([50, 77]);
    expect(service.sandbox.journal.describe()).toEqual([`GET ${one}`, `PATCH ${one}`, `GET ${one}`]);
  });
});
