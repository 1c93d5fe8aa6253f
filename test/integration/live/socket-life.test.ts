import { once } from 'node:events';
import type { CaseOperationProgress } from '../../../src/domain/live.js';
import type { SocketTimeouts } from '../../../src/http/sockets/socket-life.js';
import { createLatestQueue, type LatestQueue } from '../../../src/live/latest-queue.js';
import { startDoor, type Door, type DoorOptions } from '../../testkit/http-door.js';
import { anOperation } from '../../testkit/operations.js';
import { openSocket, type RawSocketOptions, toSocketUrl } from '../../testkit/sockets.js';
import { WebSocket } from 'ws';

const query = 'subscription { caseOperationProgress(caseId: "c", id: "o") { asOf } }';
const subscribe = { id: '1', type: 'subscribe', payload: { query } };
const asOf = '2026-08-31T12:00:00.000Z';
const progress: CaseOperationProgress = {
  ...{ caseOperation: anOperation(), asOf, stale: false, staleReason: null, nextExpectedInSeconds: 20 },
};

/** A watched operation whose first state is known; `push` sends a further state to all. */
function watch() {
  const queues = new Set<LatestQueue<CaseOperationProgress>>();
  const push = (own: Partial<CaseOperationProgress>) => {
    for (const queue of queues) queue.push('o', { ...progress, ...own });
  };
  const state = { open: 0, push };
  const watchOperation = () => {
    state.open += 1;
    const queue = createLatestQueue<CaseOperationProgress>(() => (state.open -= 1));
    queue.push('o', progress);
    queues.add(queue);
    return queue.iterator;
  };
  return { state, service: { watchOperation } as never };
}

const patient: SocketTimeouts = { init: 60_000, ping: 60_000, idle: 60_000, drain: 100, close: 1_000 };
let door: Door;
async function start(timeouts: Partial<SocketTimeouts>, options: DoorOptions = {}) {
  door = await startDoor({ ...options, socketTimeouts: { ...patient, ...timeouts } });
}
afterEach(() => door.stop());
const open = (options?: RawSocketOptions) => openSocket(`http://127.0.0.1:${door.port}/graphql`, options);
async function until(holds: () => boolean) {
  while (!holds()) await new Promise(setImmediate);
}

describe('a WebSocket connection', () => {
  it('that does not send connection_init in time is closed with the code of the protocol', async () => {
    await start({ init: 20 });
    const { closed } = await open({ init: false });
    expect((await closed)[0]).toBe(4408);
  });

  it('without a subscription is closed after a time; one with a subscription is not', async () => {
    const { service } = watch();
    await start({ ping: 500, idle: 400 }, { context: { service } });
    const busy = await open();
    busy.send(subscribe);
    await busy.next();
    const { closed } = await open();
    expect(await closed).toEqual([4499, 'Idle']);
    expect(busy.socket.readyState).toBe(WebSocket.OPEN);
    busy.socket.close();
  });

  it('whose client does not answer a ping is ended, and its subscriptions with it', async () => {
    const { service, state } = watch();
    await start({ ping: 20 }, { context: { service } });
    const socket = new WebSocket(
      toSocketUrl(`http://127.0.0.1:${door.port}/graphql`),
      'graphql-transport-ws',
      {
        autoPong: false,
      },
    );
    await once(socket, 'open');
    socket.send('{"type":"connection_init"}');
    await once(socket, 'message');
    socket.send(JSON.stringify(subscribe));
    await until(() => state.open === 1);
    const [code] = (await once(socket, 'close')) as [number];
    expect(code).toBe(1006);
    await until(() => state.open === 0);
  });

  it('whose token expires has its subscriptions ended with UNAUTHENTICATED, then it is closed for a new token', async () => {
    const { service, state } = watch();
    await start({}, { context: { service, expiresAt: Date.now() + 1_000 } });
    const socket = await open();
    socket.send(subscribe);
    expect(await socket.next()).toMatchObject({
      type: 'next',
      payload: { data: { caseOperationProgress: { asOf } } },
    });
    const { type, payload } = await socket.next();
    expect([type, payload[0].extensions.code]).toEqual(['error', 'UNAUTHENTICATED']);
    expect(await socket.closed).toEqual([4403, 'Forbidden']);
    expect(state.open).toBe(0);
  });

  it('whose client sends without reading is ended', async () => {
    await start({}, { environment: { LIMIT_BODY_BYTES: '10000' } });
    const { socket, closed } = await open();
    socket.pause();
    const ping = JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(5_000) } });
    for (let sent = 0; door.open.size > 0; sent += 1) {
      if (sent > 50_000) throw new Error('The connection stays open.');
      socket.send(ping);
      await new Promise(setImmediate);
    }
    socket.resume();
    expect((await closed)[0]).toBe(1006);
  });

  it('that is open when the server stops does not hold up the stop, also if its client does not answer', async () => {
    const { service, state } = watch();
    await start({ close: 20 }, { context: { service } });
    const sockets = await Promise.all(Array.from({ length: 30 }, () => open()));
    for (const socket of sockets) socket.send(subscribe);
    await until(() => state.open === 30);
    // It reads nothing any more.
    sockets[0]?.socket.pause();
    await door.server.close();
    const codes = await Promise.all(sockets.slice(1).map(({ closed }) => closed));
    expect(new Set(codes.map(([code]) => code))).toEqual(new Set([1012]));
    expect(state.open).toBe(0);
    sockets[0]?.socket.terminate();
  });

  it('that is one of 500 whose clients do not read holds up no other, and gets the newest state in the end', async () => {
    const { service, state } = watch();
    await start({}, { context: { service }, environment: { LIMIT_STREAMS: '1000' } });
    const openSubscribed = async () => {
      const socket = await open();
      socket.send(subscribe);
      await socket.next();
      return socket;
    };
    const slow = [];
    for (let count = 0; count < 500; count += 50)
      slow.push(...(await Promise.all(Array.from({ length: 50 }, openSubscribed))));
    for (const { socket } of slow) socket.pause();
    const reader = await openSubscribed();
    const toTime = (second: number) => new Date(Date.parse(asOf) + second * 1000).toISOString();
    for (let second = 1; second <= 20; second += 1) {
      state.push({ asOf: toTime(second) });
      expect((await reader.next()).payload.data.caseOperationProgress.asOf).toBe(toTime(second));
    }
    const last = slow[0]!;
    last.socket.resume();
    let seen = '';
    while (seen !== toTime(20)) seen = (await last.next()).payload.data.caseOperationProgress.asOf;
    for (const { socket } of slow) socket.terminate();
    reader.socket.terminate();
    await until(() => state.open === 0);
  }, 60_000);

  it('of 1,000 is closed when the server stops, within the time of a drain', async () => {
    const { service, state } = watch();
    await start({ drain: 500 }, { context: { service }, environment: { LIMIT_STREAMS: '1000' } });
    const sockets = [];
    for (let count = 0; count < 1000; count += 50)
      sockets.push(...(await Promise.all(Array.from({ length: 50 }, () => open()))));
    for (const socket of sockets) socket.send(subscribe);
    await until(() => state.open === 1000);
    await door.server.close();
    const codes = await Promise.all(sockets.map(({ closed }) => closed));
    expect(new Set(codes.map(([code]) => code))).toEqual(new Set([1012]));
    expect([state.open, door.open.size]).toEqual([0, 0]);
  }, 60_000);

  it('does not take the place of one that waits for a request', async () => {
    await start({}, { environment: { MAX_CONNECTIONS: '8' } });
    const { socket } = await open();
    for (let waiting = 0; waiting < 8; waiting += 1) door.connect();
    await door.untilLogged('connections are dropped: there are too many');
    expect(socket.readyState).toBe(WebSocket.OPEN);
    socket.close();
  });
});
