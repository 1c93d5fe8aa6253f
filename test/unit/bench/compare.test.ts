import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Program, runProgram } from '../../testkit/process.js';

const titles = [
  'bare proxy, node:http and undici',
  'bare proxy, node:http and undici, JSON parsed and printed',
  'this server, production settings, LOG_LEVEL=warn',
];

function runBenchmark(...args: string[]): Program {
  // Those whose packages are installed in any case. Tests run side by side, so nothing is pinned to a processor.
  const fixed = ['--candidates', 'bare,bare-json,this', '--no-pin'];
  return runProgram({}, [...fixed, ...args], resolve('bench/compare.ts'), process.cwd());
}

/** Returns the rows of the tables by heading, each as a list of cells. */
function readTables(text: string): Map<string, string[][]> {
  const sections = text.split(/^## /m).slice(1);
  return new Map(
    sections.map((section) => {
      const [heading = '', ...lines] = section.split('\n');
      const rows = lines.filter((line) => line.startsWith('|')).slice(2);
      return [
        heading,
        rows.map((row) =>
          row
            .split('|')
            .slice(1, -1)
            .map((cell) => cell.trim()),
        ),
      ];
    }),
  );
}

function findChildren(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return children === '' ? [] : children.split(' ').map(Number);
}

/** Returns the processes that the benchmark has started: the fake Microsoft Graph and the candidates. */
function findStarted(): number[] {
  const isBenchmark = (pid: number) =>
    readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('bench/compare.ts');
  return findChildren(process.pid).filter(isBenchmark).flatMap(findChildren);
}

/** Whether a process still runs; one that has ended may wait for init to notice. */
function isRunning(pid: number): boolean {
  if (!existsSync(`/proc/${pid}/stat`)) return false;
  return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

describe('the benchmark', () => {
  it('has a row for each candidate and work, whose upstream requests are as many as the requests', async () => {
    const results = join(mkdtempSync(join(tmpdir(), 'case-operations-')), 'RESULTS.md');
    const amounts = [
      '--requests',
      '50',
      '--rounds',
      '2',
      '--warm-up',
      '10',
      '--slow-requests',
      '2',
      '--starts',
      '1',
    ];
    const program = runBenchmark(...amounts, '--results', results);
    expect([await program.exited, program.errors()]).toEqual([0, '']);

    const tables = readTables(program.output());
    expect(tables.get('Start and memory')?.map(([title]) => title)).toEqual(titles);
    for (const heading of ['Update one operation', 'Get one operation', 'List 50 of 100 operations']) {
      const rows = tables.get(heading) ?? [];
      expect(rows.map(([title]) => title)).toEqual(titles);
      expect(rows.map((row) => row.at(-2))).toEqual(['1', '1', '1']);
    }
    const [bare, , own] = tables.get('Update 20 operations of one case') ?? [];
    expect([bare?.at(-2), own?.at(-2)]).toEqual(['20', '2']);
    expect(tables.get('Latency at 50 requests a second')).toHaveLength(titles.length * 5);
    expect(readTables(readFileSync(results, 'utf8'))).toEqual(tables);
  }, 120_000);

  it('ends its candidates when it is interrupted', async () => {
    const program = runBenchmark('--only', 'update', '--starts', '0', '--requests', '1000000');
    while (findStarted().length <= titles.length) await new Promise(setImmediate);
    const started = findStarted();
    expect(await program.end('SIGINT')).toBe(130);
    while (started.some(isRunning)) await new Promise(setImmediate);
  }, 120_000);

  it('names the candidates when one is unknown', async () => {
    const program = runProgram({}, ['--candidates', 'other'], resolve('bench/compare.ts'), process.cwd());
    expect(await program.exited).toBe(1);
    expect(program.errors()).toContain('Unknown: other. Known: bare, bare-json, this,');
  });
});
