/**
 * Whether the built server leaks memory: sends every hostile HTTP request twice, and compares the memory after the
 * second run with that after the first. Exits with 1 when it has grown beyond a limit.
 */
import { registerHooks } from 'node:module';
import { runProgram } from '../test/testkit/process.ts';
import { readMemory } from './memory-usage.ts';

/** Megabytes by which the second run may exceed the first. */
const limits = { heap: 16, resident: 64 };
const timeoutMs = 120_000;

// The cases belong to the tests, whose imports end in `.js`, as those of compiled sources do.
registerHooks({
  resolve(specifier, context, next) {
    const isSource = specifier.startsWith('.') && !context.parentURL?.includes('/node_modules/');
    return next(isSource ? specifier.replace(/\.js$/, '.ts') : specifier, context);
  },
});
const [{ httpKinds }, { checkService }, { sendHttp, token }] = await Promise.all([
  import('../test/conformance/hostile/kinds.ts'),
  import('../test/conformance/hostile/attack.ts'),
  import('../test/conformance/hostile/client.ts'),
]);

const sandbox = runProgram({ SANDBOX_PORT: '0' }, ['sandbox']);
const [, root = ''] = await sandbox.waitFor(/Graph at (http:\/\/\S+)\. /);
const server = runProgram({
  RATE_LIMIT_PER_MINUTE: '0',
  PORT: '0',
  LOG_LEVEL: 'error',
  UPSTREAM: 'graph',
  INTROSPECTION: 'on',
  AUTH_MODE: 'passthrough',
  GRAPH_BASE_URL: root,
  NODE_OPTIONS: '--inspect=127.0.0.1:0',
});
const timer = setTimeout(() => {
  console.error(`The measurement took longer than ${timeoutMs / 1000} s.`);
  process.exit(1);
}, timeoutMs);
process.on('exit', () => {
  void server.end('SIGKILL');
  void sandbox.end('SIGKILL');
});

const [, url = ''] = await server.waitFor(/serves GraphQL at (http:\/\/\S+\/graphql)/);
const [debuggerUrl = ''] = /ws:\/\/\S+/.exec(server.errors()) ?? [];
const { origin } = new URL(url);
const attacks = httpKinds.flatMap(({ entries }) => Object.values(entries).flat());

async function sendAll() {
  for (const { send } of attacks) await sendHttp(origin, send());
  return readMemory(debuggerUrl);
}

const first = await sendAll();
const second = await sendAll();
const growth = { heap: second.heap - first.heap, resident: second.resident - first.resident };
const issues = [
  ...(growth.heap < limits.heap ? [] : ['The heap has grown beyond the limit.']),
  ...(growth.resident < limits.resident ? [] : ['The resident memory has grown beyond the limit.']),
  ...(await checkService(origin)),
  ...(server.errors().includes(token) ? ['The log contains the token.'] : []),
];
console.log(`${attacks.length} hostile requests, sent twice`);
for (const name of ['heap', 'resident'] as const) {
  const sizes = [first[name], second[name]].map((size) => size.toFixed(1)).join(' MB, then ');
  console.log(`${name}: ${sizes} MB; grown by ${growth[name].toFixed(1)} MB, limit ${limits[name]} MB`);
}
for (const issue of issues) console.error(issue);
clearTimeout(timer);
process.exit(issues.length > 0 ? 1 : 0);
