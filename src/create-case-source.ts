import type { CaseSource } from './live/case-source.js';
import { createGraphGateway, type GatewayDependencies, type GatewayOptions } from './msgraph/gateway.js';
import { parseRetryAfter } from './msgraph/layers/retry-after.js';
import type { Deadlines } from './msgraph/transport/deadline.js';
import type { Send } from './msgraph/transport/send.js';
import { intervalsMs } from './live/intervals.js';

export interface CaseSourceDependencies extends Omit<
  GatewayDependencies,
  'deadline' | 'freshness' | 'isBackground'
> {
  readonly deadlines: Deadlines;
  /** Milliseconds that one read of a case may take. */
  readonly deadlineMs: number;
}

/** Milliseconds that a request in the background may wait, which is more than a minute's budget needs. */
const backgroundWaitMs = 600_000;

/** The reads of a watched case: each has a gateway and a deadline of its own, because a watch outlives its request. */
export function createCaseSource(
  caseId: string,
  options: GatewayOptions,
  { deadlines, deadlineMs, ...dependencies }: CaseSourceDependencies,
): CaseSource {
  const { clock } = dependencies;
  return {
    open(isBackground, signal) {
      let requests = 0;
      let retryAfterMs = 0;
      const send: Send = async (request) => {
        const onSent = () => {
          requests += 1;
        };
        // A long list takes many minutes of its part of the quota; each request waits for a place in it.
        const deadline = isBackground ? deadlines.create(backgroundWaitMs, signal) : request.deadline;
        const response = await dependencies.send({ ...request, deadline, onSent });
        // Graph states it in successful responses, too (docs/graph-facts.md, Throttling).
        retryAfterMs = Math.max(
          retryAfterMs,
          parseRetryAfter(response.headers['retry-after'], clock.date()) ?? 0,
        );
        return response;
      };
      const gateway = createGraphGateway(options, {
        ...dependencies,
        send,
        deadline: deadlines.create(deadlineMs, signal),
        isBackground,
        // A new watcher takes what was read for others shortly before.
        freshness: { maxAgeMs: isBackground ? 0 : intervalsMs.moved, staleIfErrorMs: 0 },
        // It reads only.
        observe: () => undefined,
      });
      return {
        getOperation: (id) => gateway.getOperation({ caseId, id }),
        listOperations: () => gateway.listOperations(caseId),
        countRequests: () => requests,
        getRetryAfter: () => retryAfterMs,
      };
    },
  };
}
