import { spawnSync } from 'node:child_process';
import type { Candidate } from './candidates.ts';
import { measureRounds, measureStart } from './measure.ts';
import type { Options } from './options.ts';
import { formatLatencies, formatStarts, formatWork } from './report.ts';
import { type RunningCandidate, type Stage, startCandidate } from './stage.ts';
import { formatWatchers, measureWatchers } from './watchers.ts';
import { type Work, updateWork } from './works.ts';

const slowPerSecond = 50;

const canDo = ({ works }: Candidate, { name }: Work) => works?.includes(name) ?? true;

/** Compiles the programs of the candidates, whose decorators Node cannot read, and runs their preparations. */
function prepareCandidates(candidates: readonly Candidate[]): void {
  const run = (...args: string[]) => {
    const { status, stderr, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${args.join(' ')} failed: ${stdout}${stderr}`);
  };
  run('node_modules/typescript/bin/tsc', '-p', 'bench/candidates');
  for (const { preparation } of candidates) if (preparation !== undefined) run(preparation);
}

async function measureWork(work: Work, running: readonly RunningCandidate[], options: Options, stage: Stage) {
  const able = running.filter(({ candidate }) => canDo(candidate, work));
  const requests = Math.ceil(options.requests * work.share);
  for (const { client } of able) await client.send(work, Math.ceil(options.warmUp * work.share));
  const slices = await measureRounds(able, work, { requests, rounds: options.rounds, stage });
  return formatWork(
    work,
    able.map(({ candidate }) => candidate),
    slices,
  );
}

async function measureLatencies(running: readonly RunningCandidate[], { works, slowRequests }: Options) {
  const rows: [string, string, number[]][] = [];
  for (const work of works) {
    for (const { candidate, client } of running.filter((one) => canDo(one.candidate, work))) {
      rows.push([candidate.title, work.name, await client.sendAtRate(work, slowPerSecond, slowRequests)]);
    }
  }
  return formatLatencies(slowPerSecond, rows);
}

async function measureStarts({ candidates, starts }: Options, stage: Stage): Promise<string> {
  const rows: Parameters<typeof formatStarts>[0][number][] = [];
  for (const candidate of candidates) {
    rows.push([candidate, await measureStart(candidate, updateWork, { starts, stage })]);
  }
  return formatStarts(rows);
}

/** Compares the candidates; `print` receives each section of the result when it is ready. */
export async function compareCandidates(
  options: Options,
  stage: Stage,
  print: (section: string) => void,
): Promise<void> {
  prepareCandidates(options.candidates);
  if (options.starts > 0) print(await measureStarts(options, stage));
  const running: RunningCandidate[] = [];
  for (const candidate of options.candidates) running.push(await startCandidate(candidate, stage));
  for (const work of options.works) print(await measureWork(work, running, options, stage));
  if (options.slowRequests > 0) print(await measureLatencies(running, options));
  for (const { end } of running) await end();
  if (options.watchers) print(formatWatchers(await measureWatchers([1_000], stage)));
}
