import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { caseId, id, read } from '../../testkit/documents.js';
import { createCertificateFiles } from '../../testkit/entra/certificate-files.js';
import { startGuardedService } from '../../testkit/guarded-service.js';
import { loadConfig } from '../../../src/config/load-config.js';

const newPath = () => join(mkdtempSync(join(tmpdir(), 'certificate-')), 'client.pem');

describe('the certificate of this server', () => {
  it('is reported by the configuration if it cannot be used, with the other issues', async () => {
    const { files } = await createCertificateFiles();
    const path = newPath();
    writeFileSync(path, files['a foreign key']);
    const load = () =>
      loadConfig({
        UPSTREAM: 'graph',
        AUTH_MODE: 'application',
        AZURE_TENANT_ID: '11111111-aaaa-4aaa-8aaa-000000000001',
        AZURE_CLIENT_ID: '11111111-aaaa-4aaa-8aaa-000000000002',
        AZURE_CLIENT_CERTIFICATE_PATH: path,
        PORT: 'x',
      });
    expect(load).toThrow(
      /PORT must be[^]*AZURE_CLIENT_CERTIFICATE_PATH names a file with a private key that does not belong/,
    );
    expect(load).not.toThrow(/BEGIN/);
  });

  it.each(['application', 'on-behalf-of'])('is renewed without a restart in the mode %s', async (mode) => {
    const { files } = await createCertificateFiles();
    const path = newPath();
    writeFileSync(path, files.valid);
    const service = await startGuardedService(() => ({
      AUTH_MODE: mode,
      AZURE_CLIENT_CERTIFICATE_PATH: path,
    }));
    try {
      const readOnce = async () => {
        const token = service.entra.issue({ claims: { roles: ['CaseOperation.Read'] } });
        const { errors } = await service.as(token, read, { caseId, id });
        return errors.map(({ extensions }) => extensions?.['code']);
      };
      // This authority does not know the certificate.
      expect(await readOnce()).toEqual(['UPSTREAM_UNAVAILABLE']);
      expect(service.logged.join('\n')).toContain('"error":"invalid_client","number":"700213"');
      writeFileSync(path, service.entra.certificate.pem);
      expect(await readOnce()).toEqual([]);
      // While a new file is being written, the previous certificate is used.
      writeFileSync(path, service.entra.certificate.pem.slice(0, 900));
      expect(await readOnce()).toEqual([]);
      if (mode === 'on-behalf-of') {
        expect(service.logged.join('\n')).toContain('the previous one is used');
      }
    } finally {
      await service.stop();
    }
  });
});
