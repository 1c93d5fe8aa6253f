import { type KeyObject, generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { isSignedBy } from './jwt.js';

const makePair = promisify(generateKeyPair);

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export async function makeKey(): Promise<SigningKey> {
  const pair = await makePair('rsa', { modulusLength: 2048 });
  return { kid: randomBytes(20).toString('base64url'), ...pair };
}

export interface SigningKeys {
  readonly current: () => SigningKey;
  /** Of an attacker: never published. */
  readonly unpublished: SigningKey;
  /** The document at `jwks_uri`: without `alg`, as Entra writes it. */
  readonly published: () => { readonly keys: readonly object[] };
  /** The key of before leaves the document at once. */
  readonly rotate: () => Promise<void>;
  /** Whether the authority signed this, with whatever key it had: it knows its own tokens after a rotation, too. */
  knows(token: string): boolean;
}

export async function makeSigningKeys(): Promise<SigningKeys> {
  const [first, unpublished] = await Promise.all([makeKey(), makeKey()]);
  const all = [first];
  const current = () => all.at(-1)!;
  return {
    current,
    unpublished,
    published: () => ({ keys: [asJwk(current())] }),
    async rotate() {
      all.push(await makeKey());
    },
    knows: (token) => all.some(({ publicKey }) => isSignedBy(token, publicKey)),
  };
}

function asJwk({ kid, publicKey }: SigningKey) {
  const { n, e } = publicKey.export({ format: 'jwk' });
  return { kty: 'RSA', use: 'sig', kid, x5t: kid, n, e };
}
