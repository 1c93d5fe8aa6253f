import { X509Certificate, randomUUID } from 'node:crypto';
import { generate } from 'selfsigned';

const named = (value: string) => [{ name: 'commonName', value }];
const elliptic = { keyType: 'ec', algorithm: 'sha256' } as const;

interface KeyAndCertificate {
  readonly key: string;
  readonly cert: string;
}

export interface Certificates {
  /** Signs the certificate of the server and is in no trust store but where a test puts it. */
  readonly caPem: string;
  readonly server: KeyAndCertificate;
  /** The certificate that the application signs its assertions with; self-made, as it is uploaded to Entra. */
  readonly client: KeyAndCertificate;
}

export async function makeCertificates(): Promise<Certificates> {
  const [ca, client] = await Promise.all([
    // A name of its own: of two authorities of one name, the wrong one would be tried.
    generate(named(`The authority of the tests ${randomUUID()}`), {
      ...elliptic,
      extensions: [
        { name: 'basicConstraints', cA: true, critical: true },
        { name: 'keyUsage', keyCertSign: true, critical: true },
      ],
    }),
    generate(named('case-operations'), { keyType: 'rsa', keySize: 2048, algorithm: 'sha256' }),
  ]);
  const server = await generate(named('localhost'), {
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

/** As the headers `x5t` and `x5t#S256` of an assertion have them. */
export interface Thumbprints {
  readonly sha1: string;
  readonly sha256: string;
}

export function thumbprintsOf(cert: string): Thumbprints {
  const { fingerprint, fingerprint256 } = new X509Certificate(cert);
  const encoded = (hex: string) => Buffer.from(hex.replaceAll(':', ''), 'hex').toString('base64url');
  return { sha1: encoded(fingerprint), sha256: encoded(fingerprint256) };
}
