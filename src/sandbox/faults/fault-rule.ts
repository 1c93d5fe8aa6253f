import { isJsonObject, type JsonObject } from '../protocol/json.js';

/** The requests to which a rule applies. */
interface FaultMatch {
  readonly method?: 'GET' | 'PATCH' | 'POST';
  /** A substring of the path with its query. */
  readonly path?: string;
  /** Number of requests to which the rule applies; -1 for all. @default 1 */
  readonly times?: number;
  /** Number of matching requests that are handled normally before. @default 0 */
  readonly skip?: number;
  /** The rule applies to requests that arrive after one with this method. */
  readonly after?: 'GET' | 'PATCH' | 'POST';
}

/**
 * A failure. A fault with a 2xx status, and `slow`, `late` and those with "after" in their names, execute the request;
 * any other leaves the store unchanged.
 */
export type Fault =
  /** `retryAfter` is the raw header; without `body`, Graph's typical error for the status. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly retryAfter?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
      readonly contentType?: string;
    }
  /** The normal response after `ms` milliseconds. */
  | { readonly kind: 'slow'; readonly ms: number }
  /**
   * `status` at once, or no response without it; the request is executed after `ms` milliseconds: a request that timed
   * out on the way, or at an intermediary, and arrives late.
   */
  | { readonly kind: 'late'; readonly ms: number; readonly status?: number }
  /** A connection reset, before or after the request is executed. */
  | { readonly kind: 'reset-before' }
  | { readonly kind: 'reset-after' }
  | { readonly kind: 'status-after'; readonly status: number }
  /** The first half of the normal response, with a matching Content-Length. */
  | { readonly kind: 'broken-json' }
  /** The normal response with a larger Content-Length, after which the socket is closed. */
  | { readonly kind: 'truncated' }
  /** An HTML page. `status` is 503 by default. */
  | { readonly kind: 'html'; readonly status?: number }
  /** 200 without a body. */
  | { readonly kind: 'empty' }
  /** 204. */
  | { readonly kind: 'no-content' }
  /** 202 without a body. */
  | { readonly kind: 'accepted' }
  /** `body` as `application/json`. `status` is 200 by default. */
  | { readonly kind: 'body'; readonly status?: number; readonly body: string }
  /** 401 with a claims challenge; `claims` is JSON or base64. */
  | { readonly kind: 'claims-challenge'; readonly claims: string }
  /** 302. */
  | { readonly kind: 'redirect'; readonly location: string }
  /** No response until the sandbox stops. */
  | { readonly kind: 'hang' };

/** A fault, and the requests to which it applies. */
export type FaultRule = FaultMatch & Fault;

const MATCH_FIELDS = {
  kind: 'string',
  method: 'string?',
  path: 'string?',
  times: 'number?',
  skip: 'number?',
  after: 'string?',
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
  late: { ms: 'number', status: 'number?' },
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

/** The rules in parsed JSON, or a message when they are not valid. */
export function readFaultRules(json: unknown): readonly FaultRule[] | string {
  if (!Array.isArray(json)) return 'Expected a list of fault rules.';
  const issue = json.map(validateRule).find((found) => found !== undefined);
  return issue ?? (json as FaultRule[]);
}

function validateRule(rule: unknown): string | undefined {
  if (!isJsonObject(rule)) return 'A fault rule must be an object.';
  const kind = rule['kind'];
  const kindFields = Object.entries(FIELDS).find(([name]) => name === kind)?.[1];
  if (!kindFields) return `Unknown kind of fault. Available: ${Object.keys(FIELDS).join(', ')}.`;
  return validateFields(rule, { ...MATCH_FIELDS, ...kindFields });
}

function validateFields(rule: JsonObject, fields: Readonly<Record<string, string>>): string | undefined {
  const unknown = Object.keys(rule).find((name) => !Object.hasOwn(fields, name));
  if (unknown !== undefined) return `A fault rule of this kind has no field '${unknown}'.`;
  const invalid = Object.entries(fields).find(([name, type]) => {
    const value = rule[name];
    return value === undefined ? !type.endsWith('?') : typeof value !== type.replace('?', '');
  });
  return invalid && `'${invalid[0]}' of a fault rule must be of type ${invalid[1].replace('?', '')}.`;
}
