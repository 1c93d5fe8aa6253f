import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../../src/config/load-config.js';
import { watchFiles } from '../../../src/config/watch-files.js';

const toRules = (...roles: string[]) =>
  JSON.stringify({ rules: roles.map((role) => ({ role, read: ['*'] })) });
const createFolder = () => mkdtempSync(join(tmpdir(), 'case-operations-'));

/** A configuration with a file of case rules, watched with a clock that the test moves. */
function watch(path: string) {
  const { auth, files } = loadConfig({
    ...{ UPSTREAM: 'sandbox', AUTH_MODE: 'application', AUTH_CASE_RULES: path },
    ...{ AZURE_TENANT_ID: '11111111-aaaa-4aaa-8aaa-000000000001' },
    ...{ AZURE_CLIENT_ID: 'c11e0000-0000-4000-8000-00000000c11e' },
  });
  const logged: string[] = [];
  const write = (fields: object, message: string) => logged.push(JSON.stringify({ ...fields, message }));
  const due: (() => void)[] = [];
  let scheduled = (): void => undefined;
  const watched = watchFiles({
    files,
    log: { debug: write, info: write, warn: write, error: write },
    schedule: (_, callback) => {
      due.push(callback);
      scheduled();
      return () => due.splice(0);
    },
  });
  return {
    logged,
    ...watched,
    due,
    /** Lets the interval pass; resolves when the next one begins. */
    poll: () => {
      const next = new Promise<void>((resolve) => (scheduled = resolve));
      due.shift()?.();
      return next;
    },
    roles: () => ('caseRules' in auth ? auth.caseRules?.().map(({ role }) => role) : undefined),
  };
}

describe('a file that a setting names', () => {
  it('is read again when it changes', async () => {
    const path = join(createFolder(), 'rules.json');
    writeFileSync(path, toRules('a'));
    const { start, stop, poll, roles, logged } = watch(path);
    start();
    await poll();
    expect([roles(), logged]).toEqual([['a'], []]);
    writeFileSync(path, toRules('a', 'b'));
    await poll();
    expect(roles()).toEqual(['a', 'b']);
    expect(logged.map((line) => JSON.parse(line))).toEqual([
      { setting: 'AUTH_CASE_RULES', path, changed: true, message: 'file read again' },
    ]);
    await poll();
    expect(logged).toHaveLength(1);
    stop();
  });

  it('is read again when it changed between its first reading and the start', async () => {
    const path = join(createFolder(), 'rules.json');
    writeFileSync(path, toRules('a'));
    const { start, stop, poll, roles } = watch(path);
    writeFileSync(path, toRules('b'));
    start();
    await poll();
    expect(roles()).toEqual(['b']);
    stop();
  });

  it('is read again when a link on its way is replaced, as Kubernetes does', async () => {
    const folder = createFolder();
    for (const version of ['1', '2']) {
      mkdirSync(join(folder, version));
      writeFileSync(join(folder, version, 'rules.json'), toRules(version));
    }
    symlinkSync('1', join(folder, 'data'));
    symlinkSync('data/rules.json', join(folder, 'rules.json'));
    const { start, stop, poll, roles } = watch(join(folder, 'rules.json'));
    start();
    await poll();
    symlinkSync('2', join(folder, 'data-new'));
    renameSync(join(folder, 'data-new'), join(folder, 'data'));
    await poll();
    expect(roles()).toEqual(['2']);
    stop();
  });

  it.each<[string, (path: string) => void, string]>([
    [
      'invalid JSON',
      (path) => {
        writeFileSync(path, '{"rules":[{"role":"canary"');
      },
      'is not valid JSON',
    ],
    [
      'empty',
      (path) => {
        writeFileSync(path, '');
      },
      'is not valid JSON',
    ],
    [
      'UTF-16',
      (path) => {
        writeFileSync(path, Buffer.from('\uFEFF{}', 'utf16le'));
      },
      'it is UTF-16',
    ],
    [
      'invalid',
      (path) => {
        writeFileSync(path, '{"rules":[{"role":"canary"}]}');
      },
      'rules.0 must list cases',
    ],
    [
      'removed',
      (path) => {
        rmSync(path);
      },
      'it does not exist',
    ],
  ])('keeps its former content while it is %s, and the reason is logged once', async (_, spoil, reason) => {
    const path = join(createFolder(), 'rules.json');
    writeFileSync(path, toRules('a'));
    const { start, stop, poll, roles, logged } = watch(path);
    start();
    await poll();
    spoil(path);
    await poll();
    await poll();
    expect(roles()).toEqual(['a']);
    expect(logged).toEqual([expect.stringContaining(reason)]);
    expect(logged.join()).toContain(path);
    expect(logged.join()).not.toContain('canary');
    writeFileSync(path, toRules('b'));
    await poll();
    expect(roles()).toEqual(['b']);
    stop();
  });

  it('is read again on demand, and every attempt is logged', async () => {
    const path = join(createFolder(), 'rules.json');
    writeFileSync(path, toRules('a'));
    const { reload, roles, logged } = watch(path);
    await reload();
    writeFileSync(path, '{');
    await reload();
    writeFileSync(path, toRules('b'));
    await reload();
    expect(roles()).toEqual(['b']);
    expect(logged.map((line) => JSON.parse(line).message)).toEqual([
      'file read again',
      'a changed file is invalid: its former content stays in force',
      'file read again',
    ]);
  });

  it('is not polled after the end', () => {
    const path = join(createFolder(), 'rules.json');
    writeFileSync(path, toRules('a'));
    const { start, stop, due } = watch(path);
    start();
    expect(due).toHaveLength(1);
    stop();
    expect(due).toEqual([]);
  });
});
