import type { Effect, ErrorReason } from '../../domain/errors.js';

/** What an unsuccessful HTTP status means. */
export interface StatusPolicy {
  readonly reason: ErrorReason;
  /** What a write with this status may have done. */
  readonly effect: Effect;
  /** Which requests may be retried: any, because it was not processed; only reads; or none. */
  readonly retry: 'any' | 'reads' | 'none';
  /** Whether it means that the quota is exhausted, so that all requests wait. */
  readonly throttles?: boolean;
}

const refused = (reason: ErrorReason): StatusPolicy => ({ reason, effect: 'none', retry: 'none' });
const notProcessed = (reason: ErrorReason): StatusPolicy => ({ reason, effect: 'none', retry: 'any' });
const failed = (retry: 'reads' | 'none'): StatusPolicy => ({ reason: 'unavailable', effect: 'maybe', retry });
/** An intermediary gave up waiting, while Graph may still process the request. */
const timedOut: StatusPolicy = { reason: 'upstreamTimeout', effect: 'pending', retry: 'reads' };
const throttled: StatusPolicy = { ...notProcessed('throttled'), throttles: true };

/** The statuses of Graph, and those of the proxies and gateways in front of it (docs/graph-facts.md, Errors). */
const policies: Readonly<Record<number, StatusPolicy>> = {
  401: refused('roleMissing'),
  402: refused('forbidden'),
  403: refused('forbidden'),
  404: refused('notFound'),
  408: timedOut,
  409: refused('conflict'),
  410: refused('notFound'),
  412: refused('conflict'),
  423: refused('conflict'),
  424: notProcessed('skipped'),
  425: notProcessed('unavailable'),
  429: throttled,
  499: timedOut,
  500: failed('reads'),
  501: failed('none'),
  502: timedOut,
  503: failed('reads'),
  504: timedOut,
  507: failed('none'),
  509: throttled,
  520: timedOut,
  521: timedOut,
  522: timedOut,
  523: timedOut,
  524: timedOut,
  598: timedOut,
};

/** The policy of every other status: a redirect is not followed, a 4xx is a refusal, a 5xx a failure. */
function getDefaultPolicy(status: number): StatusPolicy {
  if (status >= 500) return failed('none');
  if (status >= 400) return refused('badRequest');
  return { reason: 'invalidResponse', effect: 'maybe', retry: 'none' };
}

/** Returns what an unsuccessful status means; the one place that the layers ask. */
export function getStatusPolicy(status: number): StatusPolicy {
  return policies[status] ?? getDefaultPolicy(status);
}
