import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Program, runProgram } from '../testkit/process.js';

const served = /serves GraphQL at (http:\/\/\S+\/graphql)/;

/** A copy of the compiled repository without a built playground. */
function copyWithoutPlayground(): string {
  const folder = mkdtempSync(join(tmpdir(), 'case-operations-start-'));
  for (const name of ['package.json', 'package-lock.json', 'tsconfig.base.json', 'scripts', 'src', 'dist']) {
    const left = ['dist/playground', 'src/playground/node_modules'].map((path) => resolve(path));
    const filter = (path: string) => !left.includes(path);
    cpSync(resolve(name), join(folder, name), { recursive: true, filter });
  }
  for (const name of ['node_modules', 'src/playground/node_modules'])
    symlinkSync(resolve(name), join(folder, name));
  return folder;
}

describe('npm start', () => {
  let folder: string;
  const running: Program[] = [];
  const start = (args: string[] = []) => {
    const program = runProgram({ PORT: '0' }, args, join(folder, 'scripts/start.ts'));
    running.push(program);
    return program;
  };
  const open = async (url: string) => {
    const response = await fetch(url, { headers: { accept: 'text/html' } });
    return { status: response.status, headers: response.headers, page: await response.text() };
  };
  beforeAll(() => {
    folder = copyWithoutPlayground();
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((program) => program.end('SIGKILL')));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('a browser gets a page that reloads itself while the playground is being built, and SIGTERM stops both', async () => {
    const program = start();
    const [, url = ''] = await program.waitFor(served);
    const { status, headers, page } = await open(url);
    expect([status, headers.get('retry-after'), headers.get('vary')]).toEqual([503, '2', 'accept']);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page).toContain('The playground is being built.');
    expect(page).toContain('<meta http-equiv="refresh" content="2">');
    expect(page).not.toMatch(/<script|<style|style=|src=|href=/);
    expect(await program.end('SIGTERM')).toBe(0);
    expect(program.errors()).not.toContain('could not be built');
    expect(existsSync(join(folder, 'dist/playground'))).toBe(false);
  });

  it('GraphQL is available before the playground is built, and the playground is served afterwards', async () => {
    const program = start();
    const [, url = ''] = await program.waitFor(served);
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ __typename }' }),
    });
    expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
    expect(program.errors()).not.toContain('The playground is built');
    await program.waitForError(/The playground is built/);
    const { status, headers, page } = await open(url);
    expect(status).toBe(200);
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    const [, asset = ''] = /"([^"]*playground\/assets\/[^"]+\.js)"/.exec(page) ?? [];
    expect((await fetch(new URL(asset, url))).status).toBe(200);
    expect(await program.end('SIGINT')).toBe(0);
  }, 120_000);
});
