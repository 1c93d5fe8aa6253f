import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCertificateSource, findCertificateIssue } from '../../../src/identity/client-certificate.js';
import { createCertificateFiles } from '../../testkit/entra/certificate-files.js';

type Contents = Awaited<ReturnType<typeof createCertificateFiles>>;

describe('the file of a certificate', () => {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  const path = join(folder, 'client.pem');
  let contents: Contents;
  beforeAll(async () => (contents = await createCertificateFiles()));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const write = (name: keyof Contents['files']) => {
    writeFileSync(path, contents.files[name]);
  };

  it.each([
    'valid',
    'the key first',
    'a chain in another order',
    'a PKCS #1 key',
    'Windows line endings',
    'a BOM',
  ] as const)('can be used if it is or has: %s', (name) => {
    write(name);
    expect(findCertificateIssue(path)).toBeUndefined();
  });

  it.each([
    ['empty', 'without a certificate'],
    ['garbage', 'without a certificate'],
    ['a file in UTF-16', 'without a certificate'],
    ['no certificate', 'without a certificate'],
    ['a PFX file', 'must be a PEM file, not a PFX'],
    ['a broken certificate', 'with an invalid certificate'],
    ['no key', 'without a private key'],
    ['half a key', 'without a private key'],
    ['a broken key', 'with an invalid private key'],
    ['an encrypted key', 'with an encrypted private key'],
    ['an encrypted PKCS #1 key', 'with an encrypted private key'],
    ['an elliptic key', 'that is not RSA'],
    ['a foreign key', 'does not belong to its certificate'],
    ['an expired certificate', 'that expired on 20'],
    ['a certificate of the future', 'that is not valid before 20'],
  ] as const)('is reported at the start if it is or has: %s', (name, reason) => {
    write(name);
    expect(findCertificateIssue(path)).toContain(reason);
    expect(() => createCertificateSource({ path, now: Date.now, report: () => undefined })).toThrow(
      `AZURE_CLIENT_CERTIFICATE_PATH ${findCertificateIssue(path) ?? ''}`,
    );
  });

  it('is reported if it is missing or a folder', () => {
    for (const other of [join(folder, 'missing.pem'), folder]) {
      expect(findCertificateIssue(other)).toBe('must be the path of a readable file');
    }
  });

  it('is used again after it was renewed; content that cannot be used is reported once', async () => {
    write('valid');
    const reports: object[] = [];
    const getCertificate = createCertificateSource({
      path,
      now: Date.now,
      report: (fields) => reports.push(fields),
    });
    const first = await getCertificate();
    write('a foreign key');
    expect([await getCertificate(), await getCertificate()]).toEqual([first, first]);
    expect(reports).toEqual([
      { certificate: { error: expect.stringContaining('does not belong to its certificate') as string } },
    ]);
    const renewed = await createCertificateFiles();
    writeFileSync(path, renewed.files.valid);
    const { thumbprint } = await getCertificate();
    const { fingerprint256 } = new X509Certificate(renewed.valid.cert);
    expect(Buffer.from(thumbprint, 'base64url').toString('hex').toUpperCase()).toBe(
      fingerprint256.replaceAll(':', ''),
    );
    rmSync(path);
    expect((await getCertificate()).thumbprint).toBe(thumbprint);
    expect(reports).toHaveLength(2);
  });
});
