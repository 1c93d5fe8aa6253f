import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { generate } from 'selfsigned';

const day = 24 * 3600 * 1000;
const rsa = { keyType: 'rsa', keySize: 2048, algorithm: 'sha256' } as const;

async function issue(from: number, to: number) {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'case-operations' }], {
    ...rsa,
    notBeforeDate: new Date(Date.now() + from * day),
    notAfterDate: new Date(Date.now() + to * day),
  });
  return { cert, key };
}

/** The contents of certificate files, good and bad, by what is wrong with them. */
export async function createCertificateFiles() {
  const [valid, other, expired, future] = await Promise.all([
    issue(-1, 30),
    issue(-1, 30),
    issue(-30, -1),
    issue(1, 30),
  ]);
  const key = createPrivateKey(valid.key);
  const encrypted = key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' });
  const legacy = key.export({ type: 'pkcs1', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' });
  const { privateKey: elliptic } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const files = {
    valid: `${valid.cert}\n${valid.key}`,
    'the key first': `${valid.key}\n${valid.cert}`,
    'a chain in another order': `${other.cert}\n${valid.cert}\n${valid.key}`,
    'a PKCS #1 key': `${valid.cert}\n${key.export({ type: 'pkcs1', format: 'pem' })}`,
    'Windows line endings': `${valid.cert}\n${valid.key}`.replaceAll('\n', '\r\n'),
    'a BOM': `\uFEFF${valid.cert}\n${valid.key}`,
    empty: '',
    garbage: 'not a certificate',
    'a broken certificate': `-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n${valid.key}`,
    'no key': valid.cert,
    'no certificate': valid.key,
    'a broken key': `${valid.cert}\n-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n`,
    'half a key': `${valid.cert}\n${valid.key.slice(0, valid.key.length / 2)}`,
    'an encrypted key': `${valid.cert}\n${encrypted}`,
    'an encrypted PKCS #1 key': `${valid.cert}\n${legacy}`,
    'an elliptic key': `${valid.cert}\n${elliptic.export({ type: 'pkcs8', format: 'pem' })}`,
    'a foreign key': `${valid.cert}\n${other.key}`,
    'an expired certificate': `${expired.cert}\n${expired.key}`,
    'a certificate of the future': `${future.cert}\n${future.key}`,
    'a PFX file': Buffer.from('30820a0f020103308209d506092a864886f70d010701', 'hex'),
    'a file in UTF-16': Buffer.from(`\uFEFF${valid.cert}\n${valid.key}`, 'utf16le'),
  };
  return { valid, files };
}
