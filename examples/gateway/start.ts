/** Starts this server with its sandbox, two other subgraphs, and a gateway in front of all. */
import { parseArgs } from 'node:util';
import { createApp, createSubgraphSchema, loadConfig } from 'graph-case-operations';
import { startSandbox } from 'graph-case-operations/sandbox';
import { startApolloGateway } from './apollo-gateway.ts';
import { compose } from './compose.ts';
import type { StartGateway } from './gateway.ts';
import { startHiveGateway } from './hive-gateway.ts';
import { startMatters } from './matters.ts';
import { startNotes } from './notes.ts';

const gateways: Readonly<Record<string, StartGateway>> = {
  apollo: startApolloGateway,
  hive: startHiveGateway,
};

const { values } = parseArgs({
  options: { gateway: { type: 'string', default: 'apollo' }, port: { type: 'string', default: '4010' } },
});
const startGateway = gateways[values.gateway];
if (!startGateway) throw new Error(`--gateway must be one of: ${Object.keys(gateways).join(', ')}`);

// Ids in the initial data of the sandbox.
const caseId = 'b0073e4e-4184-41c6-9eb7-8c8cc3e2288b';
const id = '850c2f64b1ee44a4a69729327aac2b04';

const sandbox = await startSandbox();
const app = await createApp({
  config: loadConfig({ PORT: '0', LOG_LEVEL: 'warn' }),
  sandbox: { url: sandbox.url, token: 'example' },
});
const cases = { name: 'case-operations', url: await app.start(), sdl: (await createSubgraphSchema()).sdl };
const matters = await startMatters([
  { id: '2026-17', name: 'Contoso v. Fabrikam', case: { id: caseId }, keyOperations: [{ caseId, id }] },
]);
const notes = await startNotes({ [id]: ['Anna waits for this one.'] });
const gateway = await startGateway(compose([cases, matters, notes]), Number(values.port));

const query =
  '{ matters { name case { displayName status } keyOperations { status percentProgress notes } } }';
console.log(`${values.gateway} gateway: ${gateway.url}

One query over three subgraphs:

curl ${gateway.url} -H 'content-type: application/json' -d '${JSON.stringify({ query })}'

Ctrl+C stops it.`);

let stopping: Promise<void> | undefined;
const stop = async () => {
  for (const started of [gateway, notes, matters, app, sandbox]) await started.stop();
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void (stopping ??= stop()));
