import { ClientError, GraphQLClient } from 'graphql-request';
import { caseId, id, read, update } from '../testkit/documents.js';
import { type Service, startService } from '../testkit/service.js';

const one = '/beta/security/cases/ediscoveryCases/…/operations/…';

describe('graphql-request', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ ownToken: false });
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    service.sandbox.journal.clear();
  });

  const clientWith = (headers: Record<string, string>) => new GraphQLClient(service.url, { headers });

  it('changes an operation and reads it back, as its caller', async () => {
    const client = clientWith({ authorization: 'Bearer anna' });
    const changed = await client.request(update, {
      input: { caseId, id, patch: { percentProgress: 77 }, clientMutationId: 'mine' },
    });
    expect(changed.updateCaseOperation).toMatchObject({
      clientMutationId: 'mine',
      userErrors: [],
      caseOperation: { percentProgress: 77 },
    });
    const { caseOperation } = await client.request(read, { caseId, id });
    expect(caseOperation).toMatchObject({ id, percentProgress: 77 });
    expect(service.sandbox.journal.describe()).toEqual([`PATCH ${one}`, `GET ${one}`]);
  });

  it('throws the error with its code if the request has no token', async () => {
    const failed = await clientWith({})
      .request(read, { caseId, id })
      .catch((error: unknown) => error as ClientError);
    expect(failed).toBeInstanceOf(ClientError);
    const { response } = failed as ClientError;
    expect(response.status).toBe(401);
    expect(response.errors?.[0]?.extensions).toEqual({
      code: 'UNAUTHENTICATED',
      correlationId: expect.any(String) as string,
    });
    expect(service.sandbox.journal.requests()).toEqual([]);
  });
});
