import { parseArgs } from 'node:util';
import { candidates, type Candidate } from './candidates.ts';
import { type Work, works } from './works.ts';

/** How much is measured. */
interface Amounts {
  /** Requests of one slice of the lightest work. CPU time is counted in steps of 10 ms: fewer make it inexact. */
  readonly requests: number;
  /** Slices of each candidate and work. */
  readonly rounds: number;
  /** Requests before the first slice. V8 compiles what is called often, so they are counted and not timed. */
  readonly warmUp: number;
  /** Starts of each candidate. */
  readonly starts: number;
  /** Requests at a low rate. */
  readonly slowRequests: number;
}

export interface Options extends Amounts {
  readonly mode: 'compare' | 'growth' | 'steady';
  readonly works: readonly Work[];
  readonly candidates: readonly Candidate[];
  readonly watchers: boolean;
  /** Seconds of a steady load. */
  readonly seconds: number;
  /** The file for the result. Without one, only a complete run has one. */
  readonly results?: string | undefined;
  readonly pins: boolean;
}

const complete: Amounts = { requests: 2_500, rounds: 12, warmUp: 25_000, starts: 5, slowRequests: 250 };
const quick: Amounts = { requests: 2_500, rounds: 4, warmUp: 5_000, starts: 1, slowRequests: 50 };
const quickWorks = ['update', 'get', 'list'];
const quickCandidates = ['bare', 'bare-json', 'this', 'mercurius', 'apollo'];

/** Where complete runs write their results. */
const files = { compare: 'bench/RESULTS.md', growth: 'bench/GROWTH.md', steady: 'bench/STEADY.md' };

function select<T extends { readonly name: string }>(all: readonly T[], names: readonly string[]): T[] {
  const known = all.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`Unknown: ${unknown.join(', ')}. Known: ${known.join(', ')}.`);
  return all.filter(({ name }) => names.includes(name));
}

/** The arguments of `npm run bench --`. Throws for one that is unknown. */
export function readOptions(args: readonly string[]): Options {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...{ quick: flag, growth: flag, steady: flag, 'no-pin': flag },
      ...{ only: text, candidates: text, results: text, seconds: text },
      ...{ requests: text, rounds: text, 'warm-up': text, starts: text, 'slow-requests': text },
    },
  });
  const amounts = values.quick ? quick : complete;
  const number = (given: string | undefined, otherwise: number) =>
    given === undefined ? otherwise : Number(given);
  const names = (given: string | undefined, quickly: readonly string[], all: readonly { name: string }[]) =>
    given?.split(',') ?? (values.quick ? quickly : all.map(({ name }) => name));
  const mode = values.growth ? 'growth' : values.steady ? 'steady' : 'compare';
  const given = Object.keys(values).filter(
    (name) => !['growth', 'steady', 'no-pin', 'results'].includes(name),
  );
  const isComplete = !values.quick && given.every((name) => name === 'quick');
  return {
    mode,
    works: select(works, names(values.only, quickWorks, works)),
    candidates: select(candidates, names(values.candidates, quickCandidates, candidates)),
    requests: number(values.requests, amounts.requests),
    rounds: number(values.rounds, amounts.rounds),
    warmUp: number(values['warm-up'], amounts.warmUp),
    starts: number(values.starts, amounts.starts),
    slowRequests: number(values['slow-requests'], amounts.slowRequests),
    seconds: number(values.seconds, 300),
    watchers: isComplete,
    results: values.results ?? (isComplete ? files[mode] : undefined),
    pins: !values['no-pin'],
  };
}
