import { failure } from '../../../../src/domain/errors.js';
import { authorize } from '../../../../src/msgraph/layers/authorize.js';
import { aRequest, fakeSend } from '../../../testkit/fake-send.js';

describe('authorize', () => {
  it('asks the credential for each request and adds what it says', async () => {
    let asked = 0;
    const credential = { authorization: () => Promise.resolve(`Bearer token-${++asked}`) };
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
    const missing = failure('bearerMissing');
    const { send, sent } = fakeSend();
    const credential = { authorization: () => Promise.reject(missing) };
    await expect(authorize(send)(aRequest({ credential }))).rejects.toBe(missing);
    expect(sent).toEqual([]);
  });
});
