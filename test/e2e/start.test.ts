import { resolve } from 'node:path';
import { runProgram } from '../testkit/process.js';

describe('npm start', () => {
  it('passes a command on to the program, and does not build the playground for it', async () => {
    const program = runProgram({}, ['--version'], resolve('scripts/start.ts'));
    expect(await program.exited).toBe(0);
    expect(program.output()).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(program.errors()).toBe('');
  });
});
