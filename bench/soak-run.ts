import type { App, AppOptions } from '../src/app-options.js';
import type { loadConfig } from '../src/config/load-config.js';
import type { Clock } from '../src/msgraph/transport/clock.js';
import type { FaultRule } from '../src/sandbox/faults/fault-rule.js';
import type { FaultScript } from '../src/sandbox/faults/fault-script.js';
import type { Journal } from '../src/sandbox/journal.js';
import type { Store } from '../src/sandbox/store.js';
import { faultsOf, nameOf, pick, seeded } from './soak-faults.ts';

interface SoakSandbox {
  readonly url: string;
  readonly journal: Pick<Journal, 'entries' | 'requests'>;
  readonly faults: Pick<FaultScript, 'add' | 'clear' | 'pending'>;
  readonly store: Pick<Store, 'cases' | 'operations'>;
  stop(): Promise<void>;
}

export interface SoakOptions {
  readonly startSandbox: () => Promise<SoakSandbox>;
  readonly createApp: (options: AppOptions) => Promise<App>;
  readonly loadConfig: typeof loadConfig;
  readonly updates: number;
  /** From 0 to 1: how many of the updates meet a fault. */
  readonly faultShare: number;
  readonly seed: number;
  readonly clock: Clock & { advance(ms: number): void };
  /** @default 5 minutes */
  readonly limitMs?: number;
}

interface Told {
  readonly update: number;
  readonly operation: string;
  readonly faults: readonly string[];
  /** 'applied', or the code of the error. */
  readonly outcome: string;
  /** The message that the caller was shown as the operation's own. */
  readonly shown: string | undefined;
}

export interface SoakResult {
  readonly sent: number;
  /** How many updates ended in which outcome. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** How many faults of which kind were scripted, for a PATCH or a GET. */
  readonly faults: Readonly<Record<string, number>>;
  /** Answers that are not true, each with what is needed to see why. */
  readonly falseAnswers: readonly string[];
  readonly requests: number;
  readonly seconds: number;
}

const concurrency = 16;
const mutation = `mutation ($input: UpdateCaseOperationInput!) { updateCaseOperation(input: $input) {
  caseOperation { resultInfo { message } } userErrors { code }
} }`;

interface Answer {
  readonly data?: {
    readonly updateCaseOperation?: {
      readonly caseOperation: { readonly resultInfo: { readonly message: string } | null } | null;
      readonly userErrors: readonly { readonly code: string }[];
    } | null;
  } | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

function outcomeOf({ data, errors }: Answer): Pick<Told, 'outcome' | 'shown'> {
  const payload = data?.updateCaseOperation;
  const shown = payload?.caseOperation?.resultInfo?.message;
  if (!payload || errors) return { outcome: `top level ${errors?.[0]?.extensions?.code ?? '?'}`, shown };
  const [error] = payload.userErrors;
  return { outcome: error ? error.code : 'applied', shown };
}

function tally(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function codeIn(body: unknown): number | undefined {
  return (body as { resultInfo?: { code?: number } } | undefined)?.resultInfo?.code;
}

/** Compares what callers were told with what the sandbox did. */
function untrue(told: readonly Told[], { journal, store }: SoakSandbox): string[] {
  const patches = journal.entries.filter(({ method }) => method === 'PATCH');
  const applied = new Set(patches.filter((entry) => entry.applied).map(({ body }) => codeIn(body)));
  const standing = new Set(
    store.cases().flatMap(({ id }) => (store.operations(id as string) ?? []).map((data) => codeIn(data))),
  );
  const problemOf = ({ update, outcome, shown }: Told): string | undefined => {
    const made = applied.has(update) || standing.has(update);
    if (outcome === 'OUTCOME_UNKNOWN') return undefined;
    if (outcome === 'applied' && !made) return 'told applied, was not';
    if (outcome === 'applied' && shown !== `u-${update}`) return `told applied, shown ${String(shown)}`;
    if (/^top level (?!UNAUTHENTICATED)/.test(outcome)) return 'an answer that says nothing';
    return outcome !== 'applied' && made ? 'told not applied, was' : undefined;
  };
  return told.flatMap((one) => {
    const problem = problemOf(one);
    const tries = patches.filter(({ body }) => codeIn(body) === one.update);
    const seen = tries.map((entry) => `${entry.status ?? 'none'}${entry.applied ? ' applied' : ''}`);
    return problem ? [`${problem}: ${JSON.stringify(one)}; PATCHes: ${seen.join(', ')}`] : [];
  });
}

/** Sends updates with faults upstream, and holds what the callers were told against what happened. */
export async function soak(options: SoakOptions): Promise<SoakResult> {
  const { updates, faultShare, seed, clock, limitMs = 300_000 } = options;
  const started = performance.now();
  const sandbox = await options.startSandbox();
  const environment = { UPSTREAM: 'graph', AUTH_MODE: 'passthrough', GRAPH_BASE_URL: sandbox.url, PORT: '0' };
  const quick = { GRAPH_TIMEOUT_MS: '300', LOG_LEVEL: 'silent', RATE_LIMIT_PER_MINUTE: '0' };
  const config = options.loadConfig({ ...environment, ...quick });
  const app = await options.createApp({ config, clock, random: seeded(seed) });
  const url = await app.start();
  const { store, faults } = sandbox;
  const targets = store
    .cases()
    .flatMap(({ id: caseId }) =>
      (store.operations(caseId as string) ?? []).map(({ id }) => ({ caseId, id: id as string })),
    );
  const told: Told[] = [];
  const scripted: FaultRule[] = [];

  const send = async (update: number): Promise<void> => {
    const random = seeded(seed + update * 7919);
    const target = pick(targets, random);
    const rules = random() < faultShare ? faultsOf(target.id, random) : [];
    // What did not strike, because nothing had to be read, would pile up.
    if (faults.pending.length > 60) faults.clear();
    faults.add(...rules);
    scripted.push(...rules);
    clock.advance(25);
    const patch = { resultInfo: { code: update, subcode: 0, message: `u-${update}` } };
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer caller-${update % 8}` },
      body: JSON.stringify({ query: mutation, variables: { input: { ...target, patch } } }),
      signal: AbortSignal.timeout(60_000),
    });
    const outcome = outcomeOf((await response.json()) as Answer);
    const names = rules.map((rule) => `${String(rule.method)} ${nameOf(rule)}`);
    told.push({ update, operation: target.id, faults: names, ...outcome });
  };

  let next = 1;
  const work = async (): Promise<void> => {
    while (next <= updates && performance.now() - started < limitMs) await send(next++);
  };
  try {
    await Promise.all(Array.from({ length: concurrency }, work));
    // What was given up may still be carried out.
    await new Promise((resolve) => setTimeout(resolve, 600));
    return {
      sent: told.length,
      outcomes: tally(told.map(({ outcome }) => outcome)),
      faults: tally(scripted.map(nameOf)),
      falseAnswers: untrue(told, sandbox),
      requests: sandbox.journal.requests().length,
      seconds: (performance.now() - started) / 1000,
    };
  } finally {
    await app.stop();
    await sandbox.stop();
  }
}
