import type { Emulator } from './answer.js';
import type { Reply } from './protocol/exchange.js';
import { readFaultRules } from './faults/fault-rule.js';
import { fromJsonText, isJsonObject } from './protocol/json.js';
import { isPatchStatus } from './settings.js';

export const CONTROL_PREFIX = '/_sandbox/';

/** Acts, and answers; 204 when it has nothing to say. */
type Control = (emulator: Emulator, body: unknown) => Reply | undefined;

const CONTROLS: ReadonlyMap<string, Control> = new Map<string, Control>([
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
  [
    'POST reset',
    ({ store }) => {
      store.reset();
    },
  ],
]);

/** Steers the sandbox from outside: for people, and for tests in other processes. */
export function control(emulator: Emulator, method: string, path: string, body: string | undefined): Reply {
  const name = path.slice(CONTROL_PREFIX.length).split('?')[0] ?? '';
  const found = CONTROLS.get(`${method} ${name}`);
  if (!found) {
    const known = Array.from(CONTROLS.keys(), (key) => key.replace(' ', ` ${CONTROL_PREFIX}`));
    return problem(404, `There is no such control. There are: ${known.join(', ')}.`);
  }
  return found(emulator, body === undefined ? undefined : fromJsonText(body)) ?? { status: 204 };
}

function addFaults({ faults }: Emulator, body: unknown): Reply | undefined {
  const rules = readFaultRules(body);
  if (typeof rules === 'string') return problem(400, rules);
  faults.add(...rules);
  return undefined;
}

function putPatchStatus({ settings }: Emulator, body: unknown): Reply | undefined {
  const status = isJsonObject(body) ? body['status'] : undefined;
  if (!isPatchStatus(status)) return problem(400, 'The body must be {"status": 200}, 204 or 405.');
  settings.patchStatus = status;
  return undefined;
}

function ok(json: Reply['json'] & object): Reply {
  return { status: 200, json };
}

function problem(status: number, message: string): Reply {
  return { status, json: { error: { code: 'SandboxControl', message } } };
}
