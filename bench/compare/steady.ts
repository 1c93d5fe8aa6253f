import { candidates } from './candidates.ts';
import { type Slice, measureSlice } from './measure.ts';
import { type RunningCandidate, type Stage, startCandidate } from './stage.ts';
import { median } from './statistics.ts';
import { formatFigure, formatTable } from './table.ts';
import { works } from './works.ts';

interface Sample {
  readonly second: number;
  readonly slice: Slice;
}

/** Part by which the memory of the last third may exceed that of the second. */
const tolerance = 0.1;
/** Rows of the table. */
const rows = 10;

async function sampleLoad(running: RunningCandidate, seconds: number, stage: Stage): Promise<Sample[]> {
  const mixed = works.filter(({ name }) => ['update', 'get', 'list'].includes(name));
  const samples: Sample[] = [];
  const started = performance.now();
  const getSecond = () => (performance.now() - started) / 1000;
  while (getSecond() < seconds) {
    for (const work of mixed) {
      const slice = await measureSlice(running, work, Math.ceil(1000 * work.share), stage);
      samples.push({ second: getSecond(), slice });
    }
  }
  return samples;
}

const getMemory = (samples: readonly Sample[]) =>
  median(samples.map(({ slice: { residentMegabytes } }) => residentMegabytes));

function formatSamples(samples: readonly Sample[], seconds: number): string {
  const body = Array.from({ length: rows }, (_, row) => {
    const [from, to] = [(row * seconds) / rows, ((row + 1) * seconds) / rows];
    const own = samples.filter(({ second }) => second >= from && second < to);
    const requests = own.reduce((sum, { slice }) => sum + slice.requests, 0);
    const memory = own.map(({ slice: { residentMegabytes } }) => residentMegabytes);
    const figures = [requests / (to - from), median(memory), Math.min(...memory), Math.max(...memory)];
    return [`${formatFigure(from)}–${formatFigure(to)}`, ...figures.map(formatFigure)];
  });
  return formatTable(['seconds', 'requests/s', 'MB', 'lowest', 'highest'], body);
}

/** Loads this server with updates, reads and lists for a time, and compares its memory. Returns whether it stayed. */
export async function measureSteady(
  seconds: number,
  stage: Stage,
  print: (section: string) => void,
): Promise<boolean> {
  const production = candidates.find(({ name }) => name === 'this');
  if (!production) throw new Error('There is no candidate named this.');
  const running = await startCandidate(production, stage);
  const samples = await sampleLoad(running, seconds, stage);
  await running.end();
  const third = Math.floor(samples.length / 3);
  const [second, last] = [getMemory(samples.slice(third, 2 * third)), getMemory(samples.slice(2 * third))];
  const stayed = last <= second * (1 + tolerance);
  print(`## Memory under load\n\n${formatSamples(samples, seconds)}`);
  const figures = `${formatFigure(second)} MB in the second third, ${formatFigure(last)} MB in the last`;
  print(`${figures}: ${stayed ? 'it stays' : 'it GROWS'}.`);
  return stayed;
}
