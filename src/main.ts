import { existsSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { createApp } from './app.js';
import type { Config } from './config/config.js';
import { describeConfig } from './config/describe-config.js';
import { ConfigError, loadConfig } from './config/load-config.js';
import { exampleCommand } from './example-command.js';
import { version } from './version.js';

const usage = `Usage: graph-case-operations [command]

  (no command)   serve GraphQL; the upstream is an embedded sandbox unless UPSTREAM=graph
  sandbox        run the sandbox alone, for other programs to use as Microsoft Graph
  config         print the configuration in force; of secrets only whether they are set
  --help         this text
  --version      the version

Settings come from the environment and from a file .env in the working directory.
`;

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function readEnvironment(): typeof process.env {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env');
  } catch {
    throw new ConfigError(['.env cannot be read']);
  }
  return process.env;
}

/** Ends the process once, whatever signals come: what is under way may end, then exit code 0. */
function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const end = () => {
    if (stopping) return;
    stopping = true;
    stop().then(() => process.exit(0), failAndExit);
  };
  process.on('SIGINT', end).on('SIGTERM', end);
}

async function serve(config: Config): Promise<void> {
  const sandbox = config.upstream === 'sandbox' ? await embeddedSandbox(config) : undefined;
  const playgroundFolder = fileURLToPath(new URL('./playground', import.meta.url));
  const app = await createApp({ config, sandbox: sandbox?.endpoint, playgroundFolder });
  stopOnSignal(async () => {
    await app.stop();
    await sandbox?.stop();
  });
  const url = await app.start();
  print(`Case Operations serves GraphQL at ${url}, on ${app.upstream}.`);
  if (sandbox) print(`\nTry:\n\n${exampleCommand(url, true)}\n`);
}

/** Loaded on demand: a server in front of a real tenant has no emulator in it. */
async function embeddedSandbox({ sandbox: { patchStatus } }: Config) {
  const { startSandbox, SANDBOX_TOKEN } = await import('./sandbox/server.js');
  const sandbox = await startSandbox({ patchStatus });
  return { endpoint: { url: sandbox.url, token: SANDBOX_TOKEN }, stop: () => sandbox.stop() };
}

async function serveSandbox({ sandbox: { patchStatus, port } }: Config): Promise<void> {
  const { startSandbox } = await import('./sandbox/server.js');
  const sandbox = await startSandbox({ patchStatus, port });
  stopOnSignal(() => sandbox.stop());
  print(`The sandbox plays Microsoft Graph at ${sandbox.url}. Any bearer token will do; no-role, forbidden and read-only act as those who lack something.
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
      `Cannot ${error.message}. Set PORT and HOST (SANDBOX_PORT for the sandbox alone).\n`,
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
// Whoever read what is printed has gone (`| head`): that is no reason to stop serving.
process.stdout.on('error', () => undefined);
if (command) {
  await Promise.resolve(command()).catch(failAndExit);
} else {
  process.stderr.write(`There is no command "${[name, ...rest].join(' ')}".\n\n${usage}`);
  process.exit(1);
}
