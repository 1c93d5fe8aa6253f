import { isJsonObject, type JsonObject } from '../protocol/json.js';

/** Which requests a rule is about. */
interface FaultMatch {
  readonly method?: 'GET' | 'PATCH' | 'POST';
  /** Part of the path with its query. */
  readonly path?: string;
  /** How often it strikes: 1 by default, -1 for always. */
  readonly times?: number;
  /** How many matching requests it lets pass before: 0 by default. */
  readonly skip?: number;
}

/**
 * What goes wrong. A fault that answers 2xx, and one with "after" in its name, carries the request out;
 * any other leaves the world as it was.
 */
export type Fault =
  /** `retryAfter` is the raw header; without `body` Graph's typical error. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly retryAfter?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
      readonly contentType?: string;
    }
  /** Answers normally after `ms` milliseconds. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** The socket is destroyed. */
  | { readonly kind: 'reset-before' }
  | { readonly kind: 'reset-after' }
  | { readonly kind: 'status-after'; readonly status: number }
  /** The normal answer, cut in its middle, with a length that fits. */
  | { readonly kind: 'broken-json' }
  /** The normal answer with a promised length that never comes. */
  | { readonly kind: 'truncated' }
  /** An HTML page, with 503 by default. */
  | { readonly kind: 'html'; readonly status?: number }
  /** 200 without a body. */
  | { readonly kind: 'empty' }
  /** 204. */
  | { readonly kind: 'no-content' }
  /** 202 without a body. */
  | { readonly kind: 'accepted' }
  /** This text, said to be JSON, with 200 by default. */
  | { readonly kind: 'body'; readonly status?: number; readonly body: string }
  /** 401 that asks for a new token; `claims` is JSON text or base64. */
  | { readonly kind: 'claims-challenge'; readonly claims: string }
  /** 302. */
  | { readonly kind: 'redirect'; readonly location: string }
  /** No answer until the sandbox stops. */
  | { readonly kind: 'hang' };

/** One line of the script: whom it strikes, how often, and how. */
export type FaultRule = FaultMatch & Fault;

const MATCH_FIELDS = {
  kind: 'string',
  method: 'string?',
  path: 'string?',
  times: 'number?',
  skip: 'number?',
};

const FIELDS: Readonly<Record<Fault['kind'], Readonly<Record<string, string>>>> = {
  status: {
    status: 'number',
    retryAfter: 'string?',
    headers: 'object?',
    body: 'string?',
    contentType: 'string?',
  },
  slow: { ms: 'number' },
  'reset-before': {},
  'reset-after': {},
  'status-after': { status: 'number' },
  'broken-json': {},
  truncated: {},
  html: { status: 'number?' },
  empty: {},
  'no-content': {},
  accepted: {},
  body: { status: 'number?', body: 'string' },
  'claims-challenge': { claims: 'string' },
  redirect: { location: 'string' },
  hang: {},
};

/** Rules that came as JSON, or a sentence that says what is wrong with them. */
export function readFaultRules(json: unknown): readonly FaultRule[] | string {
  if (!Array.isArray(json)) return 'A list of fault rules was expected.';
  const problem = json.map(validateRule).find((found) => found !== undefined);
  return problem ?? (json as FaultRule[]);
}

function validateRule(rule: unknown): string | undefined {
  if (!isJsonObject(rule)) return 'A fault rule must be an object.';
  const kind = rule['kind'];
  const ownFields = Object.entries(FIELDS).find(([name]) => name === kind)?.[1];
  if (!ownFields) return `Unknown kind of fault; there are: ${Object.keys(FIELDS).join(', ')}.`;
  return misfit(rule, { ...MATCH_FIELDS, ...ownFields });
}

function misfit(rule: JsonObject, fields: Readonly<Record<string, string>>): string | undefined {
  const stray = Object.keys(rule).find((name) => !Object.hasOwn(fields, name));
  if (stray !== undefined) return `A fault rule of this kind has no '${stray}'.`;
  const wrong = Object.entries(fields).find(([name, type]) => {
    const value = rule[name];
    return value === undefined ? !type.endsWith('?') : typeof value !== type.replace('?', '');
  });
  return wrong && `'${wrong[0]}' of a fault rule must be a ${wrong[1].replace('?', '')}.`;
}
