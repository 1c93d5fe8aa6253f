import { createAuthentication } from '../../../src/identity/authentication.js';
import { failureOf } from '../../testkit/failures.js';

/** Authentication in passthrough; `defaultToken` is that of a sandbox. */
const passthrough = (defaultToken?: string) =>
  createAuthentication(
    { mode: 'passthrough' },
    {
      digest: (text) => `hash(${text})`,
      defaultToken,
      scope: '',
      microsoft: { authorityHosts: [], graphRoots: [] },
      now: Date.now,
      report: () => undefined,
    },
  );

const authenticate = async (header: string | undefined, defaultToken?: string) =>
  (await passthrough(defaultToken))(header);

const wrong = [
  ['empty', ''],
  ['only the scheme', 'Bearer'],
  ['the scheme and a space', 'Bearer '],
  ['only the token', 'abc'],
  ['another scheme', 'Basic YWJj'],
  ['a scheme with the same prefix', 'BearerX abc'],
  ['no space', 'Bearerabc'],
  ['two tokens', 'Bearer abc def'],
  ['two headers joined', 'Bearer abc, Bearer def'],
  ['a character that is invalid in a token', 'Bearer a"b'],
  ['a character that is not ASCII', 'Bearer äbc'],
  ['a newline', 'Bearer abc\nx-other: 1'],
  ['a trailing newline', 'Bearer abc\n'],
  ['a tab instead of a space', 'Bearer\tabc'],
  ['padding in the middle', 'Bearer a=b'],
  ['leading white space', ' Bearer abc'],
] as const;

describe('the bearer token of the caller', () => {
  it.each([
    ['Bearer abc', 'Bearer abc'],
    ['bearer abc', 'Bearer abc'],
    ['BEARER abc', 'Bearer abc'],
    ['Bearer   abc', 'Bearer abc'],
    ['Bearer eyJ0eXAi.e30.s-i_g', 'Bearer eyJ0eXAi.e30.s-i_g'],
    ['Bearer a~b+c/d==', 'Bearer a~b+c/d=='],
  ])('is passed on from "%s"', async (header, authorization) => {
    const { credential, access } = await authenticate(header);
    await expect(credential.authorization()).resolves.toBe(authorization);
    expect(access.allows('update', 'any')).toBe(true);
  });

  it('takes precedence over the token of the sandbox', async () => {
    const { credential } = await authenticate('Bearer mine', 'sandbox');
    await expect(credential.authorization()).resolves.toBe('Bearer mine');
  });

  it.each(wrong)('is rejected if it is %s, with and without a token of the sandbox', async (_, header) => {
    for (const defaultToken of [undefined, 'sandbox']) {
      const { access, credential } = await authenticate(header, defaultToken);
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

  it('is required', async () => {
    const { credential } = await authenticate(undefined);
    const error = await failureOf(() => credential.authorization());
    expect([error.reason, error.code]).toEqual(['missingToken', 'UNAUTHENTICATED']);
  });

  it('is replaced by the token of the sandbox if it is missing', async () => {
    const { credential } = await authenticate(undefined, 'sandbox');
    await expect(credential.authorization()).resolves.toBe('Bearer sandbox');
  });

  it('gives keys that depend on the token, not on the header, and contain neither', async () => {
    const key = async (header: string | undefined) => {
      const { callerKey, quotaKey } = (await authenticate(header, 'own')).credential;
      expect(quotaKey).toBe(callerKey);
      return callerKey;
    };
    expect([await key('Bearer abc'), await key('bearer  abc'), await key(undefined)]).toEqual([
      'hash(abc)',
      'hash(abc)',
      'hash(own)',
    ]);
  });

  it('passes a claims challenge on to the caller', async () => {
    const claims = '{"access_token":{}}';
    const { credential } = await authenticate('Bearer abc');
    const error = await failureOf(() => credential.authorization(claims));
    expect([error.reason, error.code, error.details.claims]).toEqual([
      'claimsChallenge',
      'UNAUTHENTICATED',
      claims,
    ]);
  });
});
