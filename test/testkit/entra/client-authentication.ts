import { X509Certificate } from 'node:crypto';
import { getThumbprints } from './certificates.js';
import { entraError } from './entra-error.js';
import { type DecodedJwt, decodeJwt, isSignedBy } from './jwt.js';
import type { Call, Reply } from './reply.js';
import { clientId } from './tenants.js';

export type ClientProof = 'secret' | 'certificate' | 'federated';

export interface ClientAuthenticationParts {
  readonly clientSecret: string;
  readonly certificate: string;
  /** Whether the federated issuer signed this assertion. */
  readonly isFederated: (assertion: string) => boolean;
  readonly now: () => number;
}

const invalidClient = (code: number, description: string) =>
  entraError({ status: 401, error: 'invalid_client', code, description });

/** Creates a function that returns how the client authenticated, or an error. */
export function createClientAuthentication(parts: ClientAuthenticationParts) {
  const { publicKey } = new X509Certificate(parts.certificate);
  const thumbprints = getThumbprints(parts.certificate);

  const hasCertificate = ({ header }: DecodedJwt) =>
    header['x5t'] === thumbprints.sha1 || header['x5t#S256'] === thumbprints.sha256;

  function validateCertificate(
    assertion: string,
    { claims }: DecodedJwt,
    audience: string,
  ): ClientProof | Reply {
    if (!isSignedBy(assertion, publicKey)) {
      return invalidClient(
        700027,
        'The certificate with identifier used to sign the client assertion is not right.',
      );
    }
    if (claims['iss'] !== clientId || claims['sub'] !== clientId) {
      return invalidClient(700030, "Invalid certificate - 'iss' and 'sub' must be the client id.");
    }
    if (claims['aud'] !== audience) {
      return invalidClient(
        700023,
        `Client assertion audience claim does not match Realm issuer: ${audience}.`,
      );
    }
    if (!(Number(claims['exp']) * 1000 > parts.now())) {
      return invalidClient(700024, 'Client assertion is not within its valid time range.');
    }
    return 'certificate';
  }

  return ({ form, url }: Call): ClientProof | Reply => {
    if (form['client_id'] !== clientId) {
      const description = `Application with identifier '${form['client_id']}' was not found in the directory.`;
      return entraError({ error: 'unauthorized_client', code: 700016, description });
    }
    const { client_secret: secret, client_assertion: assertion } = form;
    if (assertion !== undefined) {
      const decoded = decodeJwt(assertion);
      if (!decoded) return invalidClient(50027, 'Invalid JWT token: the client assertion is malformed.');
      if (hasCertificate(decoded))
        return validateCertificate(assertion, decoded, `${url.origin}${url.pathname}`);
      if (parts.isFederated(assertion)) return 'federated';
      return invalidClient(
        700213,
        'No matching federated identity record found for presented assertion subject.',
      );
    }
    if (secret === undefined) {
      return invalidClient(
        7000218,
        "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
      );
    }
    return secret === parts.clientSecret
      ? 'secret'
      : invalidClient(7000215, 'Invalid client secret provided.');
  };
}
