import { createHmac, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** The strings whose digests are remembered. They are tokens, so they are few, of limited length, and soon forgotten. */
const remembered = {
  max: 1_000,
  maxSize: 4_000_000,
  sizeCalculation: (_digest: string, value: string) => value.length + 1,
  ttl: 60_000,
  // Without it, a token would be kept until it is needed again or displaced.
  ttlAutopurge: true,
} as const;

/**
 * Creates a function that distinguishes strings without keeping them for longer than a minute. Its key is generated for
 * this process, so a leaked digest cannot be matched against guessed tokens.
 */
export function createKeyedDigest(): (value: string) => string {
  const key = randomBytes(32);
  const digests = new LRUCache<string, string>(remembered);
  return (value) => {
    const known = digests.get(value);
    if (known !== undefined) return known;
    const digest = createHmac('sha256', key).update(value).digest('base64url');
    digests.set(value, digest);
    return digest;
  };
}
