import { resolve } from 'node:path';
import { runProgram } from '../testkit/process.js';

it('the example starts, executes the query that it prints, and stops', async () => {
  const program = runProgram({}, ['--port', '0'], resolve('examples/library/start.ts'));
  const [, url = '', body = ''] = await program.waitFor(/^curl (\S+) .* -d '(.*)'$/m);
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  });
  expect(await response.json()).toEqual({
    data: {
      noted: [
        {
          notes: ['Anna waits for this one.'],
          status: 'RUNNING',
          percentProgress: 50,
          case: { displayName: 'Contoso v. Fabrikam' },
        },
      ],
    },
  });
  expect(await program.end('SIGINT')).toBe(0);
  expect(program.errors()).toBe('');
});
