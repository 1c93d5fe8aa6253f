import { createAuthentication } from '../../../src/identity/authentication.js';
import { failureOf } from '../../testkit/failures.js';

/** Authentication by passthrough; `ownBearer` is that of a sandbox. */
const passthrough = (ownBearer?: string) =>
  createAuthentication(
    { mode: 'passthrough' },
    {
      digest: (text) => `hash(${text})`,
      ownBearer,
      scope: '',
      microsoft: { authorityHosts: [], graphRoots: [] },
      now: Date.now,
      report: () => undefined,
    },
  );

const callerOf = async (header: string | undefined, ownBearer?: string) =>
  (await passthrough(ownBearer))(header);

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
    const { credential, access } = await callerOf(header);
    await expect(credential.authorization()).resolves.toBe(authorization);
    expect(access.allows('update', 'any')).toBe(true);
  });

  it("goes before the sandbox's own", async () => {
    const { credential } = await callerOf('Bearer mine', 'sandbox');
    await expect(credential.authorization()).resolves.toBe('Bearer mine');
  });

  it.each(wrong)('that is %s is refused, with and without a bearer of the sandbox', async (_, header) => {
    for (const own of [undefined, 'sandbox']) {
      const { access, credential } = await callerOf(header, own);
      const errors = [
        await failureOf(() => credential.authorization()),
        await failureOf(async () => {
          await Promise.resolve();
          access.require('read');
        }),
      ];
      for (const error of errors) {
        expect(error.code).toBe('UNAUTHENTICATED');
        expect(header === '' || !JSON.stringify([error.message, error.details]).includes(header)).toBe(true);
      }
      expect([access.allows('read', 'any'), credential.callerKey]).toEqual([false, '']);
    }
  });

  it('that is missing is refused', async () => {
    const { credential } = await callerOf(undefined);
    const error = await failureOf(() => credential.authorization());
    expect([error.reason, error.code]).toEqual(['missingToken', 'UNAUTHENTICATED']);
  });

  it("that is missing gives way to the sandbox's own", async () => {
    const { credential } = await callerOf(undefined, 'sandbox');
    await expect(credential.authorization()).resolves.toBe('Bearer sandbox');
  });

  it('gives keys made of the token, not of the header, and holding neither', async () => {
    const key = async (header: string | undefined) => {
      const { callerKey, quotaKey } = (await callerOf(header, 'own')).credential;
      expect(quotaKey).toBe(callerKey);
      return callerKey;
    };
    expect([await key('Bearer abc'), await key('bearer  abc'), await key(undefined)]).toEqual([
      'hash(abc)',
      'hash(abc)',
      'hash(own)',
    ]);
  });

  it('hands a claims challenge on to the caller, who alone can meet it', async () => {
    const claims = '{"access_token":{}}';
    const { credential } = await callerOf('Bearer abc');
    const error = await failureOf(() => credential.authorization(claims));
    expect([error.reason, error.code, error.details.claims]).toEqual([
      'claimsChallenge',
      'UNAUTHENTICATED',
      claims,
    ]);
  });
});
