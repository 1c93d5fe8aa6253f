import { readClaimsChallenge } from '../../../../src/msgraph/wire/claims-challenge.js';
import { aResponse } from '../../../testkit/fake-send.js';

const claims = '{"access_token":{"nbf":{"essential":true,"value":"1"}}}';
const base64 = (text: string) => Buffer.from(text).toString('base64');
const read = (challenge: string, status = 401) =>
  readClaimsChallenge(aResponse({ status, headers: { 'www-authenticate': challenge } }));

describe('a claims challenge', () => {
  it.each([
    ['as published', `Bearer realm="", error="insufficient_claims", claims="${base64(claims)}"`],
    ['in another order', `Bearer claims="${base64(claims)}", error="insufficient_claims"`],
    [
      'after another header',
      `Bearer realm="x", Bearer error="insufficient_claims", claims="${base64(claims)}"`,
    ],
    [
      'with white space in its JSON',
      `Bearer error="insufficient_claims", claims="${base64(` ${claims}\n`)}"`,
    ],
  ])('is read %s', (_, challenge) => {
    expect(read(challenge)).toBe(claims);
  });

  it.each([
    ['no header', ''],
    ['another error', `Bearer error="invalid_token", claims="${base64(claims)}"`],
    ['no claims', 'Bearer error="insufficient_claims"'],
    ['claims that are no JSON', `Bearer error="insufficient_claims", claims="${base64('canary')}"`],
    ['claims that are no object', `Bearer error="insufficient_claims", claims="${base64('[1]')}"`],
    ['claims that are no base64', 'Bearer error="insufficient_claims", claims="<canary>"'],
  ])('is none with %s', (_, challenge) => {
    expect(read(challenge)).toBeUndefined();
  });

  it('is none with another status', () => {
    expect(read(`Bearer error="insufficient_claims", claims="${base64(claims)}"`, 403)).toBeUndefined();
  });
});
