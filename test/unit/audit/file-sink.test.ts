import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashLine } from '../../../src/audit/chain.js';
import { createFileSink } from '../../../src/audit/file-sink.js';

function sinkWith(content?: string) {
  const folder = mkdtempSync(join(tmpdir(), 'audit-'));
  const path = join(folder, 'audit.jsonl');
  if (content !== undefined) writeFileSync(path, content);
  const sink = createFileSink(path);
  return { sink, path, folder, read: () => readFileSync(path, 'utf8') };
}

describe('an audit file', () => {
  it('is created for its owner alone, and appended to', async () => {
    const { sink, path, read } = sinkWith();
    expect(await sink.prepare()).toBeUndefined();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    await sink.write('a\n');
    expect(await sink.prepare()).toBeUndefined();
    await sink.write('b\n');
    await sink.sync();
    expect(read()).toBe('a\nb\n');
    await sink.close();
  });

  const long = 'x'.repeat(200_000);
  it.each([
    ['one line', 'a\n', 'a', 'a\n'],
    ['several lines', 'a\nb\n', 'b', 'a\nb\n'],
    ['a long line', `a\n${long}\n`, long, `a\n${long}\n`],
    ['one long line', `${long}\n`, long, `${long}\n`],
    ['a torn line', 'a\n{"b', '{"b', 'a\n{"b\n'],
    ['a torn line in the middle of a character', Buffer.from('a\né').subarray(0, 3), undefined, undefined],
    ['an empty line', 'a\n\n', '', 'a\n\n'],
  ])('with %s is continued after its last line, which is ended', async (_, content, last, mended) => {
    const { sink, path, read } = sinkWith();
    writeFileSync(path, content);
    const bytes = typeof content === 'string' ? (last ?? '') : content.subarray(2);
    expect(await sink.prepare()).toBe(hashLine(bytes));
    if (mended !== undefined) expect(read()).toBe(mended);
    expect(readFileSync(path).at(-1)).toBe(0x0a);
    await sink.close();
  });

  it.each<[string, (path: string, folder: string) => void]>([
    [
      'renamed',
      (path) => {
        renameSync(path, `${path}.1`);
      },
    ],
    [
      'removed',
      (path) => {
        rmSync(path);
      },
    ],
    [
      'replaced',
      (path) => {
        renameSync(path, `${path}.1`);
        writeFileSync(path, '');
      },
    ],
    [
      'truncated',
      (path) => {
        truncateSync(path);
      },
    ],
  ])('that was %s is opened again, and the chain continues from memory', async (_, change) => {
    const { sink, path, folder, read } = sinkWith();
    await sink.prepare();
    await sink.write('a\n');
    change(path, folder);
    expect(await sink.prepare()).toBeUndefined();
    await sink.write('b\n');
    expect(read()).toBe('b\n');
    await sink.close();
  });

  it('to which another program has written is continued after its line', async () => {
    const { sink, path } = sinkWith();
    await sink.prepare();
    await sink.write('a\n');
    appendFileSync(path, 'other');
    expect(await sink.prepare()).toBe(hashLine('other'));
    await sink.close();
  });

  it('is opened again on request', async () => {
    const { sink } = sinkWith('a\n');
    expect(await sink.prepare()).toBe(hashLine('a'));
    expect(await sink.prepare()).toBeUndefined();
    sink.reopen();
    expect(await sink.prepare()).toBe(hashLine('a'));
    await sink.close();
  });

  it('that became a folder fails until it is a file again', async () => {
    const { sink, path, read } = sinkWith();
    await sink.prepare();
    rmSync(path);
    mkdirSync(path);
    await expect(sink.prepare()).rejects.toMatchObject({ code: 'EISDIR' });
    await expect(sink.write('a\n')).rejects.toMatchObject({ code: 'NOT_OPEN' });
    rmSync(path, { recursive: true });
    expect(await sink.prepare()).toBeUndefined();
    await sink.write('b\n');
    expect(read()).toBe('b\n');
    await sink.close();
  });

  it('on a full device fails with the reason', async () => {
    const sink = createFileSink('/dev/full');
    await sink.prepare();
    await expect(sink.write('a\n')).rejects.toMatchObject({ code: 'ENOSPC' });
    await sink.close();
  });
});
