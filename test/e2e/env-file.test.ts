import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../testkit/process.js';

/** Runs `config --json` in a folder with a file .env. */
async function runConfig(content: string | Buffer, environment: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'case-operations-'));
  writeFileSync(join(folder, '.env'), content);
  const program = runProgram(environment, ['config', '--json'], undefined, folder);
  const code = await program.exited;
  const shown = program.output() === '' ? {} : JSON.parse(program.output());
  return { code, shown, errors: program.errors() };
}

describe('the file .env of the built program', () => {
  it('may begin with a byte order mark, and gives what is empty in the environment', async () => {
    const { code, shown } = await runConfig('\uFEFFNODE_ENV=production\r\nUPSTREAM=sandbox\r\n', {
      UPSTREAM: '',
    });
    expect(code).toBe(0);
    expect(shown).toMatchObject({
      NODE_ENV: { value: 'production', source: '.env' },
      UPSTREAM: { value: 'sandbox', source: '.env' },
      INTROSPECTION: { value: 'off', source: 'derived from UPSTREAM and NODE_ENV' },
    });
  });

  it('must not be UTF-16', async () => {
    const { code, errors } = await runConfig(Buffer.from('\uFEFFPORT=4100\r\n', 'utf16le'));
    expect({ code, errors }).toEqual({
      code: 1,
      errors: 'The configuration has 1 issue:\n  - .env is UTF-16: save it as UTF-8\n',
    });
  });

  it('has its issues reported with all others, without its content and a stack', async () => {
    const { code, errors } = await runConfig('HOST=canary#1\nTRUSTED_DOCUMENT=x\n', { LOG_LEVEL: 'loud' });
    expect(code).toBe(1);
    expect(errors.split('\n').map((line) => line.slice(0, 20))).toEqual([
      'The configuration ha',
      '  - .env, line 1: th',
      '  - .env, line 2: TR',
      '  - LOG_LEVEL must b',
      '',
    ]);
    expect(errors).not.toMatch(/canary| {4}at /);
  });
});
