import { resolve } from 'node:path';
import { type Program, runProgram } from '../testkit/process.js';

describe.each(['apollo', 'hive'])('the example gateway, %s', (gateway) => {
  let program: Program;
  beforeAll(() => {
    program = runProgram({}, ['--gateway', gateway, '--port', '0'], resolve('examples/gateway/start.ts'));
  });

  it('starts, executes the query that it prints, and stops', async () => {
    const [, url = '', body = ''] = await program.waitFor(/^curl (\S+) .* -d '(.*)'$/m);
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    });
    expect(await response.json()).toEqual({
      data: {
        matters: [
          {
            name: 'Contoso v. Fabrikam',
            case: { displayName: 'Contoso v. Fabrikam', status: 'ACTIVE' },
            keyOperations: [{ status: 'RUNNING', percentProgress: 50, notes: ['Anna waits for this one.'] }],
          },
        ],
      },
    });
    expect(await program.end('SIGINT')).toBe(0);
    expect(program.errors()).toBe('');
  });
});

it('the example gateway lists its gateways if the option is invalid', async () => {
  const program = runProgram({}, ['--gateway', 'none'], resolve('examples/gateway/start.ts'));
  expect(await program.exited).toBe(1);
  expect(program.errors()).toContain('--gateway must be one of: apollo, hive');
});
