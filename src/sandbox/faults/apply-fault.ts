import { claimsChallenge } from '../protocol/access.js';
import { complete, type Outcome, type Reply, type Trace } from '../protocol/exchange.js';
import { statusError, toErrorReply } from '../protocol/graph-error.js';
import type { Fault } from './fault-rule.js';

const HTML_PAGE =
  "<!DOCTYPE html><html><head><title>Service Unavailable</title></head><body><h2>Our services aren't available right now</h2><p>Server: substrate.office.com:444</p></body></html>";

/** A fault with a response that does not depend on the request. */
type ResponseFault = Exclude<
  Fault,
  {
    kind:
      | 'slow'
      | 'late'
      | 'hang'
      | 'reset-before'
      | 'reset-after'
      | 'status-after'
      | 'broken-json'
      | 'truncated';
  }
>;

/** Returns the outcome with the fault; `handle` executes the request and returns its normal outcome. */
export async function applyFault(
  fault: Fault,
  trace: Trace,
  handle: () => Promise<Outcome>,
  sleep: (ms: number) => Promise<void>,
): Promise<Outcome> {
  switch (fault.kind) {
    case 'slow':
      await sleep(fault.ms);
      return handle();
    case 'late':
      void sleep(fault.ms).then(handle);
      return fault.status === undefined
        ? { delivery: 'hang' }
        : complete(toErrorReply(statusError(fault.status), trace));
    case 'hang':
      return { delivery: 'hang' };
    case 'reset-before':
      return { delivery: 'reset' };
    case 'reset-after':
      await handle();
      return { delivery: 'reset' };
    case 'status-after':
      await handle();
      return complete(toErrorReply(statusError(fault.status), trace));
    case 'broken-json':
    case 'truncated': {
      const outcome = await handle();
      return 'reply' in outcome ? { delivery: fault.kind, reply: outcome.reply } : outcome;
    }
    default: {
      const reply = toReply(fault, trace);
      if (reply.status < 300) await handle();
      return complete(reply);
    }
  }
}

function toReply(fault: ResponseFault, trace: Trace): Reply {
  switch (fault.kind) {
    case 'status':
      return statusReply(fault, trace);
    case 'html':
      return {
        status: fault.status ?? 503,
        headers: { 'Content-Type': 'text/html; charset=utf-8' },
        text: HTML_PAGE,
      };
    case 'empty':
      return { status: 200 };
    case 'no-content':
      return { status: 204 };
    case 'accepted':
      return { status: 202 };
    case 'body':
      return {
        status: fault.status ?? 200,
        headers: { 'Content-Type': 'application/json' },
        text: fault.body,
      };
    case 'claims-challenge':
      return toErrorReply(claimsChallenge(fault.claims), trace);
    case 'redirect':
      return { status: 302, headers: { Location: fault.location } };
  }
}

function statusReply(fault: Extract<Fault, { kind: 'status' }>, trace: Trace): Reply {
  const headers = {
    ...(fault.retryAfter !== undefined && { 'Retry-After': fault.retryAfter }),
    ...(fault.contentType !== undefined && { 'Content-Type': fault.contentType }),
    ...fault.headers,
  };
  if (fault.body !== undefined) {
    return {
      status: fault.status,
      headers: { 'Content-Type': 'application/json', ...headers },
      text: fault.body,
    };
  }
  if (fault.status < 400) return { status: fault.status, headers };
  return toErrorReply(statusError(fault.status, headers), trace);
}
