import { createError } from '../../../../src/domain/errors.js';
import { authorize } from '../../../../src/msgraph/layers/authorize.js';
import { failureOf } from '../../../testkit/failures.js';
import { aCredential, aRequest, fakeSend } from '../../../testkit/fake-send.js';

describe('authorize', () => {
  it('requests the authorization of each request and adds it as a header', async () => {
    let calls = 0;
    const credential = aCredential({ authorization: () => Promise.resolve(`Bearer token-${++calls}`) });
    const { send, sent } = fakeSend();
    const request = aRequest({ credential, headers: { accept: 'application/json' } });
    await authorize(send)(request);
    await authorize(send)(request);
    expect(sent.map(({ headers }) => headers)).toEqual([
      { accept: 'application/json', authorization: 'Bearer token-1' },
      { accept: 'application/json', authorization: 'Bearer token-2' },
    ]);
  });

  it('sends nothing without a credential', async () => {
    const missing = createError('missingToken');
    const { send, sent } = fakeSend();
    const credential = aCredential({ authorization: () => Promise.reject(missing) });
    await expect(authorize(send)(aRequest({ credential }))).rejects.toBe(missing);
    expect(sent).toEqual([]);
  });

  const claims = '{"access_token":{}}';
  const challenge = {
    status: 401,
    headers: {
      'www-authenticate': `Bearer error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`,
    },
  };
  const recordClaims = (recorded: unknown[]) =>
    aCredential({ authorization: (required) => (recorded.push(required), Promise.resolve('Bearer t')) });

  it('requests one new token with the claims of a 401', async () => {
    const recorded: unknown[] = [];
    const responses = [challenge, { status: 200 }];
    const { send } = fakeSend(() => responses.shift() ?? {});
    await expect(authorize(send)(aRequest({ credential: recordClaims(recorded) }))).resolves.toMatchObject({
      status: 200,
    });
    expect(recorded).toEqual([undefined, claims]);
  });

  it('fails with the claims if the new token receives a claims challenge too', async () => {
    const { send, sent } = fakeSend(() => challenge);
    const error = await failureOf(() => authorize(send)(aRequest({ credential: recordClaims([]) })));
    expect([error.reason, error.details.claims, sent.length]).toEqual(['claimsChallenge', claims, 2]);
  });

  it('returns any other 401 unchanged and requests no other token', async () => {
    const { send, sent } = fakeSend(() => ({ status: 401 }));
    await expect(authorize(send)(aRequest())).resolves.toMatchObject({ status: 401 });
    expect(sent).toHaveLength(1);
  });
});
