import { createError } from '../../../../src/domain/errors.js';
import { authorize } from '../../../../src/msgraph/layers/authorize.js';
import { failureOf } from '../../../testkit/failures.js';
import { aCredential, aRequest, fakeSend } from '../../../testkit/fake-send.js';

describe('authorize', () => {
  it('asks the credential for each request and adds what it says', async () => {
    let asked = 0;
    const credential = aCredential({ authorization: () => Promise.resolve(`Bearer token-${++asked}`) });
    const { send, sent } = fakeSend();
    const request = aRequest({ credential, headers: { accept: 'application/json' } });
    await authorize(send)(request);
    await authorize(send)(request);
    expect(sent.map(({ headers }) => headers)).toEqual([
      { accept: 'application/json', authorization: 'Bearer token-1' },
      { accept: 'application/json', authorization: 'Bearer token-2' },
    ]);
  });

  it('sends nothing when there is no credential', async () => {
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
  const asking = (asked: unknown[]) =>
    aCredential({ authorization: (wanted) => (asked.push(wanted), Promise.resolve('Bearer t')) });

  it('gets one new token with the claims that a 401 asks for', async () => {
    const asked: unknown[] = [];
    const answers = [challenge, { status: 200 }];
    const { send } = fakeSend(() => answers.shift() ?? {});
    await expect(authorize(send)(aRequest({ credential: asking(asked) }))).resolves.toMatchObject({
      status: 200,
    });
    expect(asked).toEqual([undefined, claims]);
  });

  it('fails with the claims when the new token is challenged too', async () => {
    const { send, sent } = fakeSend(() => challenge);
    const error = await failureOf(() => authorize(send)(aRequest({ credential: asking([]) })));
    expect([error.reason, error.details.claims, sent.length]).toEqual(['claimsChallenge', claims, 2]);
  });

  it('lets any other 401 go on, and asks for no other token', async () => {
    const { send, sent } = fakeSend(() => ({ status: 401 }));
    await expect(authorize(send)(aRequest())).resolves.toMatchObject({ status: 401 });
    expect(sent).toHaveLength(1);
  });
});
