import { CASE_IDS, OPERATION_IDS } from '../../src/sandbox/world/ids.js';
import { startSandbox } from '../../src/sandbox/server.js';
import { startEntra } from '../testkit/entra/start-entra.js';
import { runProgram } from '../testkit/process.js';
import { post } from '../testkit/service.js';
import { openStream } from '../testkit/streams.js';
import { startRedis } from './redis-server.js';

const caseId = CASE_IDS.main;
const id = OPERATION_IDS.running;
const watchOne = `subscription ($caseId: ID!, $id: ID!) {
  caseOperationProgress(caseId: $caseId, id: $id) { caseOperation { percentProgress } }
}`;
const update = `mutation ($input: UpdateCaseOperationInput!) {
  updateCaseOperation(input: $input) { userErrors { code } }
}`;

it('an update through one process reaches a watcher at another, also of a process that comes later', async () => {
  const [redis, entra, sandbox] = await Promise.all([startRedis(), startEntra(), startSandbox()]);
  const authorization = `Bearer ${entra.issue({ appRoles: ['CaseOperation.Read', 'CaseOperation.Update'] })}`;
  const start = async () => {
    const program = runProgram({
      ...{ PORT: '0', LOG_LEVEL: 'silent', UPSTREAM: 'graph', AUTH_MODE: 'application' },
      ...{
        GRAPH_BASE_URL: sandbox.url,
        AZURE_TENANT_ID: entra.tenants.home,
        AZURE_CLIENT_ID: entra.clientId,
      },
      ...{ AZURE_CLIENT_SECRET: entra.clientSecret, AZURE_AUTHORITY_HOST: entra.origin },
      ...{ REDIS_URL: redis.url, REDIS_KEY_SECRET: 'a secret of this deployment' },
      NODE_EXTRA_CA_CERTS: entra.caFile,
    });
    const [, url = ''] = await program.waitFor(/serves GraphQL at (http:\/\/\S+\/graphql)/);
    return { program, url };
  };
  const change = async ({ url }: { url: string }, percentProgress: number) => {
    const variables = { input: { caseId, id, patch: { percentProgress } } };
    const { data } = await post(url, { query: update, variables }, { authorization });
    expect(data.updateCaseOperation.userErrors).toEqual([]);
  };
  const [one, other] = [await start(), await start()];
  try {
    const stream = await openStream(other.url, watchOne, {
      variables: { caseId, id },
      headers: { authorization },
    });
    const next = async () =>
      (await stream.next()).data.caseOperationProgress.caseOperation.percentProgress as number;
    expect(await next()).toBe(50);
    await change(one, 61);
    expect(await next()).toBe(61);
    await one.program.end('SIGKILL');
    const third = await start();
    await change(third, 62);
    expect(await next()).toBe(62);
    expect(await third.program.end()).toBe(0);
    const reads = sandbox.journal.requests().filter(({ method }) => method === 'GET');
    expect(reads).toHaveLength(1);
    await stream.close();
  } finally {
    await one.program.end('SIGKILL');
    await other.program.end('SIGKILL');
    await sandbox.stop();
    await entra.stop();
    await redis.stop();
  }
}, 60_000);
