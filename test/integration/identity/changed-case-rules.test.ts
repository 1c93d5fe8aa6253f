import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { caseId, id, read } from '../../testkit/documents.js';
import { type GuardedService, startGuardedService } from '../../testkit/guarded-service.js';

const path = join(mkdtempSync(join(tmpdir(), 'case-operations-')), 'rules.json');
const writeRules = (cases: readonly string[]) => {
  writeFileSync(path, JSON.stringify({ rules: [{ role: 'CaseOperation.Read', read: cases }] }));
};

describe('case rules that change', () => {
  let service: GuardedService;
  beforeAll(async () => {
    writeRules([caseId]);
    service = await startGuardedService(({ clientSecret }) => ({
      ...{ AUTH_MODE: 'application', AZURE_CLIENT_SECRET: clientSecret, AUTH_CASE_RULES: path },
    }));
  });
  afterAll(() => service.stop());

  it('apply to the next request, and stay in force while the file is broken', async () => {
    const token = service.entra.issue({ claims: { roles: ['CaseOperation.Read'] } });
    const readCode = async () => {
      const { errors } = await service.as(token, read, { caseId, id });
      return errors[0]?.extensions?.['code'] ?? 'none';
    };
    expect(await readCode()).toBe('none');
    service.sandbox.journal.clear();

    writeRules(['another-case']);
    await service.app.reload();
    expect(await readCode()).toBe('FORBIDDEN');
    writeFileSync(path, '{"rules":');
    await service.app.reload();
    expect(await readCode()).toBe('FORBIDDEN');
    expect(service.sandbox.journal.requests()).toEqual([]);
    expect(service.logged.filter((line) => line.includes('is not valid JSON'))).toHaveLength(1);

    writeRules([caseId]);
    await service.app.reload();
    expect(await readCode()).toBe('none');
  });
});
