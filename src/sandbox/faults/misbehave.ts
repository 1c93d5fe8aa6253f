import { claimsChallenge } from '../protocol/access.js';
import { type Outcome, type Reply, type Trace, whole } from '../protocol/exchange.js';
import type { Fault } from './fault-rule.js';
import { errorReply } from '../protocol/graph-error.js';
import { statusError } from '../protocol/status-error.js';

const HTML_PAGE =
  "<!DOCTYPE html><html><head><title>Service Unavailable</title></head><body><h2>Our services aren't available right now</h2><p>Server: substrate.office.com:444</p></body></html>";

type FaultThatAnswers = Exclude<
  Fault,
  { kind: 'slow' | 'hang' | 'reset-before' | 'reset-after' | 'status-after' | 'broken-json' | 'truncated' }
>;

/** Lets the fault strike; `normally` carries the request out and gives the answer it should have had. */
export async function misbehave(
  fault: Fault,
  trace: Trace,
  normally: () => Promise<Outcome>,
  sleep: (ms: number) => Promise<void>,
): Promise<Outcome> {
  switch (fault.kind) {
    case 'slow':
      await sleep(fault.ms);
      return normally();
    case 'hang':
      return { delivery: 'hang' };
    case 'reset-before':
      return { delivery: 'reset' };
    case 'reset-after':
      await normally();
      return { delivery: 'reset' };
    case 'status-after':
      await normally();
      return whole(errorReply(statusError(fault.status), trace));
    case 'broken-json':
    case 'truncated': {
      const outcome = await normally();
      return 'reply' in outcome ? { delivery: fault.kind, reply: outcome.reply } : outcome;
    }
    default: {
      const reply = scripted(fault, trace);
      if (reply.status < 300) await normally();
      return whole(reply);
    }
  }
}

function scripted(fault: FaultThatAnswers, trace: Trace): Reply {
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
      return errorReply(claimsChallenge(fault.claims), trace);
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
  return errorReply(statusError(fault.status, headers), trace);
}
