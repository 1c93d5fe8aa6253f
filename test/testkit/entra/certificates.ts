import { X509Certificate, randomUUID } from 'node:crypto';
import { generate } from 'selfsigned';

const toSubject = (value: string) => [{ name: 'commonName', value }];
const elliptic = { keyType: 'ec', algorithm: 'sha256' } as const;

interface KeyAndCertificate {
  readonly key: string;
  readonly cert: string;
}

export interface Certificates {
  /** The issuer of the certificate of the server. Only tests trust it. */
  readonly caPem: string;
  readonly server: KeyAndCertificate;
  /** The self-signed certificate with which the application signs its assertions. */
  readonly client: KeyAndCertificate;
}

export async function createCertificates(): Promise<Certificates> {
  const [ca, client] = await Promise.all([
    // A unique name, because two authorities with the same name would be confused.
    generate(toSubject(`The authority of the tests ${randomUUID()}`), {
      ...elliptic,
      extensions: [
        { name: 'basicConstraints', cA: true, critical: true },
        { name: 'keyUsage', keyCertSign: true, critical: true },
      ],
    }),
    generate(toSubject('case-operations'), { keyType: 'rsa', keySize: 2048, algorithm: 'sha256' }),
  ]);
  const server = await generate(toSubject('localhost'), {
    ...elliptic,
    ca: { key: ca.private, cert: ca.cert },
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return {
    caPem: ca.cert,
    server: { key: server.private, cert: server.cert },
    client: { key: client.private, cert: client.cert },
  };
}

/** The values of the headers `x5t` and `x5t#S256` of an assertion. */
export interface Thumbprints {
  readonly sha1: string;
  readonly sha256: string;
}

export function getThumbprints(cert: string): Thumbprints {
  const { fingerprint, fingerprint256 } = new X509Certificate(cert);
  const encode = (hex: string) => Buffer.from(hex.replaceAll(':', ''), 'hex').toString('base64url');
  return { sha1: encode(fingerprint), sha256: encode(fingerprint256) };
}
