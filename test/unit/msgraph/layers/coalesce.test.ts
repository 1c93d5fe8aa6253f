import { coalesce } from '../../../../src/msgraph/layers/coalesce.js';
import type { GraphResponse } from '../../../../src/msgraph/transport/send.js';
import { createDeadlines } from '../../../../src/msgraph/transport/deadline.js';
import { aCredential, aRequest, aResponse, fakeSend } from '../../../testkit/fake-send.js';
import { virtualClock } from '../../../testkit/virtual-clock.js';

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

  it('sends identical concurrent reads of all callers as one request if the upstream sees one identity', () => {
    const { sent, send } = coalesced();
    const as = (callerKey: string) => aCredential({ callerKey, upstreamKey: 'the application' });
    void send(aRequest({ credential: as('anna') }));
    void send(aRequest({ credential: as('bert') }));
    expect(sent).toHaveLength(1);
    void send(aRequest({ credential: aCredential({ callerKey: 'anna' }) }));
    expect(sent).toHaveLength(2);
  });

  it('never lets a look join a read that has begun before it', () => {
    const { sent, send } = coalesced();
    void send(aRequest());
    void send(aRequest({ isLook: true }));
    void send(aRequest({ isLook: true }));
    expect(sent).toHaveLength(3);
  });

  it('asks anew once for all followers that have more time than the leader had', async () => {
    const { flights, sent, send } = coalesced();
    const deadlines = createDeadlines(virtualClock());
    const within = (ms: number) => ({ deadline: deadlines.create(ms, new AbortController().signal) });
    const leader = send(aRequest(within(1000)));
    const followers = [2000, 4000, 3000].map((ms) => send(aRequest(within(ms))));
    flights[0]?.reject(new Error('unavailable'));
    await expect(leader).rejects.toThrow('unavailable');
    await new Promise(setImmediate);
    expect(sent.map(({ deadline }) => deadline.remainingMs())).toEqual([1000, 4000]);
    flights[1]?.reject(new Error('still unavailable'));
    for (const follower of followers) await expect(follower).rejects.toThrow('still unavailable');
    expect(sent).toHaveLength(2);
  });

  it('asks anew for a follower whose deadline is later than that of the failed leader', async () => {
    const { flights, sent, send } = coalesced();
    const deadlines = createDeadlines(virtualClock());
    const within = (ms: number) => ({ deadline: deadlines.create(ms, new AbortController().signal) });
    const leader = send(aRequest(within(1000)));
    const [same, later] = [send(aRequest(within(1000))), send(aRequest(within(2000)))];
    flights[0]?.reject(new Error('throttled'));
    await expect(leader).rejects.toThrow('throttled');
    await expect(same).rejects.toThrow('throttled');
    await new Promise(setImmediate);
    expect(sent).toHaveLength(2);
    flights[1]?.resolve(aResponse());
    await expect(later).resolves.toMatchObject({ status: 200 });
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
    const deadline = createDeadlines(virtualClock()).create(1000, client.signal);
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

describe('a request that waits for the quota', () => {
  const status429 = aResponse({ status: 429 });

  it('is sent itself if an equal one did not wait and was throttled', async () => {
    const { flights, sent, send } = coalesced();
    const hasty = send(aRequest({ failFast: true }));
    const patient = send(aRequest());
    expect(sent).toHaveLength(1);
    flights[0]?.resolve(status429);
    await expect(hasty).resolves.toMatchObject({ status: 429 });
    await new Promise((resolve) => setImmediate(resolve));
    expect(sent.map(({ failFast }) => failFast)).toEqual([true, undefined]);
    flights[1]?.resolve(aResponse());
    await expect(patient).resolves.toMatchObject({ status: 200 });
  });

  it('is sent itself if an equal one failed because it did not wait', async () => {
    const { flights, sent, send } = coalesced();
    const hasty = send(aRequest({ failFast: true }));
    const patient = send(aRequest());
    flights[0]?.reject(new Error('throttled'));
    await expect(hasty).rejects.toThrow('throttled');
    await new Promise((resolve) => setImmediate(resolve));
    expect(sent).toHaveLength(2);
    flights[1]?.resolve(aResponse());
    await expect(patient).resolves.toMatchObject({ status: 200 });
  });

  it('does not join one in the background, which joins it', () => {
    const { sent, send } = coalesced();
    void send(aRequest({ isBackground: true }));
    void send(aRequest());
    expect(sent).toHaveLength(2);
    void send(aRequest({ isBackground: true }));
    expect(sent).toHaveLength(2);
  });
});

it('a request that joins one with a later deadline ends at its own, and sends nothing', async () => {
  const clock = virtualClock();
  const flight = Promise.withResolvers<GraphResponse>();
  const { send, sent } = fakeSend(() => flight.promise);
  const coalesced = coalesce(send, { clock });
  const within = (ms: number) =>
    coalesced(aRequest({ deadline: createDeadlines(clock).create(ms, new AbortController().signal) }));
  const patient = within(30_000);
  const hasty = within(1_000);
  const equal = within(30_000);
  const rejection = expect(hasty).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  clock.advance(1_000);
  await rejection;
  flight.resolve(aResponse());
  await expect(Promise.all([patient, equal])).resolves.toMatchObject([{ status: 200 }, { status: 200 }]);
  expect([sent.length, clock.pending()]).toEqual([1, 0]);
});
