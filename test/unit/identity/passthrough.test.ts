import { passthroughCredential } from '../../../src/identity/passthrough.js';
import { failureOf } from '../../testkit/failures.js';

/** Tells texts apart, as a keyed hash does. */
const digest = (text: string) => `digest of ${text.length} characters`;

const credentialOf = (header: string | undefined, fallback?: string) =>
  passthroughCredential(header, { digest, fallback });

const wrong = [
  ['empty', ''],
  ['the scheme alone', 'Bearer'],
  ['the scheme and a space', 'Bearer '],
  ['the token alone', 'abc'],
  ['another scheme', 'Basic YWJj'],
  ['a scheme that only begins alike', 'BearerX abc'],
  ['no space', 'Bearerabc'],
  ['two tokens', 'Bearer abc def'],
  ['two headers joined', 'Bearer abc, Bearer def'],
  ['a character that no token has', 'Bearer a"b'],
  ['a letter beyond ASCII', 'Bearer äbc'],
  ['a newline', 'Bearer abc\nx-other: 1'],
  ['a trailing newline', 'Bearer abc\n'],
  ['a tab for the space', 'Bearer\tabc'],
  ['padding in the middle', 'Bearer a=b'],
  ['leading white space', ' Bearer abc'],
] as const;

describe("the caller's bearer", () => {
  it.each([
    ['Bearer abc', 'Bearer abc'],
    ['bearer abc', 'Bearer abc'],
    ['BEARER abc', 'Bearer abc'],
    ['Bearer   abc', 'Bearer abc'],
    ['Bearer eyJ0eXAi.e30.s-i_g', 'Bearer eyJ0eXAi.e30.s-i_g'],
    ['Bearer a~b+c/d==', 'Bearer a~b+c/d=='],
  ])('"%s" goes on', async (header, authorization) => {
    await expect(credentialOf(header).authorization()).resolves.toBe(authorization);
  });

  it('goes before any fallback', async () => {
    await expect(credentialOf('Bearer mine', 'sandbox').authorization()).resolves.toBe('Bearer mine');
  });

  it.each(wrong)('that is %s is refused, with and without a fallback', async (_, header) => {
    for (const fallback of [undefined, 'sandbox']) {
      const error = await failureOf(() => credentialOf(header, fallback).authorization());
      expect(error.code).toBe('UNAUTHENTICATED');
      expect(header === '' || !JSON.stringify([error.message, error.facts]).includes(header)).toBe(true);
    }
  });

  it('that is missing is refused', async () => {
    const error = await failureOf(() => credentialOf(undefined).authorization());
    expect(error.code).toBe('UNAUTHENTICATED');
  });

  it('that is missing gives way to the fallback', async () => {
    await expect(credentialOf(undefined, 'sandbox').authorization()).resolves.toBe('Bearer sandbox');
  });

  it('gives keys made of the token, not of the header, and holding neither', () => {
    const key = (header: string | undefined) => {
      const { callerKey, quotaKey } = passthroughCredential(header, {
        digest: (text) => `hash(${text})`,
        fallback: 'own',
      });
      expect(quotaKey).toBe(callerKey);
      return callerKey;
    };
    expect([key('Bearer abc'), key('bearer  abc'), key(undefined)]).toEqual([
      'hash(abc)',
      'hash(abc)',
      'hash(own)',
    ]);
  });

  it('hands a claims challenge on to the caller, who alone can meet it', async () => {
    const claims = '{"access_token":{}}';
    const error = await failureOf(() => credentialOf('Bearer abc').authorization(claims));
    expect([error.situation, error.code, error.facts.claims]).toEqual([
      'claimsChallenge',
      'UNAUTHENTICATED',
      claims,
    ]);
  });
});
