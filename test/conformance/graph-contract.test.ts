import { type Service, startService } from '../testkit/service.js';
import { graphContract } from './graph-contract.js';

describe('the contract of Microsoft Graph', () => {
  let service: Service;
  beforeAll(async () => (service = await startService({ sandbox: { pageSize: 5 } })));
  afterAll(() => service.stop());
  beforeEach(() => {
    service.sandbox.store.reset();
    service.sandbox.faults.clear();
    service.sandbox.setPatchStatus(200);
    service.sandbox.journal.clear();
  });

  it.each(graphContract.map((rule) => [rule.id, rule.level, rule.rule, rule.check] as const))(
    '%s %s: %s',
    (_id, _level, _rule, check) => check(service),
  );

  it('every rule has a unique id', () => {
    expect(new Set(graphContract.map(({ id }) => id)).size).toBe(graphContract.length);
  });
});
