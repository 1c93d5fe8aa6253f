import { existsSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { createApp } from './app.js';
import type { Config } from './config/config.js';
import { describeConfig } from './config/describe-config.js';
import { ConfigError, loadConfig } from './config/load-config.js';
import { exampleCommand, resetCommand } from './example-command.js';
import { version } from './version.js';

const usage = `Usage: graph-case-operations [command]

  (no command)   start the server, with an embedded sandbox unless UPSTREAM=graph
  sandbox        start only the sandbox, which other programs can use as Microsoft Graph
  config         print the configuration without secrets
  --help         print this help
  --version      print the version

Settings are read from the environment and from the file .env in the working directory.
`;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function readEnvironment(): typeof process.env {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env');
  } catch {
    throw new ConfigError(['.env must be readable']);
  }
  return process.env;
}

/** Shuts down gracefully at the first signal, with exit code 0; ignores further signals. */
function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const shutDown = () => {
    if (stopping) return;
    stopping = true;
    stop().then(() => process.exit(0), failAndExit);
  };
  process.on('SIGINT', shutDown).on('SIGTERM', shutDown);
}

async function serve(config: Config): Promise<void> {
  const sandbox = config.upstream === 'sandbox' ? await startEmbeddedSandbox(config) : undefined;
  const playgroundFolder = fileURLToPath(new URL('./playground', import.meta.url));
  const app = await createApp({ config, sandbox: sandbox?.endpoint, playgroundFolder });
  stopOnSignal(async () => {
    await app.stop();
    await sandbox?.stop();
  });
  const url = await app.start();
  print(`Case Operations serves GraphQL at ${url}, on ${app.upstream}.`);
  if (sandbox) {
    print(`\nTry:\n\n${exampleCommand(url, true)}\n`);
    print(`Restore the initial data of the sandbox:\n\n${resetCommand(sandbox.endpoint.url)}\n`);
  }
}

/** Loaded on demand: a server for a real tenant does not contain the emulator. */
async function startEmbeddedSandbox({ sandbox: { patchStatus } }: Config) {
  const { startSandbox, SANDBOX_TOKEN } = await import('./sandbox/server.js');
  const sandbox = await startSandbox({ patchStatus });
  return { endpoint: { url: sandbox.url, token: SANDBOX_TOKEN }, stop: () => sandbox.stop() };
}

async function serveSandbox({ sandbox: { patchStatus, port } }: Config): Promise<void> {
  const { startSandbox } = await import('./sandbox/server.js');
  const sandbox = await startSandbox({ patchStatus, port });
  stopOnSignal(() => sandbox.stop());
  print(`The sandbox emulates Microsoft Graph at ${sandbox.url}. It accepts any bearer token; no-role, forbidden and read-only are callers without permissions.
Use it with: UPSTREAM=graph AUTH_MODE=passthrough GRAPH_BASE_URL=${sandbox.url} npm start`);
}

function isListenError(error: unknown): error is Error {
  const { syscall } = error as { syscall?: unknown };
  return error instanceof Error && (syscall === 'listen' || syscall === 'getaddrinfo');
}

function failAndExit(error: unknown): never {
  if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`);
  else if (isListenError(error))
    process.stderr.write(
      `Cannot ${error.message}. Set PORT or HOST (SANDBOX_PORT for the sandbox command).\n`,
    );
  else process.stderr.write(`${error instanceof Error ? String(error.stack) : String(error)}\n`);
  process.exit(1);
}

const commands: Readonly<Record<string, () => void | Promise<void>>> = {
  serve: () => serve(loadConfig(readEnvironment())),
  sandbox: () => serveSandbox(loadConfig(readEnvironment())),
  config: () => {
    print(describeConfig(readEnvironment()));
  },
  '-h': () => {
    print(usage);
  },
  '--help': () => {
    print(usage);
  },
  '--version': () => {
    print(version);
  },
};

const [name = 'serve', ...rest] = process.argv.slice(2);
const command = rest.length === 0 && Object.hasOwn(commands, name) ? commands[name] : undefined;
process.on('uncaughtException', failAndExit);
// A closed pipe (`| head`) must not stop the server.
process.stdout.on('error', () => undefined);
if (command) {
  await Promise.resolve(command()).catch(failAndExit);
} else {
  process.stderr.write(`Unknown command "${[name, ...rest].join(' ')}".\n\n${usage}`);
  process.exit(1);
}
