import { readBehaviour } from './behaviour/behaviour.js';
import { readFaultRules } from './faults/fault-rule.js';
import { type Emulator, setBehaviour } from './handle-request.js';
import type { PatchStatus } from './handlers/call.js';
import type { Reply } from './protocol/exchange.js';
import { isJsonObject, parseJson } from './protocol/json.js';

export const CONTROL_PREFIX = '/_sandbox/';

/** Returns the response; undefined is 204. */
type ControlHandler = (emulator: Emulator, body: unknown) => Reply | undefined;

const HANDLERS: ReadonlyMap<string, ControlHandler> = new Map<string, ControlHandler>([
  ['GET journal', ({ journal }) => ok({ entries: journal.entries, requests: journal.describe() })],
  [
    'DELETE journal',
    ({ journal }) => {
      journal.clear();
    },
  ],
  ['GET faults', ({ faults }) => ok({ pending: faults.pending })],
  ['POST faults', addFaults],
  [
    'DELETE faults',
    ({ faults }) => {
      faults.clear();
    },
  ],
  ['PUT patch-status', putPatchStatus],
  ['GET behaviour', ({ settings }) => ok({ ...settings.behaviour })],
  ['PUT behaviour', putBehaviour],
  [
    'DELETE behaviour',
    (emulator) => {
      setBehaviour(emulator, {});
    },
  ],
  [
    'POST reset',
    ({ store }) => {
      store.reset();
    },
  ],
]);

/** Handles a request to the control endpoints, by which people and other processes control the sandbox. */
export function handleControl(
  emulator: Emulator,
  method: string,
  path: string,
  body: string | undefined,
): Reply {
  const name = path.slice(CONTROL_PREFIX.length).split('?')[0] ?? '';
  const handler = HANDLERS.get(`${method} ${name}`);
  if (!handler) {
    const known = Array.from(HANDLERS.keys(), (key) => key.replace(' ', ` ${CONTROL_PREFIX}`));
    return controlError(404, `Unknown control endpoint. Available: ${known.join(', ')}.`);
  }
  return handler(emulator, body === undefined ? undefined : parseJson(body)) ?? { status: 204 };
}

function addFaults({ faults }: Emulator, body: unknown): Reply | undefined {
  const rules = readFaultRules(body);
  if (typeof rules === 'string') return controlError(400, rules);
  faults.add(...rules);
  return undefined;
}

function putPatchStatus({ settings }: Emulator, body: unknown): Reply | undefined {
  const status = isJsonObject(body) ? body['status'] : undefined;
  if (!isPatchStatus(status))
    return controlError(400, 'Expected the body {"status": 200}, with 200, 202, 204 or 405.');
  settings.patchStatus = status;
  return undefined;
}

/** Replaces the behaviour: fields that are absent have their defaults. */
function putBehaviour(emulator: Emulator, body: unknown): Reply | undefined {
  const behaviour = readBehaviour(body);
  if (typeof behaviour === 'string') return controlError(400, behaviour);
  setBehaviour(emulator, behaviour);
  return undefined;
}

function isPatchStatus(value: unknown): value is PatchStatus {
  return value === 200 || value === 202 || value === 204 || value === 405;
}

function ok(json: Reply['json'] & object): Reply {
  return { status: 200, json };
}

/** The response to a request that cannot be handled. */
export function controlError(status: number, message: string): Reply {
  return { status, json: { error: { code: 'SandboxControl', message } } };
}
