import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, mkdtempSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const program = `"${process.execPath}" "${resolve('dist/bin.js')}"`;

/** Starts the program by a shell, which connects its output. */
function start(command: string, folder = mkdtempSync(join(tmpdir(), 'case-operations-'))): ChildProcess {
  return spawn('sh', ['-c', command], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', RATE_LIMIT_PER_MINUTE: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Starts the program with a pipe as standard error that is open for reading, and never read. */
async function startWithUnreadPipe() {
  const folder = mkdtempSync(join(tmpdir(), 'case-operations-'));
  await promisify(execFile)('mkfifo', [join(folder, 'log')]);
  const reader = await open(join(folder, 'log'), constants.O_RDONLY | constants.O_NONBLOCK);
  return { child: start(`exec ${program} 2> log`, folder), close: () => reader.close() };
}

async function findUrl({ stdout }: ChildProcess): Promise<string> {
  let text = '';
  for (;;) {
    const [, url] = /serves GraphQL at (http:\/\/\S+\/graphql)/.exec(text) ?? [];
    if (url !== undefined) return url;
    const [chunk] = (await once(stdout!, 'data')) as [Buffer];
    text += chunk.toString();
  }
}

/** Sends requests whose log lines are larger than any pipe. */
async function sendMany(url: string): Promise<number[]> {
  const statuses = new Set<number>();
  for (let round = 0; round < 60; round += 1) {
    const responses = await Promise.all(
      Array.from({ length: 50 }, () =>
        fetch(url, {
          method: 'POST',
          body: '{',
          headers: { 'content-type': 'application/json', 'x-request-id': 'x'.repeat(128) },
        }),
      ),
    );
    for (const response of responses) {
      statuses.add(response.status);
      await response.arrayBuffer();
    }
  }
  return [...statuses];
}

describe('a log that nobody reads', () => {
  const expectService = async (child: ChildProcess) => {
    const exited = once(child, 'exit');
    try {
      const url = await findUrl(child);
      child.stdout?.pause();
      expect(await sendMany(url)).toEqual([400]);
      expect((await fetch(new URL('/healthz', url))).status).toBe(200);
      child.kill('SIGTERM');
      expect(await exited).toEqual([0, null]);
    } finally {
      child.kill('SIGKILL');
    }
  };

  // Other programs connect a socket.
  it('does not stop the service, nor the end of the program, when it is a socket', async () => {
    await expectService(start(`exec ${program}`));
  });

  it('does not stop the service, nor the end of the program, when it is a pipe', async () => {
    const { child, close } = await startWithUnreadPipe();
    await expectService(child).finally(close);
  });

  it('does not stop them when standard output is the same pipe', async () => {
    const child = start(`exec ${program} 2>&1`);
    await expectService(child);
  });

  it('whose pipe is closed does not stop the service', async () => {
    const child = start(`exec ${program}`);
    const exited = once(child, 'exit');
    try {
      const url = await findUrl(child);
      child.stderr?.destroy();
      child.stdout?.destroy();
      expect(await sendMany(url)).toEqual([400]);
      child.kill('SIGTERM');
      expect(await exited).toEqual([0, null]);
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('is complete when it is read: the last line is written before the end', async () => {
    const child = start(`exec ${program}`);
    let log = '';
    child.stderr?.on('data', (chunk: Buffer) => (log += chunk.toString()));
    const closed = once(child, 'close');
    const url = await findUrl(child);
    await sendMany(url);
    child.kill('SIGTERM');
    await closed;
    expect(log.match(/request refused/g)).toHaveLength(3_000);
  });
});
