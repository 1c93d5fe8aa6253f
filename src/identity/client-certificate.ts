import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** A certificate of the app registration, with which this server signs its assertions. */
export interface ClientCertificate {
  /** The SHA-256 thumbprint in base64url (`x5t#S256`). */
  readonly thumbprint: string;
  readonly privateKey: KeyObject;
}

const pem = (label: string) =>
  new RegExp(`-----BEGIN ${label}-----[A-Za-z0-9+/=:,\\s-]*?-----END ${label}-----`, 'g');

const certificatePattern = pem('CERTIFICATE');
const keyPatterns = [pem('PRIVATE KEY'), pem('RSA PRIVATE KEY'), pem('EC PRIVATE KEY')];

/** A file that this server cannot use. The message continues "AZURE_CLIENT_CERTIFICATE_PATH". */
class CertificateError extends Error {}

function parseCertificates(text: string): X509Certificate[] {
  try {
    return (text.match(certificatePattern) ?? []).map((block) => new X509Certificate(block));
  } catch {
    throw new CertificateError('names a file with an invalid certificate');
  }
}

function parseKey(text: string): KeyObject {
  if (text.includes('ENCRYPTED')) {
    throw new CertificateError('names a file with an encrypted private key: save the key without a password');
  }
  const [block] = keyPatterns.flatMap((pattern) => text.match(pattern) ?? []);
  if (block === undefined) {
    throw new CertificateError('names a file without a private key: it must follow the certificate');
  }
  try {
    return createPrivateKey(block);
  } catch {
    throw new CertificateError('names a file with an invalid private key');
  }
}

function validatePeriod({ validFromDate, validToDate }: X509Certificate, now: number): void {
  if (validToDate.getTime() <= now) {
    throw new CertificateError(`names a certificate that expired on ${validToDate.toISOString()}`);
  }
  if (validFromDate.getTime() > now) {
    throw new CertificateError(`names a certificate that is not valid before ${validFromDate.toISOString()}`);
  }
}

function parse(content: Buffer, now: number): ClientCertificate {
  const text = content.toString('latin1');
  const certificates = parseCertificates(text);
  if (certificates.length === 0) {
    // A PFX file is a DER sequence with a length of two bytes.
    const isBinary = content[0] === 0x30 && content[1] === 0x82;
    throw new CertificateError(
      isBinary
        ? 'must be a PEM file, not a PFX or DER file: convert it with openssl pkcs12 -nodes'
        : 'names a file without a certificate: it must be a PEM file with the certificate and its private key',
    );
  }
  const privateKey = parseKey(text);
  if (privateKey.asymmetricKeyType !== 'rsa') {
    throw new CertificateError('names a file with a private key that is not RSA');
  }
  // The file can contain the certificates of the issuers, too.
  const certificate = certificates.find((one) => one.checkPrivateKey(privateKey));
  if (!certificate) {
    throw new CertificateError('names a file with a private key that does not belong to its certificate');
  }
  validatePeriod(certificate, now);
  const thumbprint = Buffer.from(certificate.fingerprint256.replaceAll(':', ''), 'hex').toString('base64url');
  return { thumbprint, privateKey };
}

/** Returns why the file of a certificate cannot be used; undefined if it can. Quotes nothing of the file. */
export function findCertificateIssue(path: string, now = Date.now()): string | undefined {
  try {
    parse(readFileSync(path), now);
    return undefined;
  } catch (error) {
    return error instanceof CertificateError ? error.message : 'must be the path of a readable file';
  }
}

export interface CertificateSourceOptions {
  readonly path: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Receives why a changed file is not used. */
  readonly report: (fields: object) => void;
}

/**
 * Returns the certificate in a file, as it is now: the file is replaced before a certificate expires. While the new
 * content cannot be used, for example because it is still being written, the previous certificate is.
 *
 * Throws if the file cannot be used at the start.
 */
export function createCertificateSource({ path, now, report }: CertificateSourceOptions) {
  const issue = findCertificateIssue(path, now());
  if (issue !== undefined) throw new Error(`AZURE_CLIENT_CERTIFICATE_PATH ${issue}`);
  let content = readFileSync(path);
  let current = parse(content, now());

  return async (): Promise<ClientCertificate> => {
    try {
      const found = await readFile(path);
      if (found.equals(content)) return current;
      content = found;
      current = parse(found, now());
    } catch (error) {
      const reason =
        error instanceof CertificateError ? error.message : 'must be the path of a readable file';
      report({ certificate: { error: `AZURE_CLIENT_CERTIFICATE_PATH ${reason}; the previous one is used` } });
    }
    return current;
  };
}
