/** A Fastify server with its own routes that serves the schema of this package, and a schema that it is stitched into. */
import { parseArgs } from 'node:util';
import { fastify } from 'fastify';
import { createApp, loadConfig } from 'graph-case-operations';
import { startSandbox } from 'graph-case-operations/sandbox';
import { mountInFastify } from './fastify.ts';
import { stitch } from './stitching.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '4020' } } });

// Ids in the initial data of the sandbox.
const ref = { caseId: 'b0073e4e-4184-41c6-9eb7-8c8cc3e2288b', id: '850c2f64b1ee44a4a69729327aac2b04' };

const sandbox = await startSandbox();
const app = await createApp({
  config: loadConfig({ LOG_LEVEL: 'warn' }),
  sandbox: { url: sandbox.url, token: 'example' },
});
const server = fastify();
server.get('/', () => ({ service: 'legal desk' }));
await mountInFastify(server, '/cases', app.subgraph);
const stitched = stitch(app.subgraph, [{ ...ref, text: 'Anna waits for this one.' }]);
await mountInFastify(server, '/desk', { ...app.subgraph, schema: stitched });
const url = await server.listen({ port: Number(values.port) });

const query = '{ noted { notes status percentProgress case { displayName } } }';
console.log(`The schema of this package: ${url}/cases. Stitched with notes: ${url}/desk.

curl ${url}/desk -H 'content-type: application/json' -d '${JSON.stringify({ query })}'

Ctrl+C stops it.`);

let stopping: Promise<void> | undefined;
const stop = async () => {
  await server.close();
  await app.stop();
  await sandbox.stop();
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void (stopping ??= stop()));
