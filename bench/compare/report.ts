import type { Candidate } from './candidates.ts';
import type { Slice, StartFigures } from './measure.ts';
import { median, percentile } from './statistics.ts';
import { formatFigure, formatTable } from './table.ts';
import type { Work } from './works.ts';

/** The slices of each candidate, by round. */
export type Slices = ReadonlyMap<string, readonly Slice[]>;

const getCpuPerRequest = ({ cpuUs, requests }: Slice) => cpuUs / requests;
const getThroughput = ({ requests, elapsedMs }: Slice) => (requests * 1000) / elapsedMs;

/** Compares each slice with that of another candidate in the same round. */
function compareRounds(
  slices: readonly Slice[],
  base: readonly Slice[] | undefined,
  measure: (slice: Slice) => number,
): number[] {
  return slices.map((slice, round) => {
    const other = base?.[round];
    return other ? measure(slice) / measure(other) : NaN;
  });
}

function formatRatio(ratios: readonly number[]): string {
  const figure = (ratio: number) => (Number.isFinite(ratio) ? ratio.toFixed(2) : '–');
  return `${figure(median(ratios))} (${figure(Math.min(...ratios))}–${figure(Math.max(...ratios))})`;
}

function formatRow({ title }: Candidate, slices: readonly Slice[], work: Work, all: Slices): string[] {
  const middle = (measure: (slice: Slice) => number) => formatFigure(median(slices.map(measure)));
  const throughput = compareRounds(slices, all.get(work.base), getThroughput);
  const latencies = slices.flatMap(({ latenciesMs }) => latenciesMs);
  return [
    title,
    middle(getCpuPerRequest),
    formatRatio(compareRounds(slices, all.get(work.base), getCpuPerRequest)),
    middle(getThroughput),
    `${formatFigure(median(throughput) * 100)} %`,
    `${middle(({ cpuUs, elapsedMs }) => cpuUs / elapsedMs / 10)} %`,
    formatFigure(percentile(latencies, 0.5)),
    formatFigure(percentile(latencies, 0.99)),
    middle(({ upstreamRequests, requests }) => upstreamRequests / requests),
    formatFigure(Math.max(...slices.map(({ residentMegabytes }) => residentMegabytes))),
  ];
}

/** The table of one work, with a row for each candidate that can do it. */
export function formatWork(work: Work, candidates: readonly Candidate[], slices: Slices): string {
  const header = [
    '',
    'CPU µs',
    `× ${work.base}`,
    'requests/s',
    `% of ${work.base}`,
    'busy',
    'p50 ms',
    'p99 ms',
  ];
  const rows = candidates.flatMap((candidate) => {
    const own = slices.get(candidate.name);
    return own ? [formatRow(candidate, own, work, slices)] : [];
  });
  return `## ${work.title}\n\n${formatTable([...header, 'upstream', 'MB'], rows)}`;
}

/** Latencies at a low rate, of each work and candidate. */
export function formatLatencies(
  perSecond: number,
  rows: readonly (readonly [string, string, readonly number[]])[],
): string {
  const header = ['', 'work', 'p50 ms', 'p99 ms', 'longest ms'];
  const body = rows.map(([title, work, latencies]) => [
    ...[title, work],
    ...[0.5, 0.99, 1].map((part) => formatFigure(percentile(latencies, part))),
  ]);
  return `## Latency at ${perSecond} requests a second\n\n${formatTable(header, body)}`;
}

export function formatStarts(rows: readonly (readonly [Candidate, StartFigures])[]): string {
  const body = rows.map(([{ title }, { startMs, idleMegabytes }]) => [
    title,
    formatFigure(startMs),
    formatFigure(idleMegabytes),
  ]);
  const header = ['', 'start to first response ms', 'idle MB'];
  return `## Start and memory\n\n${formatTable(header, body)}`;
}
