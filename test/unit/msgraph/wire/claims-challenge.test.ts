import { readClaimsChallenge } from '../../../../src/msgraph/wire/claims-challenge.js';
import { aResponse } from '../../../testkit/fake-send.js';

const claims = '{"access_token":{"nbf":{"essential":true,"value":"1"}}}';
const base64 = (value: string) => Buffer.from(value).toString('base64');
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
    ['claims that are not JSON', `Bearer error="insufficient_claims", claims="${base64('canary')}"`],
    ['claims that are not an object', `Bearer error="insufficient_claims", claims="${base64('[1]')}"`],
    ['claims that are not base64', 'Bearer error="insufficient_claims", claims="<canary>"'],
  ])('is absent with %s', (_, challenge) => {
    expect(read(challenge)).toBeUndefined();
  });

  it('is absent with another status', () => {
    expect(read(`Bearer error="insufficient_claims", claims="${base64(claims)}"`, 403)).toBeUndefined();
  });
});
