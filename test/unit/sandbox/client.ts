import {
  type Sandbox,
  SANDBOX_TOKEN,
  type SandboxOptions,
  startSandbox,
} from '../../../src/sandbox/server.js';
import { CASE_IDS, OPERATION_IDS } from '../../../src/sandbox/world/ids.js';

export type Json = Record<string, unknown>;

export interface SandboxResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Json;
  readonly value: readonly Json[];
  readonly error: { code: string; message: string; innerError: Record<string, string> };
}

export const CASES = '/v1.0/security/cases/ediscoveryCases';
export const OPERATIONS = `${CASES}/${CASE_IDS.main}/operations`;
export const RUNNING = `${OPERATIONS}/${OPERATION_IDS.running}`;
export const ALL_MEMBERS = { prefer: 'include-unknown-enum-members' };

const open: Sandbox[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((sandbox) => sandbox.stop()));
});

/** A sandbox on a free port that stops after the test, and functions that send requests to it. */
export async function openSandbox(options: SandboxOptions = {}) {
  const sandbox = await startSandbox(options);
  open.push(sandbox);
  const send = async (method: string, path: string, headers: Record<string, string> = {}, body?: string) => {
    const url = path.startsWith('http') ? path : sandbox.url + path;
    const sent = { authorization: `Bearer ${SANDBOX_TOKEN}`, ...headers };
    const init = { method, headers: sent, redirect: 'manual' as const, ...(body !== undefined && { body }) };
    return readResponse(await fetch(url, init));
  };
  return {
    sandbox,
    send,
    get: (path: string, headers?: Record<string, string>) => send('GET', path, headers),
    patch: (path: string, body: unknown, headers?: Record<string, string>) =>
      send('PATCH', path, { 'content-type': 'application/json', ...headers }, JSON.stringify(body)),
    batch: (requests: unknown, version = 'v1.0') =>
      send(
        'POST',
        `/${version}/$batch`,
        { 'content-type': 'application/json' },
        JSON.stringify({ requests }),
      ),
  };
}

async function readResponse(response: Response): Promise<SandboxResponse> {
  const text = await response.text();
  let json: Json = {};
  try {
    json = JSON.parse(text) as Json;
  } catch {
    // Tests of such responses use the text.
  }
  return {
    status: response.status,
    headers: response.headers,
    text,
    json,
    value: (json['value'] ?? []) as Json[],
    error: json['error'] as SandboxResponse['error'],
  };
}
