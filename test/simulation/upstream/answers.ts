import type { Behaviour, WireValues } from '../plan.js';
import type { Display } from './history.js';

/** An answer on its way back; as the transport hands it on. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly json: unknown;
  /** Whether the body is Graph's error envelope. */
  readonly envelope: boolean;
  readonly displays: readonly Display[];
}

const none = { headers: {}, envelope: false, displays: [] };

export function answerJson(status: number, json: unknown, displays: readonly Display[] = []): Answer {
  return { ...none, status, json, displays };
}

export function answerNothing(status: number): Answer {
  return { ...none, status, json: undefined };
}

/** HTML or anything else that is not JSON. */
export function answerText(status: number, headers: Answer['headers'] = {}): Answer {
  return { ...none, status, headers, json: undefined };
}

export function answerError(status: number, headers: Answer['headers'] = {}): Answer {
  const json = {
    error: {
      code: 'UnknownError',
      message: 'The model refused.',
      innerError: { 'request-id': 'of-the-model' },
    },
  };
  return { ...none, status, headers, json, envelope: true };
}

function pickParts(json: WireValues, names: readonly string[]): WireValues {
  return Object.fromEntries(Object.entries(json).filter(([name]) => names.includes(name)));
}

/** What a PATCH that was carried out answers. */
export function answerPatch(display: Display, body: WireValues, { patchAnswer }: Behaviour): Answer {
  const [first = ''] = Object.keys(body).filter((name) => !name.startsWith('@'));
  switch (patchAnswer) {
    case 'full':
      return answerJson(200, display.json, [display]);
    case 'partial': {
      const json = pickParts(display.json, ['id', 'status', 'action', first]);
      return answerJson(200, json, [{ ...display, json }]);
    }
    case 'id': {
      const json = pickParts(display.json, ['id']);
      return answerJson(200, json, [{ ...display, json }]);
    }
    case 'no-content':
      return answerNothing(204);
    case 'accepted':
      return answerNothing(202);
    case 'empty':
      return answerNothing(200);
  }
}
