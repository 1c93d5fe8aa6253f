import { createError } from '../../domain/errors.js';
import type { Clock } from '../transport/clock.js';
import { DelayedError, type GraphRequest, type Send, isStale } from '../transport/send.js';

export interface ConcurrencyLimits {
  /** Maximum number of requests in flight; as many as the transport has connections. */
  readonly total: number;
  /** Maximum number of requests in flight of one caller, so that no caller can take all connections. */
  readonly perCaller: number;
}

interface WaitingRequest {
  readonly callerKey: string;
  readonly isUrgent: boolean;
  readonly start: () => void;
}

/** Limits the requests in flight. Writes, and what verifies them, are sent before other reads. */
export function limitConcurrency(limits: ConcurrencyLimits, clock: Clock): (send: Send) => Send {
  const inFlight = new Map<string, number>();
  let total = 0;
  let waiting: WaitingRequest[] = [];

  const count = (callerKey: string, change: 1 | -1) => {
    const value = (inFlight.get(callerKey) ?? 0) + change;
    total += change;
    if (value === 0) inFlight.delete(callerKey);
    else inFlight.set(callerKey, value);
  };

  const startNext = () => {
    while (total < limits.total) {
      const allowed = waiting.filter(({ callerKey }) => (inFlight.get(callerKey) ?? 0) < limits.perCaller);
      const next = allowed.find(({ isUrgent }) => isUrgent) ?? allowed[0];
      if (!next) return;
      waiting = waiting.filter((request) => request !== next);
      count(next.callerKey, 1);
      next.start();
    }
  };

  const waitForStart = ({ credential, deadline, isWrite, isLook }: GraphRequest) =>
    new Promise<void>((resolve, reject) => {
      const leave = () => {
        waiting = waiting.filter((request) => request !== own);
        stop();
        reject(createError('unreachable'));
      };
      const cancelTimer = clock.schedule(deadline.remainingMs(), leave);
      const stop = () => {
        cancelTimer();
        deadline.signal.removeEventListener('abort', leave);
      };
      const own: WaitingRequest = {
        callerKey: credential.limitKey,
        isUrgent: isWrite === true || isLook === true,
        start() {
          stop();
          resolve();
        },
      };
      if (deadline.signal.aborted) {
        leave();
        return;
      }
      deadline.signal.addEventListener('abort', leave);
      waiting.push(own);
      startNext();
    });

  return (send) => async (request) => {
    await waitForStart(request);
    try {
      if (isStale(request, clock)) throw new DelayedError();
      return await send(request);
    } finally {
      count(request.credential.limitKey, -1);
      startNext();
    }
  };
}
