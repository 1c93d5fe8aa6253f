import type { App, AppOptions } from '../src/app-options.js';
import type { loadConfig } from '../src/config/load-config.js';
import type { Clock } from '../src/msgraph/transport/clock.js';
import type { FaultRule } from '../src/sandbox/faults/fault-rule.js';
import type { FaultScript } from '../src/sandbox/faults/fault-script.js';
import type { Journal } from '../src/sandbox/journal.js';
import { createFaults, createRandom, getFaultName, pick } from './soak-faults.ts';
import { findFalseOutcomes, readOutcome, type SandboxRecords, type UpdateReport } from './soak-outcomes.ts';

interface SoakSandbox extends SandboxRecords {
  readonly url: string;
  readonly journal: Pick<Journal, 'entries' | 'requests'>;
  readonly faults: Pick<FaultScript, 'add' | 'clear' | 'pending'>;
  stop(): Promise<void>;
}

export interface SoakOptions {
  readonly startSandbox: () => Promise<SoakSandbox>;
  readonly createApp: (options: AppOptions) => Promise<App>;
  readonly loadConfig: typeof loadConfig;
  readonly updates: number;
  /** Fraction of the updates that meet a fault, from 0 to 1. */
  readonly faultShare: number;
  readonly seed: number;
  readonly clock: Clock & { advance(ms: number): void };
  /** @default 5 minutes */
  readonly limitMs?: number;
}

export interface SoakResult {
  readonly sent: number;
  /** Number of updates by outcome. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Number of scripted faults by kind. */
  readonly faults: Readonly<Record<string, number>>;
  readonly falseOutcomes: readonly string[];
  readonly requests: number;
  readonly seconds: number;
}

const concurrency = 16;
/** A request that timed out may still be executed. */
const settleMs = 600;
/** Pending faults of updates that needed no further request are cleared beyond this number. */
const maxPendingFaults = 60;
const mutation = `mutation ($input: UpdateCaseOperationInput!) { updateCaseOperation(input: $input) {
  caseOperation { resultInfo { message } } userErrors { code }
} }`;
const settings = {
  UPSTREAM: 'graph',
  AUTH_MODE: 'passthrough',
  PORT: '0',
  GRAPH_TIMEOUT_MS: '300',
  LOG_LEVEL: 'silent',
  RATE_LIMIT_PER_MINUTE: '0',
};

/** Sends updates while Graph fails, and compares the outcomes that the callers receive with those in the sandbox. */
export async function soak(options: SoakOptions): Promise<SoakResult> {
  const { updates, seed, clock, limitMs = 300_000 } = options;
  const started = performance.now();
  const sandbox = await options.startSandbox();
  const config = options.loadConfig({ ...settings, GRAPH_BASE_URL: sandbox.url });
  const app = await options.createApp({ config, clock, random: createRandom(seed) });
  const send = createSender(await app.start(), sandbox, options);
  const results: Awaited<ReturnType<typeof send>>[] = [];
  let next = 1;
  const work = async (): Promise<void> => {
    while (next <= updates && performance.now() - started < limitMs) results.push(await send(next++));
  };
  try {
    await Promise.all(Array.from({ length: concurrency }, work));
    await new Promise((resolve) => setTimeout(resolve, settleMs));
    const reports = results.map(({ report }) => report);
    return {
      sent: reports.length,
      outcomes: countByName(reports.map(({ outcome }) => outcome)),
      faults: countByName(results.flatMap(({ rules }) => rules.map(getFaultName))),
      falseOutcomes: findFalseOutcomes(reports, sandbox),
      requests: sandbox.journal.requests().length,
      seconds: (performance.now() - started) / 1000,
    };
  } finally {
    await app.stop();
    await sandbox.stop();
  }
}

/** Returns a function that scripts the faults of one update and sends it. */
function createSender(url: string, { store, faults }: SoakSandbox, options: SoakOptions) {
  const { seed, faultShare, clock } = options;
  const targets = store
    .cases()
    .flatMap(({ id: caseId }) =>
      (store.operations(caseId as string) ?? []).map(({ id }) => ({ caseId, id: id as string })),
    );
  return async (update: number): Promise<{ report: UpdateReport; rules: readonly FaultRule[] }> => {
    const random = createRandom(seed + update * 7919);
    const target = pick(targets, random);
    const rules = random() < faultShare ? createFaults(target.id, random) : [];
    if (faults.pending.length > maxPendingFaults) faults.clear();
    faults.add(...rules);
    clock.advance(25);
    const patch = { resultInfo: { code: update, subcode: 0, message: `u-${update}` } };
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer caller-${update % 8}` },
      body: JSON.stringify({ query: mutation, variables: { input: { ...target, patch } } }),
      signal: AbortSignal.timeout(60_000),
    });
    const names = rules.map((rule) => `${String(rule.method)} ${getFaultName(rule)}`);
    const outcome = readOutcome(await response.json());
    return { report: { update, operation: target.id, faults: names, ...outcome }, rules };
  };
}

function countByName(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
