import { randomUUID } from 'node:crypto';
import { generate } from 'selfsigned';

const named = (value: string) => [{ name: 'commonName', value }];
const elliptic = { keyType: 'ec', algorithm: 'sha256' } as const;
const loopback = [
  { type: 2, value: 'localhost' },
  { type: 7, ip: '127.0.0.1' },
] as const;

export interface ServerCertificate {
  readonly key: string;
  readonly cert: string;
}

export interface ServerCertificates {
  /** The authority, which no one trusts by default. */
  readonly caPem: string;
  readonly valid: ServerCertificate;
  readonly expired: ServerCertificate;
  readonly wrongName: ServerCertificate;
  readonly selfSigned: ServerCertificate;
}

const year = 365 * 24 * 3600 * 1000;

/** Certificates of TLS servers, good and bad; all but the self-signed one are issued by one authority. */
export async function makeServerCertificates(): Promise<ServerCertificates> {
  const ca = await generate(named(`The authority of the network tests ${randomUUID()}`), {
    ...elliptic,
    notBeforeDate: new Date(Date.now() - 3 * year),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, critical: true },
    ],
    notAfterDate: new Date(Date.now() + year),
  });
  const issue = async (options: { names?: readonly object[]; days?: number; own?: boolean } = {}) => {
    const { names = loopback, days = 30, own = false } = options;
    const end = Date.now() + days * 24 * 3600 * 1000;
    const { private: key, cert } = await generate(named('localhost'), {
      ...elliptic,
      ...(!own && { ca: { key: ca.private, cert: ca.cert } }),
      notBeforeDate: new Date(end - year),
      notAfterDate: new Date(end),
      extensions: [
        { name: 'basicConstraints', cA: false },
        { name: 'subjectAltName', altNames: [...names] as { type: 2; value: string }[] },
      ],
    });
    return { key, cert };
  };
  return {
    caPem: ca.cert,
    valid: await issue(),
    expired: await issue({ days: -1 }),
    wrongName: await issue({ names: [{ type: 2, value: 'elsewhere.example' }] }),
    selfSigned: await issue({ own: true }),
  };
}
