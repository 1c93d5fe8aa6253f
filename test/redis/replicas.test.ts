import { createHash } from 'node:crypto';
import { createApp } from '../../src/app.js';
import type { App } from '../../src/app-options.js';
import { loadConfig } from '../../src/config/load-config.js';
import { CASE_IDS, OPERATION_IDS } from '../../src/sandbox/world/ids.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.js';
import { type Entra, startEntra } from '../testkit/entra/start-entra.js';
import { trust } from '../testkit/entra/trust.js';
import { post } from '../testkit/service.js';
import { openStream } from '../testkit/streams.js';
import { type VirtualClock, virtualClock } from '../testkit/virtual-clock.js';
import { type RedisServer, startRedis } from './redis-server.js';

const caseId = CASE_IDS.main;
const id = OPERATION_IDS.running;
const path = `/beta/security/cases/ediscoveryCases/${caseId}/operations/${id}`;
const watchOne = `subscription ($caseId: ID!, $id: ID!) {
  caseOperationProgress(caseId: $caseId, id: $id) { caseOperation { percentProgress } }
}`;
const update = `mutation ($input: UpdateCaseOperationInput!) {
  updateCaseOperation(input: $input) { caseOperation { id } userErrors { code } }
}`;
const readOne = `query ($caseId: ID!, $id: ID!) { caseOperation(caseId: $caseId, id: $id) { percentProgress } }`;
const nothing = () => undefined;
const log = { debug: nothing, info: nothing, warn: nothing, error: nothing };

interface Replica {
  readonly app: App;
  readonly url: string;
  readonly clock: VirtualClock;
}

let redis: RedisServer;
let entra: Entra;
let sandbox: Sandbox;
let removeTrust: () => void;
let replicas: Replica[];
let authorization: string;

async function startReplica(environment: Record<string, string>): Promise<Replica> {
  const clock = virtualClock();
  const app = await createApp({
    config: loadConfig({
      ...{ PORT: '0', UPSTREAM: 'graph', AUTH_MODE: 'application', GRAPH_BASE_URL: sandbox.url },
      ...{ AZURE_TENANT_ID: entra.tenants.home, AZURE_CLIENT_ID: entra.clientId },
      ...{ AZURE_CLIENT_SECRET: entra.clientSecret, AZURE_AUTHORITY_HOST: entra.origin },
      ...{ REDIS_URL: redis.url, REDIS_KEY_SECRET: 'a secret of this deployment' },
      ...environment,
    }),
    sandbox: undefined,
    ...{ log, clock, random: () => 0 },
  });
  return { app, url: await app.start(), clock };
}
async function start(environment: Record<string, string> = {}) {
  replicas = [await startReplica(environment), await startReplica(environment)];
}

beforeEach(async () => {
  [redis, entra, sandbox] = await Promise.all([startRedis(), startEntra(), startSandbox()]);
  removeTrust = trust(entra.caPem);
  authorization = `Bearer ${entra.issue({ appRoles: ['CaseOperation.Read', 'CaseOperation.Update'] })}`;
});
afterEach(async () => {
  for (const { app } of replicas) await app.stop();
  removeTrust();
  await sandbox.stop();
  await entra.stop();
  await redis.stop();
});

const open = ({ url }: Replica) =>
  openStream(url, watchOne, { variables: { caseId, id }, headers: { authorization } });
const query = ({ url }: Replica, body: object) => post(url, body, { authorization });
const change = (replica: Replica, percentProgress: number) =>
  query(replica, { query: update, variables: { input: { caseId, id, patch: { percentProgress } } } });
const requests = () => sandbox.journal.requests().map(({ method, path: of }) => `${method} ${of}`);
const progressOf = async (stream: Awaited<ReturnType<typeof open>>) =>
  (await stream.next()).data.caseOperationProgress.caseOperation.percentProgress as number;

describe('two replicas with one Redis', () => {
  it('show an update of one to the watchers of the other, for no request', async () => {
    await start();
    const [one, other] = replicas as [Replica, Replica];
    const stream = await open(other);
    expect(await progressOf(stream)).toBe(50);
    // A process that was held up for a moment takes Redis for gone, and its update is not published.
    const seen = progressOf(stream);
    const state = { isSeen: false };
    void seen.then(() => (state.isSeen = true));
    for (let changes = 0; !state.isSeen; changes += 1) {
      if (changes > 100) throw new Error('The update does not reach the other replica.');
      expect((await change(one, 61 + changes)).errors).toEqual([]);
      await new Promise((resolve) => setTimeout(resolve, 10 * changes));
    }
    expect(await seen).toBeGreaterThan(60);
    expect(requests().filter((request) => request.startsWith('GET'))).toEqual([`GET ${path}`]);
    await stream.close();
  });

  it('keep one budget: what one has used up the other waits for', async () => {
    await start({ GRAPH_REQUESTS_PER_MINUTE: '5', REQUEST_TIMEOUT_MS: '1000' });
    const [one, other] = replicas as [Replica, Replica];
    const codes: (string | undefined)[] = [];
    for (let count = 0; count < 6; count += 1) {
      const { errors } = await query(count % 2 ? one : other, { query: readOne, variables: { caseId, id } });
      codes.push(errors[0]?.extensions?.['code'] as string | undefined);
    }
    expect(codes).toEqual([...Array<undefined>(5).fill(undefined), 'THROTTLED']);
    expect(requests()).toHaveLength(5);
  });

  it('find the persisted documents of each other', async () => {
    await start();
    const [one, other] = replicas as [Replica, Replica];
    const sha256Hash = createHash('sha256').update(readOne).digest('hex');
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    const variables = { caseId, id };
    expect((await query(one, { query: readOne, variables, extensions })).errors).toEqual([]);
    const { data, errors } = await query(other, { variables, extensions });
    expect([data, errors]).toEqual([{ caseOperation: { percentProgress: 50 } }, []]);
  });

  it('go on without Redis, and share again when it is back', async () => {
    await start({ GRAPH_REQUESTS_PER_MINUTE: '60' });
    const [one, other] = replicas as [Replica, Replica];
    const stream = await open(other);
    await progressOf(stream);
    const getWarnings = async () => {
      const response = await fetch(new URL('/readyz', one.url));
      return [response.status, ((await response.json()) as { warnings: unknown }).warnings];
    };
    expect(await getWarnings()).toEqual([200, []]);
    redis.pause();
    const started = performance.now();
    expect((await change(one, 62)).data.updateCaseOperation.userErrors).toEqual([]);
    // One timeout of Redis; then it is skipped.
    expect(performance.now() - started).toBeLessThan(3_000);
    expect(await getWarnings()).toEqual([200, ['Redis cannot be reached']]);
    expect((await change(other, 63)).data.updateCaseOperation.userErrors).toEqual([]);
    expect(await progressOf(stream)).toBe(63);
    await redis.kill();
    expect((await change(one, 64)).data.updateCaseOperation.userErrors).toEqual([]);
    await redis.restart();
    const seen: number[] = [];
    const reading = (async () => {
      for (;;) seen.push(await progressOf(stream));
    })().catch(nothing);
    for (let attempt = 0; !seen.some((progress) => progress >= 70); attempt += 1) {
      if (attempt > 200) throw new Error('The update does not reach the other replica.');
      await change(one, 70 + (attempt % 20));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await stream.close();
    await reading;
  });

  it('read a case with 1,000 watchers once for each, then once per tick', async () => {
    await start({ LIMIT_STREAMS: '1000' });
    const contexts = replicas.map(({ app }) => app.subgraph.createContext({ authorization }));
    const watchers = await Promise.all(
      Array.from({ length: 1000 }, async (_, index) => {
        const { service } = await contexts[index % 2]!;
        return service.watchOperation({ caseId, id });
      }),
    );
    await Promise.all(watchers.map((watcher) => watcher.next()));
    expect(requests()).toEqual([`GET ${path}`, `GET ${path}`]);
    for (const { clock } of replicas) clock.advance(25_000);
    while (requests().length < 3) await new Promise(setImmediate);
    // The one without the turn has asked for it by now.
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setTimeout(resolve, 1));
    expect(requests()).toHaveLength(3);
    for (const watcher of watchers) await watcher.return?.();
  });
});
