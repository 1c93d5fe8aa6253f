import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { FaultRule } from '../../src/sandbox/faults/fault-rule.js';
import { type Program, runProgram } from '../testkit/process.js';

const VITE = resolve('examples/frontend/node_modules/vite/bin/vite.js');
const FRONTEND = resolve('examples/frontend');

/** The example, built and served by vite, in front of the program, in front of a sandbox: four processes. */
export interface FrontendStage {
  readonly url: string;
  /** The sandbox, for requests of another client. */
  readonly graph: string;
  /** Adds faults to the sandbox. */
  fault(...rules: readonly FaultRule[]): Promise<void>;
  clearFaults(): Promise<void>;
  setPatchStatus(status: 200 | 204 | 405): Promise<void>;
  /** The requests that the sandbox received since the last `reset`. */
  journal(): Promise<readonly { method: string; path: string; body?: any; applied: boolean }[]>;
  /** Restores the initial data, and clears faults and journal. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

interface Vite {
  readonly url: string;
  stop(): Promise<void>;
}

/** Runs vite and waits until it prints its address; `args` choose between the dev server and the preview of a build. */
async function runVite(args: readonly string[], graphqlUrl: string): Promise<Vite> {
  const child = spawn(process.execPath, [VITE, ...args, '--port', '0', '--clearScreen', 'false'], {
    env: { PATH: process.env['PATH'] ?? '', NO_COLOR: '1', GRAPHQL_URL: graphqlUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  const url = await new Promise<string>((found, lost) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const match = /http:\/\/127\.0\.0\.1:\d+/.exec(output);
      if (match) found(match[0]);
    });
    child.on('close', () => {
      lost(new Error(`vite ended: ${output}`));
    });
  });
  return {
    url,
    async stop() {
      if (child.exitCode !== null) return;
      const closed = once(child, 'close');
      child.kill();
      await closed;
    },
  };
}

/**
 * Builds the example into a temporary folder; returns the folder and the output of vite, which has the sizes. A build for
 * development has the warnings of React and Apollo Client, as `npm run example:frontend` has.
 */
export async function buildFrontend(
  mode: 'development' | 'production' = 'production',
): Promise<{ folder: string; output: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'frontend-'));
  const args = [VITE, 'build', FRONTEND, '--outDir', folder, '--mode', mode];
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env['PATH'] ?? '', NO_COLOR: '1', NODE_ENV: mode },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`vite build: ${output}`);
  return { folder, output };
}

export function devServer(graphqlUrl: string): Promise<Vite> {
  return runVite([FRONTEND], graphqlUrl);
}

async function startPrograms(environment: Readonly<Record<string, string>>) {
  const sandbox: Program = runProgram({ SANDBOX_PORT: '0', LOG_LEVEL: 'silent' }, ['sandbox']);
  const [graph] = await sandbox.waitFor(/http:\/\/127\.0\.0\.1:\d+/);
  const server = runProgram({
    PORT: '0',
    LOG_LEVEL: 'silent',
    UPSTREAM: 'graph',
    AUTH_MODE: 'passthrough',
    GRAPH_BASE_URL: graph,
    RATE_LIMIT_PER_MINUTE: '0',
    ...environment,
  });
  const [graphql] = await server.waitFor(/http:\/\/127\.0\.0\.1:\d+\/graphql/);
  return { sandbox, server, graph, graphql };
}

export async function startFrontend(
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<FrontendStage & { readonly graphql: string; readonly server: Program }> {
  const { sandbox, server, graph, graphql } = await startPrograms(environment);
  const preview = await runVite(['preview', FRONTEND, '--outDir', folder], graphql);

  const control = async (method: string, name: string, body?: unknown) => {
    const response = await fetch(`${graph}/_sandbox/${name}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${name}: ${await response.text()}`);
    return response.status === 204 ? undefined : response.json();
  };

  return {
    url: preview.url,
    graph,
    graphql,
    server,
    fault: async (...rules) => {
      await control('POST', 'faults', rules);
    },
    clearFaults: async () => {
      await control('DELETE', 'faults');
    },
    setPatchStatus: async (status) => {
      await control('PUT', 'patch-status', { status });
    },
    journal: async () => (await control('GET', 'journal')).entries,
    reset: async () => {
      await control('POST', 'reset');
      await control('DELETE', 'faults');
      await control('PUT', 'patch-status', { status: 200 });
      await control('DELETE', 'journal');
    },
    stop: async () => {
      await preview.stop();
      await server.end();
      await sandbox.end();
    },
  };
}
