import { createHmac, randomBytes } from 'node:crypto';

/**
 * Creates a function that distinguishes strings without keeping them. Its key is generated for this process, so a
 * leaked digest cannot be matched against guessed tokens.
 */
export function createKeyedDigest(): (value: string) => string {
  const key = randomBytes(32);
  return (value) => createHmac('sha256', key).update(value).digest('base64url');
}
