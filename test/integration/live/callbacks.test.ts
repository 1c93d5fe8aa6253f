import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { CASE_IDS, OPERATION_IDS } from '../../../src/sandbox/world/ids.js';
import { type Service, startService } from '../../testkit/service.js';

const caseId = CASE_IDS.main;
const id = OPERATION_IDS.running;
const query = `subscription ($caseId: ID!, $id: ID!) {
  caseOperationProgress(caseId: $caseId, id: $id) { caseOperation { status percentProgress } }
}`;
const update = `mutation ($input: UpdateCaseOperationInput!) {
  updateCaseOperation(input: $input) { userErrors { code } }
}`;

interface Message {
  readonly action: string;
  readonly payload?: any;
  readonly errors?: any;
  readonly headers: Record<string, unknown>;
  readonly path: string;
}

/** A router that receives callbacks; `answer` returns the status of each. */
interface Router {
  readonly url: string;
  readonly messages: Message[];
  answer: (message: Message) => number;
  next(): Promise<Message>;
  stop(): Promise<void>;
}

async function startRouter(): Promise<Router> {
  const messages: Message[] = [];
  const unread: Message[] = [];
  let wake: () => void = () => undefined;
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const message = { ...(JSON.parse(body) as Message), headers: request.headers, path: request.url ?? '' };
      messages.push(message);
      unread.push(message);
      wake();
      const status = router.answer(message);
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const router: Router = {
    url: `http://127.0.0.1:${port}`,
    messages,
    answer: () => 204,
    async next() {
      while (unread.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      return unread.shift()!;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return router;
}

let service: Service;
let router: Router;
beforeEach(async () => {
  router = await startRouter();
  service = await startService({
    environment: { SUBSCRIPTION_CALLBACK_URLS: `${router.url}/callback`, LIMIT_STREAMS: '2' },
  });
});
afterEach(async () => {
  await service.stop();
  await router.stop();
});

interface Own {
  readonly callbackUrl?: unknown;
  readonly query?: string;
  readonly extension?: object;
  readonly variables?: object;
}
const subscribe = ({ callbackUrl = `${router.url}/callback/1`, extension, ...own }: Own = {}) =>
  service.post(
    {
      ...{ query, variables: { caseId, id } },
      ...own,
      extensions: {
        subscription: {
          callbackUrl,
          subscriptionId: 's-1',
          verifier: 'v-1',
          heartbeatIntervalMs: 0,
          ...extension,
        },
      },
    },
    { accept: 'application/json;callbackSpec=1.0' },
  );
const change = (patch: object) => service.query(update, { input: { caseId, id, patch } });
const progress = ({ payload }: Message) => payload.data.caseOperationProgress.caseOperation;

describe('a subscription by callbacks', () => {
  it('is checked, then sends the present state, each change, and its end', async () => {
    const { status, data, headers } = await subscribe();
    expect([status, data, headers.get('subscription-protocol')]).toEqual([200, null, 'callback/1.0']);
    const check = await router.next();
    expect(check).toMatchObject({ kind: 'subscription', action: 'check', id: 's-1', verifier: 'v-1' });
    expect([check.headers['subscription-protocol'], check.path]).toEqual(['callback/1.0', '/callback/1']);
    expect(progress(await router.next())).toEqual({ status: 'RUNNING', percentProgress: 50 });
    await change({ percentProgress: 51 });
    expect(progress(await router.next())).toMatchObject({ percentProgress: 51 });
    await change({ status: 'SUCCEEDED' });
    expect(progress(await router.next())).toMatchObject({ status: 'SUCCEEDED' });
    const end = await router.next();
    expect(end.action).toBe('complete');
    expect(end).not.toHaveProperty('errors');
  });

  it.each<[string, () => Own]>([
    ['a host that is not allowed', () => ({ callbackUrl: 'http://127.0.0.1:1/callback' })],
    ['a path that is not allowed', () => ({ callbackUrl: `${router.url}/callbacks` })],
    ['a path that leads out', () => ({ callbackUrl: `${router.url}/callback/../other` })],
    ['a user in the URL', () => ({ callbackUrl: router.url.replace('//', '//a:b@') + '/callback' })],
    ['no URL', () => ({ callbackUrl: 'callback' })],
    ['a number', () => ({ callbackUrl: 1 })],
    ['no verifier', () => ({ extension: { verifier: undefined } })],
    ['a negative interval', () => ({ extension: { heartbeatIntervalMs: -1 } })],
    ['an invalid document', () => ({ query: 'subscription { nothing }' })],
    ['a document that does not parse', () => ({ query: '{' })],
    ['a query', () => ({ query: '{ __typename }' })],
    ['a mutation', () => ({ query: update })],
  ])('with %s is rejected, and nothing is sent anywhere', async (_, own) => {
    const { status, errors } = await subscribe(own());
    expect(status).toBe(400);
    expect(errors).toHaveLength(1);
    expect(router.messages).toEqual([]);
    expect(service.sandbox.journal.requests()).toEqual([]);
  });

  it('that the router does not accept is rejected, and redirects are not followed', async () => {
    for (const status of [404, 400, 302, 500]) {
      router.answer = () => status;
      expect((await subscribe()).status).toBe(400);
    }
    expect(router.messages.map(({ path }) => path)).toEqual(Array(4).fill('/callback/1'));
    // None of them counts any more.
    router.answer = () => 204;
    expect((await subscribe()).status).toBe(200);
  });

  it('reports an error that Microsoft Graph causes with its code, as the last message', async () => {
    await subscribe({ variables: { caseId, id: 'unknown' } });
    await router.next();
    const { action, errors } = await router.next();
    expect([action, errors[0].extensions.code]).toEqual(['complete', 'NOT_FOUND']);
  });

  it('ends when the router has forgotten it', async () => {
    await subscribe();
    await router.next();
    await router.next();
    router.answer = () => 404;
    await change({ percentProgress: 60 });
    await router.next();
    while (service.clock.pending() > 0) await new Promise(setImmediate);
    await change({ percentProgress: 61 });
    expect(router.messages.filter(({ action }) => action === 'next')).toHaveLength(2);
  });

  it('tries again what the router could not take, and then sends the newest state', async () => {
    await subscribe();
    await router.next();
    await router.next();
    let failures = 1;
    router.answer = () => (failures-- > 0 ? 503 : 204);
    await change({ percentProgress: 60 });
    expect(progress(await router.next()).percentProgress).toBe(60);
    await change({ percentProgress: 61 });
    await change({ percentProgress: 62 });
    expect(progress(await router.next()).percentProgress).toBe(60);
    expect(progress(await router.next()).percentProgress).toBe(62);
  });

  it('sends signs of life as often as the router asks, and ends when one is not accepted', async () => {
    await subscribe({ extension: { heartbeatIntervalMs: 10 } });
    await router.next();
    await router.next();
    router.answer = () => 404;
    // At most one a second, whatever is asked.
    expect((await router.next()).action).toBe('check');
    while (service.clock.pending() > 0) await new Promise(setImmediate);
  });

  it('counts as a subscription of its caller', async () => {
    expect([(await subscribe()).status, (await subscribe()).status]).toEqual([200, 200]);
    expect((await subscribe()).status).toBe(429);
    const answer = await service.query(query, { caseId, id }, { accept: 'text/event-stream' });
    expect(answer.status).toBe(429);
  });

  it('ends with an error when the server stops', async () => {
    await subscribe();
    await router.next();
    await router.next();
    await service.app.stop();
    const { action, errors } = await router.next();
    expect([action, errors[0].message]).toEqual(['complete', 'The server is stopping. Subscribe again.']);
  });
});

it('without SUBSCRIPTION_CALLBACK_URLS nothing is sent anywhere', async () => {
  await service.stop();
  service = await startService();
  const { status } = await subscribe();
  expect(status).toBe(400);
  expect(router.messages).toEqual([]);
});
