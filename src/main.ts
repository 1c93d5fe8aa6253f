import process from 'node:process';
import { isatty } from 'node:tty';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { createApp } from './app.js';
import { type CommandLine, parseCommandLine, readsInput, usage } from './command-line.js';
import type { Config } from './config/config.js';
import { describeConfig } from './config/describe-config.js';
import { readEnvFile } from './config/env-file.js';
import { ConfigError, type ConfigSources, readConfig } from './config/load-config.js';
import { exampleCommand, resetCommand } from './example-command.js';
import { version } from './version.js';

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** An empty variable counts as not set. */
function isSet(value: string | undefined): boolean {
  return value !== undefined && value.trim() !== '';
}

/** The only place that reads the environment and the file `.env`. */
function readSources(commandLine: CommandLine['settings']): ConfigSources {
  const envFile = readEnvFile('.env');
  const environment = { ...process.env };
  // The Azure SDK reads variables of its own.
  for (const [name, value] of typeof envFile === 'object' ? Object.entries(envFile.values) : []) {
    if (!isSet(process.env[name])) process.env[name] = value;
  }
  return { commandLine, environment, envFile };
}

/** Shuts down gracefully at the first signal, with exit code 0; a second signal ends the process at once. */
function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const shutDown = () => {
    if (stopping) process.exit(1);
    stopping = true;
    stop().then(() => process.exit(0), failAndExit);
  };
  process.on('SIGINT', shutDown).on('SIGTERM', shutDown);
}

/** A terminal that closes sends SIGHUP too, and the server must not outlive it. */
function reloadOnSignal(reload: () => Promise<void>): void {
  if (isatty(0)) return;
  process.on('SIGHUP', () => {
    reload().catch(failAndExit);
  });
}

async function serve(config: Config): Promise<void> {
  const sandbox = config.upstream === 'sandbox' ? await startEmbeddedSandbox(config) : undefined;
  const playgroundFolder = fileURLToPath(new URL('./playground', import.meta.url));
  const app = await createApp({ config, sandbox: sandbox?.endpoint, playgroundFolder });
  stopOnSignal(async () => {
    await app.stop();
    await sandbox?.stop();
  });
  reloadOnSignal(() => app.reload());
  const url = await app.start();
  // Then standard output is for the program that collects the records.
  if (config.audit?.file === '-') return;
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

/** One line in the format of the log, which may have been closed. */
function toCrashLine(error: unknown): string {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const fields = { level: 'error', time: Date.now(), service: 'graph-case-operations', version };
  return JSON.stringify({ ...fields, err: { type: name, message, stack }, msg: 'a bug ends the process' });
}

function failAndExit(error: unknown): never {
  if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`);
  else if (isListenError(error))
    process.stderr.write(
      `Cannot ${error.message}. Set PORT or HOST (SANDBOX_PORT for the sandbox command).\n`,
    );
  else process.stderr.write(`${toCrashLine(error)}\n`);
  process.exit(1);
}

const help = () => {
  const settingsPage = fileURLToPath(new URL('../docs/settings.md', import.meta.url));
  print(`${usage}They are documented in docs/settings.md of this package:\n${settingsPage}`);
};

/** Loaded on demand: the server itself needs none of it. */
async function runDoctor({ settings, json, write, purviewObjectId, tokenFile }: CommandLine): Promise<void> {
  const { runDoctorCommand } = await import('./doctor/doctor-command.js');
  const input = tokenFile === readsInput ? { DOCTOR_TOKEN: (await text(process.stdin)).trim() } : {};
  const exitCode = await runDoctorCommand(readSources({ ...settings, ...input }), {
    ...{ version, json, write, purviewObjectId, print },
    isColored: process.stdout.isTTY && !isSet(process.env['NO_COLOR']),
    printError: (line) => process.stderr.write(`${line}\n`),
  });
  // Idle connections to Microsoft Entra would keep the process for some seconds.
  process.stdout.write('', () => process.exit(exitCode));
}

async function verifyAudit({ files = [], json }: CommandLine): Promise<void> {
  const { verifyAuditFiles } = await import('./audit/verify-files.js');
  const report = await verifyAuditFiles(files, { json });
  if (typeof report === 'string') process.stderr.write(`${report}\n`);
  else print(report.text);
  if (typeof report === 'string' || !report.isIntact) process.exitCode = 1;
}

function run(commandLine: CommandLine): void | Promise<void> {
  const { command, settings, json } = commandLine;
  if (command === 'help') {
    help();
    return;
  }
  if (command === 'version') {
    print(version);
    return;
  }
  if (command === 'schema') {
    print(readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8').trimEnd());
    return;
  }
  if (command === 'doctor') return runDoctor(commandLine);
  if (command === 'audit') return verifyAudit(commandLine);
  const sources = readSources(settings);
  if (command === 'config') {
    print(describeConfig(sources, { json }));
    return;
  }
  const { config } = readConfig(sources);
  return command === 'sandbox' ? serveSandbox(config) : serve(config);
}

process.on('uncaughtException', failAndExit);
// A closed pipe (`| head`) must not stop the server.
process.stdout.on('error', () => undefined);
const commandLine = parseCommandLine(process.argv.slice(2));
if ('reason' in commandLine) {
  process.stderr.write(`${commandLine.reason}\n\n${usage}`);
  process.exit(commandLine.exitCode);
}
await Promise.resolve(run(commandLine)).catch(failAndExit);
