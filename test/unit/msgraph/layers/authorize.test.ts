import { createError } from '../../../../src/domain/errors.js';
import { authorize } from '../../../../src/msgraph/layers/authorize.js';
import { DelayedError } from '../../../../src/msgraph/transport/send.js';
import { aCredential, aRequest, fakeSend } from '../../../testkit/fake-send.js';
import { virtualClock } from '../../../testkit/virtual-clock.js';

describe('authorize', () => {
  const clock = virtualClock();

  it('requests the authorization of each request and adds it as a header', async () => {
    let calls = 0;
    const credential = aCredential({ authorization: () => Promise.resolve(`Bearer token-${++calls}`) });
    const { send, sent } = fakeSend();
    const request = aRequest({ credential, headers: { accept: 'application/json' } });
    await authorize(clock)(send)(request);
    await authorize(clock)(send)(request);
    expect(sent.map(({ headers }) => headers)).toEqual([
      { accept: 'application/json', authorization: 'Bearer token-1' },
      { accept: 'application/json', authorization: 'Bearer token-2' },
    ]);
  });

  it('sends nothing without a credential', async () => {
    const missing = createError('missingToken');
    const { send, sent } = fakeSend();
    const credential = aCredential({ authorization: () => Promise.reject(missing) });
    await expect(authorize(clock)(send)(aRequest({ credential }))).rejects.toBe(missing);
    expect(sent).toEqual([]);
  });

  it('sends nothing whose expected values became stale while the token was requested', async () => {
    const { send, sent } = fakeSend();
    const credential = aCredential({
      authorization: () => (clock.advance(50), Promise.resolve('Bearer t')),
    });
    const staleAt = clock.now() + 60;
    await authorize(clock)(send)(aRequest({ credential, staleAt }));
    await expect(authorize(clock)(send)(aRequest({ credential, staleAt }))).rejects.toBeInstanceOf(
      DelayedError,
    );
    expect(sent).toHaveLength(1);
  });
});
