import { candidates } from './candidates.ts';
import { createClient } from './load.ts';
import { measureSlice } from './measure.ts';
import { type Panel, drawPanels } from './plot.ts';
import { type RunningCandidate, type Stage, startCandidate } from './stage.ts';
import { percentile } from './statistics.ts';
import { formatFigure, formatTable } from './table.ts';
import { formatWatchers, measureWatchers } from './watchers.ts';
import { createDocumentWork, createListWork, createReferencesWork, updateWork, type Work } from './works.ts';

/** How the cost of one kind of request changes with one size. */
interface Series {
  readonly title: string;
  readonly unit: string;
  readonly sizes: readonly number[];
  readonly createWork: (size: number) => Work;
  /** @default that of the stage */
  readonly getConnections?: (size: number) => number;
}

interface Point {
  readonly size: number;
  readonly cpuUs: number;
  readonly perSecond: number;
  readonly p50Ms: number;
}

const series: readonly Series[] = [
  {
    ...{ title: 'List 50 of the operations of a case', unit: 'operations', createWork: createListWork },
    sizes: [1, 10, 100, 1_000, 10_000],
  },
  {
    ...{ title: 'Resolve references', unit: 'references', createWork: createReferencesWork },
    sizes: [1, 3, 10, 30, 100, 300],
  },
  {
    ...{ title: 'Update through connections', unit: 'connections', createWork: () => updateWork },
    ...{ sizes: [1, 2, 4, 8, 16, 32, 64], getConnections: (size: number) => size },
  },
  {
    ...{ title: 'Get one operation, with aliases', unit: 'fields', createWork: createDocumentWork },
    sizes: [1, 10, 100, 1_000],
  },
];
const watcherCounts = [1, 10, 100, 1_000, 10_000];

/** CPU time that makes the steps of 10 ms small. */
const enoughCpuUs = 1_000_000;
const warmUpRequests = 10_000;

/** Sends requests until enough CPU time is used; a half of that before, to warm up. */
async function measurePoint(
  size: number,
  work: Work,
  running: RunningCandidate,
  stage: Stage,
): Promise<Point> {
  const run = async (cpuUs: number) => {
    const slices = [await measureSlice(running, work, 16, stage)];
    for (let used = 0; used < cpuUs; used = slices.reduce((sum, slice) => sum + slice.cpuUs, 0)) {
      slices.push(await measureSlice(running, work, 16 * slices.length, stage));
    }
    return slices;
  };
  await run(enoughCpuUs / 2);
  const slices = await run(enoughCpuUs);
  const sum = (read: (slice: (typeof slices)[number]) => number) =>
    slices.reduce((total, slice) => total + read(slice), 0);
  const requests = sum((slice) => slice.requests);
  const latencies = slices.flatMap(({ latenciesMs }) => latenciesMs);
  return {
    size,
    cpuUs: sum((slice) => slice.cpuUs) / requests,
    perSecond: (requests * 1000) / sum(({ elapsedMs }) => elapsedMs),
    p50Ms: percentile(latencies, 0.5),
  };
}

async function measureSeries(one: Series, running: RunningCandidate, stage: Stage): Promise<Point[]> {
  const points: Point[] = [];
  for (const size of one.sizes) {
    const connections = one.getConnections?.(size) ?? stage.connections;
    const client = createClient({ url: running.child.address, connections });
    points.push(await measurePoint(size, one.createWork(size), { ...running, client }, stage));
    await client.close();
  }
  return points;
}

function formatSeries({ title, unit, getConnections }: Series, points: readonly Point[]): string {
  // A request goes through one connection only.
  const isShared = getConnections === undefined;
  const rows = points.map(({ size, cpuUs, perSecond, p50Ms }) => [
    size.toLocaleString('en-US'),
    ...[cpuUs, ...(isShared ? [cpuUs / size] : []), perSecond, p50Ms].map(formatFigure),
  ]);
  const header = [unit, 'CPU µs', ...(isShared ? ['CPU µs for each'] : []), 'requests/s', 'p50 ms'];
  return `## ${title}\n\n${formatTable(header, rows)}`;
}

/** Measures how the cost of this server grows. Returns the plot. */
export async function measureGrowth(stage: Stage, print: (section: string) => void): Promise<string> {
  const production = candidates.find(({ name }) => name === 'this');
  if (!production) throw new Error('There is no candidate named this.');
  const environment = { ...production.environment, LIMIT_ALIASES: '1000' };
  const running = await startCandidate({ ...production, environment }, stage);
  await running.client.send(updateWork, warmUpRequests);
  const panels: Panel[] = [];
  for (const one of series) {
    const points = await measureSeries(one, running, stage);
    print(formatSeries(one, points));
    panels.push({
      ...{ title: one.title, xLabel: one.unit, yLabel: 'CPU µs' },
      points: points.map(({ size, cpuUs }) => [size, cpuUs]),
      isProportional: one.getConnections === undefined,
    });
  }
  await running.end();
  const watchers = await measureWatchers(watcherCounts, stage);
  print(formatWatchers(watchers));
  panels.push({
    ...{ title: 'Watchers of one case', xLabel: 'watchers', yLabel: 'p99 ms' },
    points: watchers.map(({ watchers: count, p99Ms }) => [count, Math.max(1, p99Ms)]),
    isProportional: true,
  });
  return drawPanels(panels);
}
