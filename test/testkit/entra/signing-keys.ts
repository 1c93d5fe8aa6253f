import { type KeyObject, generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { isSignedBy } from './jwt.js';

const generatePair = promisify(generateKeyPair);

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export async function createKey(): Promise<SigningKey> {
  const pair = await generatePair('rsa', { modulusLength: 2048 });
  return { kid: randomBytes(20).toString('base64url'), ...pair };
}

export interface SigningKeys {
  readonly current: () => SigningKey;
  /** The key of an attacker. */
  readonly unpublished: SigningKey;
  /** The document at `jwks_uri`, without `alg` as in Entra. */
  readonly published: () => { readonly keys: readonly object[] };
  /** Replaces the key in the document. */
  readonly rotate: () => Promise<void>;
  /** Whether the authority signed this token with its current key or a previous one. */
  knows(token: string): boolean;
}

export async function createSigningKeys(): Promise<SigningKeys> {
  const [first, unpublished] = await Promise.all([createKey(), createKey()]);
  const all = [first];
  const current = () => all.at(-1)!;
  return {
    current,
    unpublished,
    published: () => ({ keys: [toJwk(current())] }),
    async rotate() {
      all.push(await createKey());
    },
    knows: (token) => all.some(({ publicKey }) => isSignedBy(token, publicKey)),
  };
}

function toJwk({ kid, publicKey }: SigningKey) {
  const { n, e } = publicKey.export({ format: 'jwk' });
  return { kty: 'RSA', use: 'sig', kid, x5t: kid, n, e };
}
