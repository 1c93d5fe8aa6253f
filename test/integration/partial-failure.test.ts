import { caseId, id } from '../testkit/documents.js';
import { type Service, startService } from '../testkit/service.js';

describe('a root field that fails', () => {
  let service: Service;
  beforeAll(async () => (service = await startService()));
  afterAll(() => service.stop());

  it('is null and leaves the other root fields', async () => {
    service.sandbox.faults.add({ kind: 'status', status: 403, times: -1 });
    const { data, errors } = await service.query(
      `query ($key: _Any!) {
        ediscoveryCases { nodes { id } }
        _entities(representations: [$key]) { ... on CaseOperation { id } }
      }`,
      { key: { __typename: 'CaseOperation', caseId, id } },
    );
    expect(data).toEqual({ ediscoveryCases: null, _entities: [{ id }] });
    expect(errors).toMatchObject([{ path: ['ediscoveryCases'], extensions: { code: 'FORBIDDEN' } }]);
  });
});
