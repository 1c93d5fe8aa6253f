import { createError } from '../../domain/errors.js';
import type { Clock } from '../transport/clock.js';
import { DelayedError, type GraphRequest, type Send, isStale } from '../transport/send.js';
import { whenSettled } from '../transport/when-settled.js';

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

/** The places of the requests in flight. */
function createPlaces(limits: ConcurrencyLimits) {
  const inFlight = new Map<string, number>();
  let total = 0;
  return {
    hasPlace: (callerKey: string) =>
      total < limits.total && (inFlight.get(callerKey) ?? 0) < limits.perCaller,
    change(callerKey: string, by: 1 | -1) {
      const value = (inFlight.get(callerKey) ?? 0) + by;
      total += by;
      if (value === 0) inFlight.delete(callerKey);
      else inFlight.set(callerKey, value);
    },
  };
}

/** Limits the requests in flight. Writes, and what verifies them, are sent before other reads. */
export function limitConcurrency(limits: ConcurrencyLimits, clock: Clock): (send: Send) => Send {
  const places = createPlaces(limits);
  let waiting: WaitingRequest[] = [];

  const startNext = () => {
    while (waiting.length > 0) {
      const allowed = waiting.filter(({ callerKey }) => places.hasPlace(callerKey));
      const next = allowed.find(({ isUrgent }) => isUrgent) ?? allowed[0];
      if (!next) return;
      waiting = waiting.filter((request) => request !== next);
      places.change(next.callerKey, 1);
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
    });

  /** Starts a request that need not wait: with a place for it, none of those that wait could start instead. */
  const startAtOnce = ({ credential: { limitKey }, deadline }: GraphRequest): boolean => {
    if (deadline.signal.aborted || !places.hasPlace(limitKey)) return false;
    places.change(limitKey, 1);
    return true;
  };

  const end = ({ credential: { limitKey } }: GraphRequest) => {
    places.change(limitKey, -1);
    startNext();
  };

  return (send) => {
    const sendStarted: Send = (request) => {
      const response = isStale(request, clock) ? Promise.reject(new DelayedError()) : send(request);
      return whenSettled(response, () => {
        end(request);
      });
    };
    return (request) =>
      startAtOnce(request) ? sendStarted(request) : waitForStart(request).then(() => sendStarted(request));
  };
}
