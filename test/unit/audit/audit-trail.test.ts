import type { AuditSink } from '../../../src/audit/audit-sink.js';
import { createAuditTrail, type LinePlace } from '../../../src/audit/audit-trail.js';
import { hashLine } from '../../../src/audit/chain.js';
import { createSinkState } from '../../../src/audit/sink-state.js';

const durable = { isDurable: true, timeoutMs: 5_000 };
const fleeting = { ...durable, isDurable: false };

/** A sink in memory that records its calls, and a trail for it. */
function trailWith(own: Partial<AuditSink> = {}) {
  const calls: string[] = [];
  const logged: [string, object][] = [];
  const log = (fields: object, message: string) => logged.push([message, fields]);
  const sink: AuditSink = {
    prepare: () => Promise.resolve(undefined),
    write: (line) => (calls.push(line), Promise.resolve()),
    sync: () => (calls.push('sync'), Promise.resolve()),
    reopen: () => calls.push('reopen'),
    close: () => (calls.push('close'), Promise.resolve()),
    ...own,
  };
  const state = createSinkState({ debug: log, info: log, warn: log, error: log }, 'audit.jsonl');
  return { trail: createAuditTrail(sink, state), state, calls, logged };
}

const toLine =
  (name: string) =>
  ({ seq, prev }: LinePlace) =>
    `${name} ${seq} ${prev}`;

const systemError = (code: string) => Object.assign(new Error(code), { code });

describe('an audit trail', () => {
  it('numbers its lines, and each has the hash of the one before', async () => {
    const { trail, calls } = trailWith();
    await trail.write(toLine('a'), fleeting);
    await trail.write(toLine('b'), fleeting);
    expect(calls).toEqual(['a 1 null\n', `b 2 ${hashLine('a 1 null')}\n`]);
  });

  it('makes the lines of one turn durable at once, and others not', async () => {
    const { trail, calls } = trailWith();
    await Promise.all([trail.write(toLine('a'), durable), trail.write(toLine('b'), durable)]);
    await trail.write(toLine('c'), fleeting);
    expect(calls.map((call) => call.split(' ')[0])).toEqual(['a', 'b', 'sync', 'c']);
  });

  it('resolves a durable line after it was made durable', async () => {
    let finish: () => void = () => undefined;
    const { trail, calls } = trailWith({ sync: () => new Promise((resolve) => (finish = resolve)) });
    let isWritten = false;
    const written = trail.write(toLine('a'), durable).then(() => (isWritten = true));
    while (calls.length === 0) await new Promise(setImmediate);
    await new Promise(setImmediate);
    expect(isWritten).toBe(false);
    finish();
    await written;
    expect(isWritten).toBe(true);
  });

  it('continues the chain of a file with lines, and its own in an empty one', async () => {
    const last = [hashLine('before'), undefined, undefined];
    const { trail, calls } = trailWith({ prepare: () => Promise.resolve(last.shift()) });
    await trail.write(toLine('a'), fleeting);
    await trail.write(toLine('b'), fleeting);
    const [first = '', second] = calls;
    expect(first).toBe(`a 1 ${hashLine('before')}\n`);
    expect(second).toBe(`b 2 ${hashLine(first.trimEnd())}\n`);
  });

  it('reports a failure once, counts the lines that are lost, and goes on when the sink does', async () => {
    const failures = [systemError('ENOSPC'), systemError('ENOSPC'), systemError('EIO')];
    const lines: string[] = [];
    const { trail, state, logged } = trailWith({
      write(line) {
        const failure = failures.shift();
        if (failure) return Promise.reject(failure);
        lines.push(line);
        return Promise.resolve();
      },
    });
    for (const name of ['a', 'b', 'c']) await expect(trail.write(toLine(name), durable)).rejects.toThrow();
    expect([state.isFailing(), state.countFailures()]).toEqual([true, 3]);
    await trail.write(toLine('d'), durable);
    expect([state.isFailing(), state.countFailures()]).toEqual([false, 3]);
    // The gap in the numbers shows what was lost.
    expect(lines).toEqual(['d 4 null\n']);
    expect(logged).toEqual([
      ['the audit trail cannot be written', { audit: { file: 'audit.jsonl', failure: 'ENOSPC' } }],
      ['the audit trail cannot be written', { audit: { file: 'audit.jsonl', failure: 'EIO' } }],
      ['the audit trail is written again', { audit: { file: 'audit.jsonl', failures: 3 } }],
    ]);
  });

  it('rejects a line that is not written in time, and recovers when the sink does', async () => {
    let finish: () => void = () => undefined;
    const { trail, state } = trailWith({ sync: () => new Promise((resolve) => (finish = resolve)) });
    await expect(trail.write(toLine('a'), { isDurable: true, timeoutMs: 20 })).rejects.toMatchObject({
      code: 'TIMEOUT',
    });
    expect(state.isFailing()).toBe(true);
    finish();
    while (state.isFailing()) await new Promise(setImmediate);
  });

  it('closes after the lines that are being written', async () => {
    const { trail, calls } = trailWith();
    const written = trail.write(toLine('a'), fleeting);
    await trail.close();
    await written;
    expect(calls).toEqual(['a 1 null\n', 'sync', 'close']);
  });
});
