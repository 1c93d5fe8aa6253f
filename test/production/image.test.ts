import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mkdtempSync } from 'node:fs';
import { createRootFiles } from './local-base.js';

const readme = readFileSync('README.md', 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'case-operations-image-'));
const storage = [
  '--root',
  join(folder, 'storage'),
  '--runroot',
  join(folder, 'run'),
  '--storage-driver',
  'vfs',
];
const policy = ['--signature-policy', join(folder, 'policy.json')];
const base = 'localhost/local-base';
const image = 'localhost/case-operations';

function buildah(...args: readonly string[]): string {
  return execFileSync('buildah', [...storage, ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  }).trim();
}

/** Builds the Dockerfile of the repository on a base of local files, because no image can be fetched here. */
function buildImage(): void {
  const root = join(folder, 'base');
  mkdirSync(root);
  createRootFiles(join(root, 'files'));
  writeFileSync(join(root, 'Dockerfile'), 'FROM scratch\nCOPY files /\n');
  writeFileSync(join(folder, 'policy.json'), '{"default":[{"type":"insecureAcceptAnything"}]}');
  const build = ['build', ...policy, '--isolation', 'chroot', '--quiet'];
  buildah(...build, '--tag', base, root);
  const bases = ['--build-arg', `BUILD_IMAGE=${base}`, '--build-arg', `BASE=${base}`];
  buildah(...build, '--format', 'docker', '--tag', image, ...bases, '.');
}

describe('the image', () => {
  let container: string;
  let root: string;
  let server: ChildProcess | undefined;
  let output = '';
  beforeAll(() => {
    buildImage();
    container = buildah('from', ...policy, image);
    root = buildah('mount', container);
  }, 600_000);
  afterAll(() => {
    if (server?.exitCode === null) process.kill(findServer(), 'SIGKILL');
    if (existsSync(join(folder, 'storage'))) buildah('rm', '--all');
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  const run = async (environment: readonly string[]) => {
    output = '';
    const variables = environment.flatMap((variable) => ['--env', variable]);
    const started = spawn('buildah', [
      ...[...storage, 'run', '--isolation', 'chroot', ...variables, container, '--'],
      ...['node', 'dist/bin.js'],
    ]);
    server = started;
    started.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    started.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    for (;;) {
      const [, url] = /serves GraphQL at (http:\/\/\S+\/graphql)/.exec(output) ?? [];
      if (url !== undefined) return { url, closed: once(started, 'close') };
      if (started.exitCode !== null) throw new Error(output);
      await Promise.race([once(started.stdout, 'data'), once(started, 'close')]);
    }
  };
  /** The process of the server, which buildah has started. */
  const findServer = (): number => {
    const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    const found = processes.find((pid) => {
      try {
        return (
          readFileSync(`/proc/${pid}/cmdline`, 'utf8') === '/usr/bin/node\0dist/bin.js\0' &&
          readFileSync(`/proc/${pid}/environ`, 'utf8').includes('CASE_OPERATIONS_TEST=image')
        );
      } catch {
        return false;
      }
    });
    if (found === undefined) throw new Error('The process of the server was not found.');
    return Number(found);
  };

  it('serves the mutation of the README as a user without rights, and stops by SIGTERM', async () => {
    const { url, closed } = await run([
      'UPSTREAM=sandbox',
      'HOST=127.0.0.1',
      'PORT=0',
      'CASE_OPERATIONS_TEST=image',
    ]);
    const [command = ''] = /^curl http:\/\/127\.0\.0\.1:4000\/graphql .*$/m.exec(readme) ?? [];
    const [, expected = ''] = /```json\n(.*?)```/s.exec(readme) ?? [];
    const answer = execFileSync('sh', ['-c', command.replace('http://127.0.0.1:4000/graphql', `-s ${url}`)]);
    expect(JSON.parse(String(answer))).toEqual(JSON.parse(expected));
    expect((await fetch(new URL('/readyz', url))).status).toBe(200);

    const pid = findServer();
    expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Uid:\t65532\t65532/m);
    process.kill(pid, 'SIGTERM');
    const [code] = (await closed) as [number];
    expect(code).toBe(0);
  }, 60_000);

  it('does not start in production without UPSTREAM', async () => {
    await expect(run(['PORT=0'])).rejects.toThrow('UPSTREAM');
  }, 60_000);

  it('has what the server needs, and nothing of development', () => {
    const app = join(root, 'app');
    const packages = readdirSync(join(app, 'node_modules'));
    expect(readdirSync(app).sort()).toEqual(
      [
        'LICENSE',
        'THIRD_PARTY_NOTICES',
        'dist',
        'docs',
        'node_modules',
        'package.json',
        'schema.graphql',
      ].sort(),
    );
    expect(packages).toEqual(expect.arrayContaining(['graphql', 'fastify', 'pino']));
    for (const name of ['jest', 'typescript', 'prettier', 'node', 'fast-check', '.bin/tsc'])
      expect(existsSync(join(app, 'node_modules', name))).toBe(false);
    expect(existsSync(join(app, 'dist/playground/index.html'))).toBe(true);
    // Nothing in it can be changed by the user of the process.
    expect(statSync(join(app, 'dist/bin.js')).uid).toBe(0);
  });

  it('declares its user, its health check and its signal', () => {
    const { Docker } = JSON.parse(buildah('inspect', '--type', 'image', image)) as {
      Docker: { config: Record<string, unknown> };
    };
    expect(Docker.config).toMatchObject({
      ...{ User: '65532:65532', StopSignal: 'SIGTERM', Entrypoint: ['node', 'dist/bin.js'] },
      Healthcheck: { Test: expect.arrayContaining(['CMD', 'node']) as unknown },
    });
  });
});
