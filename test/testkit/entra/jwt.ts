import { type KeyObject, constants, createHmac, sign, verify } from 'node:crypto';

export type Claims = Record<string, unknown>;
export interface DecodedJwt {
  readonly header: Claims;
  readonly claims: Claims;
}

const encode = (part: Claims) => Buffer.from(JSON.stringify(part)).toString('base64url');
const decode = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString()) as Claims;

const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };

/** Without a library, because the tests need invalid tokens. */
export function signJwt(header: Claims, claims: Claims, key: KeyObject | string): string {
  const text = `${encode(header)}.${encode(claims)}`;
  return `${text}.${signature(text, header['alg'], key).toString('base64url')}`;
}

function signature(text: string, algorithm: unknown, key: KeyObject | string): Buffer {
  switch (algorithm) {
    case 'none':
      return Buffer.alloc(0);
    case 'HS256':
      return createHmac('sha256', key).update(text).digest();
    case 'PS256':
      return sign('sha256', Buffer.from(text), { key: key as KeyObject, ...pss });
    default:
      return sign('sha256', Buffer.from(text), key);
  }
}

/** Does not verify the token; undefined if it is not a JWT. */
export function decodeJwt(token: string): DecodedJwt | undefined {
  const [header, claims, , ...rest] = token.split('.');
  if (rest.length > 0) return undefined;
  try {
    return { header: decode(header), claims: decode(claims) };
  } catch {
    return undefined;
  }
}

/** Whether the private key of this RSA key signed the token. Does not validate its claims. */
export function isSignedBy(token: string, key: KeyObject): boolean {
  const [header, claims, signed = ''] = token.split('.');
  const algorithm = decodeJwt(token)?.header['alg'];
  if (algorithm !== 'RS256' && algorithm !== 'PS256') return false;
  const publicKey = { key, ...(algorithm === 'PS256' ? pss : {}) };
  return verify('sha256', Buffer.from(`${header}.${claims}`), publicKey, Buffer.from(signed, 'base64url'));
}

/** The token with other claims and its original signature. */
export function tamper(token: string, claims: Claims): string {
  const [header, , signed] = token.split('.');
  return `${header}.${encode({ ...decodeJwt(token)?.claims, ...claims })}.${signed}`;
}
