import { graphql } from 'graphql';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSubgraphSchema } from '../../src/graphql/schema.js';
import { caseId, id, update } from '../testkit/documents.js';
import { type Program, runProgram } from '../testkit/process.js';

describe('the bundle, in a folder without packages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'case-operations-bundle-'));
  const script = join(folder, 'dist/bin.js');
  let program: Program | undefined;
  beforeAll(() => {
    for (const name of ['package.json', 'schema.graphql', 'dist/bin.js', 'dist/bundle.js', 'dist/bundle'])
      cpSync(name, join(folder, name), { recursive: true });
  });
  afterEach(() => program?.end('SIGKILL'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const post = async (url: string, body: object) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await response.json()) as unknown;
  };

  it('serves the same schema, and an update', async () => {
    program = runProgram({ PORT: '0' }, [], script);
    const [, url = ''] = await program.waitFor(/serves GraphQL at (\S+\/graphql)/);
    const { schema } = await createSubgraphSchema();
    const source = '{ _service { sdl } }';
    const { data } = await graphql({ schema, source });
    expect(await post(url, { query: source })).toEqual({ data });
    const variables = { input: { caseId, id, patch: { percentProgress: 77 } } };
    expect(await post(url, { query: update, variables })).toMatchObject({
      data: { updateCaseOperation: { caseOperation: { percentProgress: 77 }, userErrors: [] } },
    });
    expect(await program.end()).toBe(0);
  });

  it('has what other settings and commands load', async () => {
    const graph = { UPSTREAM: 'graph', AUTH_MODE: 'on-behalf-of', AUTH_AUDIENCES: 'api://x', PORT: '0' };
    const application = { AZURE_TENANT_ID: caseId, AZURE_CLIENT_ID: caseId, AZURE_CLIENT_SECRET: 'secret' };
    const redis = { REDIS_URL: 'redis://127.0.0.1:1', REDIS_KEY_SECRET: 'x'.repeat(32) };
    program = runProgram({ ...graph, ...application, ...redis }, [], script);
    expect(await program.exited).toBe(1);
    expect(program.errors()).toContain('REDIS_URL: Redis cannot be reached (ECONNREFUSED)');

    program = runProgram({}, ['doctor'], script);
    expect(await program.exited).toBe(0);
    expect(program.output()).toContain('nothing needs setting up');

    program = runProgram({}, ['audit', 'verify', join(folder, 'package.json')], script);
    expect(await program.exited).toBe(1);
    expect(program.output()).toContain('None of the lines is a record.');
  });
});
