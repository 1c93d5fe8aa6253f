import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type ConcurrencyLimits,
  limitConcurrency,
} from '../../../../src/msgraph/layers/limit-concurrency.js';
import { createDeadlines } from '../../../../src/msgraph/transport/deadline.js';
import type { GraphRequest, GraphResponse } from '../../../../src/msgraph/transport/send.js';
import { failureOf } from '../../../testkit/failures.js';
import { aCredential, aRequest, aResponse, fakeSend } from '../../../testkit/fake-send.js';
import { virtualClock } from '../../../testkit/virtual-clock.js';

function setUp(limits: Partial<ConcurrencyLimits> = {}) {
  const clock = virtualClock();
  const flights: PromiseWithResolvers<GraphResponse>[] = [];
  const { send, sent } = fakeSend(() => {
    const flight = Promise.withResolvers<GraphResponse>();
    flights.push(flight);
    return flight.promise;
  });
  const layer = limitConcurrency({ total: 3, perCaller: 2, ...limits }, clock)(send);
  const start = (path: string, limitKey: string, own: Partial<GraphRequest> = {}, ms = 30_000) =>
    layer(
      aRequest({
        path,
        credential: aCredential({ limitKey }),
        deadline: createDeadlines(clock).create(ms, new AbortController().signal),
        ...own,
      }),
    );
  const land = async (index: number) => {
    flights[index]?.resolve(aResponse());
    await nextTurn();
  };
  return { clock, flights, start, land, paths: () => sent.map(({ path }) => path) };
}

describe('requests in flight', () => {
  it('of one caller are limited, so that another caller finds a connection', async () => {
    const { start, land, paths } = setUp();
    for (const path of ['a1', 'a2', 'a3', 'a4']) void start(path, 'anna');
    void start('b1', 'bert');
    await nextTurn();
    expect(paths()).toEqual(['a1', 'a2', 'b1']);
    await land(0);
    expect(paths()).toEqual(['a1', 'a2', 'b1', 'a3']);
  });

  it('that find a place are sent at once, without a timer', () => {
    const { clock, start, paths } = setUp();
    void start('a1', 'anna');
    expect([paths(), clock.pending()]).toEqual([['a1'], 0]);
  });

  it('of all callers are limited', async () => {
    const { start, land, paths } = setUp();
    for (const caller of ['a', 'b', 'c', 'd', 'e']) void start(caller, caller);
    await nextTurn();
    expect(paths()).toEqual(['a', 'b', 'c']);
    await land(1);
    expect(paths()).toEqual(['a', 'b', 'c', 'd']);
  });

  it.each([
    ['write', { isWrite: true }],
    ['look', { isLook: true }],
  ])('are followed by a %s first, whoever waits longer', async (_, urgent) => {
    const { start, land, paths } = setUp({ total: 1 });
    void start('first', 'anna');
    void start('read', 'anna');
    void start('urgent', 'bert', urgent);
    await nextTurn();
    await land(0);
    expect(paths()).toEqual(['first', 'urgent']);
    await land(1);
    expect(paths()).toEqual(['first', 'urgent', 'read']);
  });

  it('of 64 slow reads of one caller do not hold up a write of another', async () => {
    const { start, paths } = setUp({ total: 16, perCaller: 4 });
    for (let number = 0; number < 64; number += 1) void start(`read ${number}`, 'anna');
    void start('write', 'bert', { isWrite: true, method: 'PATCH' });
    await nextTurn();
    expect(paths()).toContain('write');
    expect(paths()).toHaveLength(5);
  });

  it('make room when they fail', async () => {
    const { flights, start, paths } = setUp({ total: 1 });
    const failing = start('a', 'anna');
    void start('b', 'bert');
    await nextTurn();
    flights[0]?.reject(new Error('no'));
    await expect(failing).rejects.toThrow('no');
    await nextTurn();
    expect(paths()).toEqual(['a', 'b']);
  });
});

describe('a waiting request', () => {
  it('fails at its deadline as not sent, and no longer waits', async () => {
    const { clock, start, land, paths } = setUp({ total: 1 });
    void start('a', 'anna');
    const late = start('b', 'bert', {}, 1000);
    await nextTurn();
    clock.advance(1000);
    const error = await failureOf(() => late);
    expect([error.reason, error.details.effect ?? 'none']).toEqual(['unreachable', 'none']);
    await land(0);
    expect(paths()).toEqual(['a']);
  });

  it('is not sent when its client leaves, or has left before', async () => {
    const { clock, start, land, paths } = setUp({ total: 1 });
    const client = new AbortController();
    const deadline = createDeadlines(clock).create(30_000, client.signal);
    void start('a', 'anna');
    const leaving = start('b', 'bert', { deadline });
    client.abort();
    expect((await failureOf(() => leaving)).reason).toBe('unreachable');
    expect((await failureOf(() => start('c', 'carl', { deadline }))).reason).toBe('unreachable');
    await land(0);
    expect(paths()).toEqual(['a']);
    void start('d', 'dora');
    await nextTurn();
    expect(paths()).toEqual(['a', 'd']);
  });
});
