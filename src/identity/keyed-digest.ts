import { createHmac, randomBytes } from 'node:crypto';

/**
 * A function that tells texts apart without keeping them. Its key is made for this process and never leaves it:
 * a digest that got out could not be matched against guessed tokens.
 */
export function createKeyedDigest(): (text: string) => string {
  const key = randomBytes(32);
  return (text) => createHmac('sha256', key).update(text).digest('base64url');
}
