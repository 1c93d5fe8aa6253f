import { setTimeout as wait } from 'node:timers/promises';
import type { Candidate } from './candidates.ts';
import { readCpuUs, readResidentMegabytes } from './process-usage.ts';
import { type RunningCandidate, type Stage, startCandidate } from './stage.ts';
import { median } from './statistics.ts';
import type { Work } from './works.ts';

/** What was measured while a candidate answered a number of requests. */
export interface Slice {
  readonly requests: number;
  readonly elapsedMs: number;
  readonly cpuUs: number;
  readonly upstreamRequests: number;
  readonly residentMegabytes: number;
  readonly latenciesMs: readonly number[];
}

export interface StartFigures {
  /** From the start of the process to its first response. */
  readonly startMs: number;
  /** Resident memory one second later. */
  readonly idleMegabytes: number;
}

export async function measureSlice(
  { candidate, child, client }: RunningCandidate,
  work: Work,
  requests: number,
  stage: Stage,
): Promise<Slice> {
  const upstreamBefore = await stage.countUpstreamRequests();
  const cpuBefore = readCpuUs(child.pid);
  const started = performance.now();
  const latenciesMs = await client.send(work, requests);
  const elapsedMs = performance.now() - started;
  const cpuUs = readCpuUs(child.pid) - cpuBefore;
  const upstreamRequests = (await stage.countUpstreamRequests()) - upstreamBefore;
  if (work.upstreamRequests !== undefined && upstreamRequests !== requests * work.upstreamRequests) {
    const counts = `${requests} requests, ${upstreamRequests} upstream`;
    throw new Error(`${candidate.name} does other work than the rest (${work.name}): ${counts}.`);
  }
  const residentMegabytes = readResidentMegabytes(child.pid);
  return { requests, elapsedMs, cpuUs, upstreamRequests, residentMegabytes, latenciesMs };
}

/** Measures the candidates in turn; each round begins with another one. Returns the slices of each, by round. */
export async function measureRounds(
  running: readonly RunningCandidate[],
  work: Work,
  { requests, rounds, stage }: { requests: number; rounds: number; stage: Stage },
): Promise<Map<string, Slice[]>> {
  const slices = new Map(running.map(({ candidate }) => [candidate.name, [] as Slice[]]));
  for (let round = 0; round < rounds; round += 1) {
    const first = round % running.length;
    for (const one of [...running.slice(first), ...running.slice(0, first)]) {
      slices.get(one.candidate.name)?.push(await measureSlice(one, work, requests, stage));
    }
  }
  return slices;
}

/** Starts a candidate several times. */
export async function measureStart(
  candidate: Candidate,
  work: Work,
  { starts, stage }: { starts: number; stage: Stage },
): Promise<StartFigures> {
  const figures: StartFigures[] = [];
  for (let start = 0; start < starts; start += 1) {
    const started = performance.now();
    const { child, client, end } = await startCandidate(candidate, stage);
    await client.sendAtRate(work, 1, 1);
    const startMs = performance.now() - started;
    await wait(1000);
    figures.push({ startMs, idleMegabytes: readResidentMegabytes(child.pid) });
    await end();
  }
  return {
    startMs: median(figures.map(({ startMs }) => startMs)),
    idleMegabytes: median(figures.map(({ idleMegabytes }) => idleMegabytes)),
  };
}
