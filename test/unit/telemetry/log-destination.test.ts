import { Writable } from 'node:stream';
import { createLogDestination } from '../../../src/telemetry/log-destination.js';

/** A stream whose reader takes a chunk only when it is told to. */
function createSlowStream() {
  const taken: string[] = [];
  let next: (() => void) | undefined;
  const stream = new Writable({
    highWaterMark: 16,
    decodeStrings: false,
    write(chunk: string, _, callback) {
      taken.push(chunk);
      next = callback;
    },
  });
  const takeAll = async () => {
    while (next) {
      const callback = next;
      next = undefined;
      callback();
      await new Promise(setImmediate);
    }
  };
  return { stream, taken, takeAll };
}

describe('the destination of the log', () => {
  it('keeps lines for a slow reader, in their order', async () => {
    const { stream, taken, takeAll } = createSlowStream();
    const destination = createLogDestination(stream);
    for (const line of ['a\n', 'b\n', 'c\n']) destination.write(line);
    await takeAll();
    expect(taken).toEqual(['a\n', 'b\n', 'c\n']);
  });

  it('drops lines when too many wait, and logs their number when the reader comes back', async () => {
    const { stream, taken, takeAll } = createSlowStream();
    const destination = createLogDestination(stream, 100);
    for (let line = 0; line < 50; line += 1) destination.write('0123456789\n');
    expect(stream.writableLength).toBeLessThanOrEqual(100);
    await takeAll();
    destination.write('after\n');
    await takeAll();
    expect(taken.slice(0, 9)).toEqual(Array.from({ length: 9 }, () => '0123456789\n'));
    expect(JSON.parse(taken[9] ?? '')).toMatchObject({
      level: 'warn',
      dropped: 41,
      msg: 'log lines were dropped',
    });
    expect(taken[10]).toBe('after\n');
  });

  it('flushes what waits', async () => {
    const { stream, taken, takeAll } = createSlowStream();
    const destination = createLogDestination(stream);
    destination.write('a\n');
    const flushed = destination.flush();
    await takeAll();
    await flushed;
    expect(taken[0]).toBe('a\n');
  });

  it('does not wait for ever for a reader', async () => {
    const destination = createLogDestination(createSlowStream().stream);
    destination.write('a\n');
    await expect(destination.flush()).resolves.toBeUndefined();
  });

  it('loses lines without an error when the reader is gone', async () => {
    const stream = new Writable({
      write: (_chunk, _encoding, callback) => {
        callback(new Error('EPIPE'));
      },
    });
    const destination = createLogDestination(stream);
    destination.write('a\n');
    await new Promise(setImmediate);
    expect(() => {
      destination.write('b\n');
    }).not.toThrow();
    await destination.flush();
  });
});
