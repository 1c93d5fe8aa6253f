import { coalesce } from '../../../../src/msgraph/layers/coalesce.js';
import type { GraphResponse } from '../../../../src/msgraph/transport/send.js';
import { aCredential, aRequest, aResponse, fakeSend } from '../../../testkit/fake-send.js';

function coalesced() {
  const flights: PromiseWithResolvers<GraphResponse>[] = [];
  const { send, sent } = fakeSend(() => {
    const flight = Promise.withResolvers<GraphResponse>();
    flights.push(flight);
    return flight.promise;
  });
  return { flights, sent, send: coalesce(send) };
}

const land = (flights: PromiseWithResolvers<GraphResponse>[]) => {
  for (const { resolve } of flights) resolve(aResponse());
};

describe('coalesce', () => {
  it('sends identical concurrent reads of one caller as one request', async () => {
    const { flights, sent, send } = coalesced();
    const both = [send(aRequest()), send(aRequest({ credential: aCredential() }))];
    expect(sent).toHaveLength(1);
    land(flights);
    const [one, other] = await Promise.all(both);
    expect(one).toBe(other);
    void send(aRequest());
    expect(sent).toHaveLength(2);
  });

  it('sends separate requests for different callers and paths', () => {
    const { sent, send } = coalesced();
    void send(aRequest());
    void send(aRequest({ credential: aCredential({ callerKey: 'another' }) }));
    void send(aRequest({ path: '/beta/others' }));
    expect(sent).toHaveLength(3);
  });

  it('never returns an earlier response to a read that begins after a write', async () => {
    const { flights, sent, send } = coalesced();
    const all = [send(aRequest()), send(aRequest({ method: 'PATCH' })), send(aRequest())];
    expect(sent).toHaveLength(3);
    flights[1]?.resolve(aResponse());
    await all[1];
    void send(aRequest());
    expect(sent).toHaveLength(4);
  });

  it('shares an error, but not the cancellation by the first caller', async () => {
    const failed = coalesced();
    const both = [failed.send(aRequest()), failed.send(aRequest())];
    const error = new Error('no');
    failed.flights[0]?.reject(error);
    const settled = await Promise.allSettled(both);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);

    const { flights, sent, send } = coalesced();
    const client = new AbortController();
    const deadline = { remainingMs: () => 1000, signal: client.signal };
    const leader = send(aRequest({ deadline }));
    const follower = send(aRequest());
    client.abort();
    flights[0]?.reject(error);
    await expect(leader).rejects.toBe(error);
    await new Promise(setImmediate);
    expect(sent).toHaveLength(2);
    flights[1]?.resolve(aResponse());
    await expect(follower).resolves.toMatchObject({ status: 200 });
  });
});
