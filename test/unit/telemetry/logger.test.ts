import { createLogger, type LogLevel } from '../../../src/telemetry/logger.js';

function createLog(level: LogLevel) {
  const lines: string[] = [];
  const log = createLogger({
    ...{ level, version: '1.2.3' },
    destination: { write: (line) => lines.push(line) },
  });
  return { log, read: () => lines.map((line) => JSON.parse(line)) };
}

describe('the logger', () => {
  it('logs the stack and the cause of an error', () => {
    const { log, read } = createLog('info');
    const error = new TypeError('no such field', { cause: new Error('no such key') });
    log.error({ error, path: '/x' }, 'unexpected error');
    const [line] = read();
    expect(line).toMatchObject({ path: '/x', msg: 'unexpected error', err: { type: 'TypeError' } });
    expect(line.err.stack).toMatch(/TypeError: no such field\n {4}at .*logger\.test\.ts.*no such key/s);
    expect(line).not.toHaveProperty('error');
  });

  it('logs other fields unchanged', () => {
    const { log, read } = createLog('info');
    log.info({ entra: { error: 'invalid_client' } }, 'message');
    expect(read()).toMatchObject([
      {
        level: 'info',
        service: 'graph-case-operations',
        version: '1.2.3',
        entra: { error: 'invalid_client' },
      },
    ]);
  });

  it('does not log below its level', () => {
    const { log, read } = createLog('warn');
    log.info({}, 'message');
    expect(read()).toEqual([]);
  });
});
