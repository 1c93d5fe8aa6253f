import type { ConfigSources } from '../config/load-config.js';
import { type GraphClient, createGraphClient } from './graph-client.js';
import { type Report, type Step, type StepName, createStep } from './report.js';
import type { DoctorOptions, RunContext } from './run-context.js';
import { checkConfiguration, toSetUp } from './steps/configuration.js';
import { checkMetadata } from './steps/metadata.js';
import { checkAuthority, checkGraph, checkProxy } from './steps/network.js';
import { checkCases, checkOperations, requestTexts } from './steps/requests.js';
import { checkToken, type TokenResult } from './steps/token.js';
import { checkWrite } from './steps/write.js';
import type { RequestName } from './symptoms/observation.js';

export interface DoctorDependencies {
  /** The version of this program. */
  readonly version: string;
  /** Receives each check when it ends. */
  readonly onStep: (step: Step) => void;
  /** Receives the announcement of requests before they are sent. */
  readonly announce: (text: string) => void;
}

type AddStep = (step: Step) => Step;

const skip = (step: StepName, reason: string) => createStep(step, 'skipped', `${reason}.`);

/** The eDiscovery requests: at most four. A GET of the operation to write replaces the list of operations. */
async function sendRequests(
  { credential, token }: TokenResult,
  context: RunContext,
  add: AddStep,
  announce: (names: readonly RequestName[]) => void,
): Promise<void> {
  const { write } = context.options;
  const last: StepName = write ? 'write' : 'operations';
  if (!credential) {
    for (const step of ['cases', last] as const) add(skip(step, 'There is no token'));
    return;
  }
  announce(write ? ['cases', 'operation', 'patch', 'look'] : ['cases', 'operations']);
  const setUp = {
    ...context.setUp,
    objectId: token?.objectId,
    applicationId: token?.applicationId ?? context.setUp['clientId'],
  };
  const requestContext = { ...context, setUp, token };
  const cases = await checkCases(credential, requestContext);
  add(cases.step);
  // The write names its case; an empty list is no reason not to try.
  const isListed = cases.step.facts['status'] === 200;
  if (write) {
    add(
      isListed ? await checkWrite(credential, write, requestContext) : skip(last, 'Cases cannot be listed'),
    );
  } else if (cases.id === undefined) {
    add(skip(last, isListed ? 'There is no case' : 'Cases cannot be listed'));
  } else {
    add(await checkOperations(credential, cases.id, requestContext));
  }
}

/** The checks of a tenant, in their order. Each that depends on a failed one is skipped. */
async function checkTenant(
  context: RunContext,
  add: AddStep,
  announce: (names: readonly RequestName[]) => void,
): Promise<void> {
  const { config, graph, options } = context;
  const last: StepName = options.write ? 'write' : 'operations';
  const skipAll = (steps: readonly StepName[], reason: string) => {
    for (const step of steps) add(skip(step, reason));
  };
  add(checkProxy(context));
  const { auth } = config;
  if (auth.mode === 'passthrough') {
    add(skip('authority', 'With AUTH_MODE=passthrough this server does not call Microsoft Entra'));
  } else if (add(await checkAuthority({ ...context, auth })).status === 'problem') {
    skipAll(['graph', 'token', 'cases', last, 'metadata'], 'Microsoft Entra must answer first');
    return;
  }
  const metadata = await graph.readMetadata();
  if (add(checkGraph(metadata, context)).status === 'problem') {
    skipAll(['token', 'cases', last, 'metadata'], 'Microsoft Graph must be reachable first');
    return;
  }
  const token = await checkToken(context);
  add(token.step);
  await sendRequests(token, context, add, announce);
  add(checkMetadata(metadata));
}

/** The checks that must have been made: a set-up without them is not known to work. */
const required: ReadonlySet<StepName> = new Set(['token', 'cases', 'operations', 'write']);

function isAllWell(steps: readonly Step[]): boolean {
  return steps.every(
    ({ step, status }) => status !== 'problem' && !(status === 'skipped' && required.has(step)),
  );
}

/** The embedded sandbox takes the place of Microsoft Graph, but callers may sign in to a real Microsoft Entra. */
async function checkSignIn(context: RunContext, add: AddStep): Promise<void> {
  const { auth } = context.config;
  if (auth.mode === 'passthrough') return;
  if (add(await checkAuthority({ ...context, auth })).status === 'problem') {
    add(skip('token', 'Microsoft Entra must answer first'));
    return;
  }
  add((await checkToken(context)).step);
}

/** Checks a set-up step by step. Changes nothing, except that `write` writes a value that is already there. */
export async function runDoctor(
  sources: ConfigSources,
  options: DoctorOptions,
  { version, onStep, announce }: DoctorDependencies,
): Promise<Report> {
  const steps: Step[] = [];
  const add: AddStep = (step) => {
    steps.push(step);
    onStep(step);
    return step;
  };
  let announced = 0;
  const announceRequests = (names: readonly RequestName[]) => {
    announced = names.length;
    const list = names.map((name) => requestTexts[name]).join('; ');
    announce(`Sending up to ${names.length} eDiscovery requests, of a quota of five a minute: ${list}.`);
  };
  let client: GraphClient | undefined;
  const { step, config } = checkConfiguration(sources);
  add(step);
  if (config) {
    client = createGraphClient(config, `graph-case-operations/${version}`);
    const context = { config, options, graph: client, setUp: toSetUp(config, options) };
    const check = config.upstream === 'sandbox' ? checkSignIn : checkTenant;
    await check(context, add, announceRequests).finally(() => client?.close());
  }
  return {
    version,
    ok: isAllWell(steps),
    requests: { announced, sent: client?.countSent() ?? 0 },
    steps,
  };
}
