import type { App, AppOptions } from '../src/app-options.js';
import type { loadConfig } from '../src/config/load-config.js';
import type { Clock } from '../src/msgraph/transport/clock.js';
import type { Sandbox } from '../src/sandbox/server.js';
import { createBehaviour } from './soak-behaviours.ts';
import { getFaultName } from './soak-faults.ts';
import { findFalseOutcomes, type SandboxRecords } from './soak-outcomes.ts';
import { createRandom } from './soak-random.ts';
import { createSender, type SenderOptions, type SentUpdate } from './soak-send.ts';

type SoakSandbox = SandboxRecords &
  Pick<SenderOptions, 'faults'> &
  Pick<Sandbox, 'setBehaviour' | 'setPatchStatus' | 'stop' | 'url'> & {
    readonly journal: Pick<Sandbox['journal'], 'requests'>;
  };

export interface SoakOptions extends Pick<SenderOptions, 'faultShare' | 'seed'> {
  readonly startSandbox: () => Promise<SoakSandbox>;
  readonly createApp: (options: AppOptions) => Promise<App>;
  readonly loadConfig: typeof loadConfig;
  readonly updates: number;
  readonly clock: Clock & { advance(ms: number): void };
  /** @default 10 minutes */
  readonly limitMs?: number;
}

export interface SoakResult {
  readonly sent: number;
  /** Number of updates by outcome. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Number of scripted faults by kind. */
  readonly faults: Readonly<Record<string, number>>;
  /** Number of parts of the run by what the service did in them. */
  readonly behaviours: Readonly<Record<string, number>>;
  readonly falseOutcomes: readonly string[];
  readonly requests: number;
  readonly seconds: number;
}

const concurrency = 16;
/** Updates after which the service changes its behaviour. */
const updatesPerBehaviour = 250;
/** Fraction of the requests that are bulks, and their size. */
const bulk = { share: 1 / 16, size: 5 };
/** A request that timed out may still be executed. */
const settleMs = 1000;
const settings = {
  UPSTREAM: 'graph',
  AUTH_MODE: 'passthrough',
  PORT: '0',
  GRAPH_TIMEOUT_MS: '300',
  LOG_LEVEL: 'silent',
  RATE_LIMIT_PER_MINUTE: '0',
  // Each wait of one update advances the clock of all.
  REQUEST_TIMEOUT_MS: '120000',
};

/** Returns a function that takes the numbers of the next updates, and changes the behaviour between some of them. */
function createQueue({ setBehaviour, setPatchStatus, store }: SoakSandbox, { seed, updates }: SoakOptions) {
  const random = createRandom(seed);
  const operations = store
    .cases()
    .flatMap(({ id }) =>
      (store.operations(id as string) ?? []).map((operation) => operation['id'] as string),
    );
  const names: string[] = [];
  let next = 1;
  const takeUpdates = (): number[] => {
    if (next > names.length * updatesPerBehaviour) {
      const { behaviour, patchStatus } = createBehaviour(random, operations);
      setBehaviour(behaviour);
      setPatchStatus(patchStatus);
      names.push([`PATCH ${patchStatus}`, ...Object.keys(behaviour)].join(' '));
    }
    const size = Math.min(random() < bulk.share ? bulk.size : 1, updates - next + 1);
    next += size;
    return Array.from({ length: size }, (_, index) => next - size + index);
  };
  return { takeUpdates, names };
}

/** Sends updates while Graph fails, and compares the outcomes that the callers receive with those in the sandbox. */
export async function soak(options: SoakOptions): Promise<SoakResult> {
  const { seed, faultShare, clock, limitMs = 600_000 } = options;
  const started = performance.now();
  const sandbox = await options.startSandbox();
  const config = options.loadConfig({ ...settings, GRAPH_BASE_URL: sandbox.url });
  const app = await options.createApp({ config, clock, random: createRandom(seed) });
  const { store, faults } = sandbox;
  const send = createSender({ url: await app.start(), store, faults, seed, faultShare });
  const { takeUpdates, names } = createQueue(sandbox, options);
  const results: SentUpdate[] = [];
  const work = async (): Promise<void> => {
    while (performance.now() - started < limitMs) {
      const next = takeUpdates();
      if (next.length === 0) return;
      clock.advance(25 * next.length);
      results.push(...(await send(next)));
    }
  };
  try {
    await Promise.all(Array.from({ length: concurrency }, work));
    await new Promise((resolve) => setTimeout(resolve, settleMs));
    const reports = results.map(({ report }) => report);
    return {
      sent: reports.length,
      outcomes: countByName(reports.map(({ outcome }) => outcome)),
      faults: countByName(results.flatMap(({ rules }) => rules.map(getFaultName))),
      behaviours: countByName(names.flatMap((name) => name.split(/ (?!\d)/))),
      falseOutcomes: findFalseOutcomes(reports, sandbox),
      requests: sandbox.journal.requests().length,
      seconds: (performance.now() - started) / 1000,
    };
  } finally {
    await app.stop();
    await sandbox.stop();
  }
}

function countByName(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
