import { createError } from '../../domain/errors.js';
import type { Clock } from '../transport/clock.js';
import { DelayedError, type GraphRequest, type Send, isStale } from '../transport/send.js';
import { removeLast } from '../transport/remove-last.js';
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

/** Returns the first urgent request that has a place, or else the first one that has. */
function findNext(
  waiting: Iterable<WaitingRequest>,
  { hasPlace }: ReturnType<typeof createPlaces>,
): WaitingRequest | undefined {
  let first: WaitingRequest | undefined;
  for (const request of waiting) {
    if (!hasPlace(request.callerKey)) continue;
    if (request.isUrgent) return request;
    first ??= request;
  }
  return first;
}

/** Limits the requests in flight. Writes, and what verifies them, are sent before other reads. */
export function limitConcurrency(limits: ConcurrencyLimits, clock: Clock): (send: Send) => Send {
  const places = createPlaces(limits);
  const waiting: WaitingRequest[] = [];

  const startNext = () => {
    for (let next = findNext(waiting, places); next; next = findNext(waiting, places)) {
      removeLast(waiting, next);
      places.change(next.callerKey, 1);
      next.start();
    }
  };

  const waitForStart = ({ credential, deadline, isWrite, isLook }: GraphRequest) =>
    new Promise<void>((resolve, reject) => {
      const leave = () => {
        removeLast(waiting, own);
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
