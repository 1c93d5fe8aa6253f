import { runToEnd } from './children.ts';
import type { Stage } from './stage.ts';
import { formatTable } from './table.ts';

/** What `npm run bench:live` prints for a number of watchers. */
export interface WatcherFigures {
  readonly watchers: number;
  readonly kilobytes: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Measures watchers with the benchmark that they have of their own. Server and clients share the cores. */
export async function measureWatchers(
  counts: readonly number[],
  { cores }: Stage,
): Promise<WatcherFigures[]> {
  const all = cores && `${cores.serverCores},${cores.loadCores}`;
  const output = await runToEnd({
    ...{ program: 'bench/live.ts', args: [counts.join(',')], environment: {}, cores: all },
  });
  const lines = [...output.matchAll(/^(\d+) watchers: (-?\d+) kB each .* p50 (\d+) ms, p99 (\d+) ms/gm)];
  const figures = lines.map((line) => line.slice(1).map(Number));
  if (figures.length < counts.length) throw new Error(`bench/live.ts printed only: ${output}`);
  return figures.map(([watchers = NaN, kilobytes = NaN, p50Ms = NaN, p99Ms = NaN]) => ({
    ...{ watchers, kilobytes, p50Ms, p99Ms },
  }));
}

/** The memory of a few watchers is less than what the process varies by. */
const formatMemory = ({ watchers, kilobytes }: WatcherFigures) => (watchers < 100 ? '–' : String(kilobytes));

export function formatWatchers(figures: readonly WatcherFigures[]): string {
  const header = ['watchers of one case', 'kB each', 'from a change to them p50 ms', 'p99 ms'];
  const rows = figures.map((one) => [
    ...[one.watchers.toLocaleString('en-US'), formatMemory(one), String(one.p50Ms), String(one.p99Ms)],
  ]);
  return `## Watchers\n\nOf this server, from \`npm run bench:live\`, whose clients use the same cores.\n\n${formatTable(header, rows)}`;
}
