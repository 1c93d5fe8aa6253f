import type { Clock } from '../transport/clock.js';
import type { Deadline } from '../transport/deadline.js';

/** Milliseconds after which a probe counts as passed: a throttled request is rejected sooner. */
const probeTimeoutMs = 1_000;

/** Maximum number of waiting requests: at five requests per minute, more could not be admitted in time. */
const maxWaiting = 500;

/** Admits requests, or keeps them waiting in order of priority while it is closed. */
export interface AdmissionQueue {
  /**
   * Returns 0 when the request is admitted; it must `leave` when it has its response. Otherwise the request is
   * rejected, and the result is the number of milliseconds until the queue opens, which is after the deadline.
   */
  enter(priority: number, deadline: Deadline): Promise<number>;
  /** Admits a request if none has to wait; it must `leave`. Returns false if it has to `enter`. */
  enterAtOnce(deadline: Deadline): boolean;
  /** @param wasProbe Whether the request was the probe (see `isProbing`). */
  leave(wasProbe: boolean): void;
  /**
   * Whether the last admitted request is a probe: the only one that is admitted after the queue was closed, until
   * it leaves. A request that has just been admitted reads here whether it is the probe.
   */
  isProbing(): boolean;
  /** Closes the queue for a number of milliseconds from now; it never opens earlier than before. */
  close(ms: number): void;
  /** Returns the milliseconds until the queue opens; 0 if it is open. */
  closedFor(): number;
  /** Whether the queue is open and no request is admitted or waiting, so that it has no state to keep. */
  isIdle(): boolean;
}

interface WaitingRequest {
  readonly priority: number;
  readonly deadline: Deadline;
  /** Admits the request (0), or rejects it with the number of milliseconds that the queue stays closed. */
  readonly settle: (wait: number) => void;
}

/** The waiting requests. Each is rejected at its deadline, and when its client disconnects. */
function createWaitingList(clock: Clock, getRejection: () => number, onAdmit: () => void) {
  let requests: WaitingRequest[] = [];

  /** Rejects the last waiting request of the lowest priority, if that is lower than the given one. */
  const makeRoom = (priority: number): boolean => {
    const lowest = Math.max(...requests.map((request) => request.priority));
    if (lowest <= priority) return false;
    requests.findLast((request) => request.priority === lowest)?.settle(getRejection());
    return true;
  };

  const add = (priority: number, deadline: Deadline) =>
    new Promise<number>((resolve) => {
      const hasRoom = requests.length < maxWaiting || makeRoom(priority);
      if (deadline.signal.aborted || !hasRoom) {
        resolve(getRejection());
        return;
      }
      const reject = () => {
        settle(getRejection());
      };
      // Also while a probe is under way: no request waits past its deadline.
      const cancelTimer = clock.schedule(deadline.remainingMs(), reject);
      const settle = (wait: number) => {
        cancelTimer();
        deadline.signal.removeEventListener('abort', reject);
        requests = requests.filter((other) => other !== request);
        if (wait === 0) onAdmit();
        resolve(wait);
      };
      const request: WaitingRequest = { priority, deadline, settle };
      deadline.signal.addEventListener('abort', reject);
      requests.push(request);
    });

  return {
    add,
    isEmpty: () => requests.length === 0,
    byPriority: () => [...requests].sort((a, b) => a.priority - b.priority),
    /** The requests whose deadline is over within a number of milliseconds. */
    endingWithin: (ms: number) => requests.filter(({ deadline }) => deadline.remainingMs() <= ms),
  };
}

/** The probe that is under way, until it ends or has taken too long. */
function createProbe(clock: Clock, onTimeout: () => void) {
  let cancelTimer: (() => void) | undefined;
  return {
    isUnderWay: () => cancelTimer !== undefined,
    start() {
      cancelTimer = clock.schedule(probeTimeoutMs, onTimeout);
    },
    end() {
      cancelTimer?.();
      cancelTimer = undefined;
    },
  };
}

/**
 * Creates an open queue. After it was closed it admits one request as a probe, the first by priority, then by
 * arrival; the others follow when the probe has left and has not closed the queue again.
 */
export function createAdmissionQueue(clock: Clock): AdmissionQueue {
  let closedUntil = 0;
  let admitted = 0;
  let waking = false;

  const closedFor = () => Math.max(0, closedUntil - clock.now());
  const getRejection = () => Math.max(closedFor(), 1);
  const probe = createProbe(clock, endProbe);
  const waiting = createWaitingList(clock, getRejection, () => {
    admitted += 1;
    if (closedUntil > 0) probe.start();
  });

  /** The queue is still open after the probe: it is open to all. */
  function endProbe(): void {
    probe.end();
    if (closedFor() === 0) closedUntil = 0;
    proceed();
  }

  const rejectLate = () => {
    for (const request of waiting.endingWithin(closedFor())) request.settle(getRejection());
  };

  const admit = () => {
    if (closedFor() > 0 || probe.isUnderWay()) return;
    const next = waiting.byPriority();
    for (const request of closedUntil > 0 ? next.slice(0, 1) : next) request.settle(0);
  };

  /** Admits what can be admitted now, and the rest when the queue opens. */
  const proceed = () => {
    admit();
    if (waking || waiting.isEmpty() || closedFor() === 0) return;
    waking = true;
    void clock.sleep(closedFor()).then(() => {
      waking = false;
      proceed();
    });
  };

  return {
    enterAtOnce(deadline) {
      // Since it was last closed, the queue has been opened by a probe. Then nobody waits.
      const isOpen = closedUntil === 0 && waiting.isEmpty();
      const isAdmitted = isOpen && !deadline.signal.aborted && deadline.remainingMs() > 0;
      if (isAdmitted) admitted += 1;
      return isAdmitted;
    },
    enter(priority, deadline) {
      const entered = waiting.add(priority, deadline);
      rejectLate();
      proceed();
      return entered;
    },
    isProbing: () => probe.isUnderWay(),
    leave(wasProbe) {
      admitted -= 1;
      // A probe that took longer than its timeout has ended before.
      if (wasProbe && probe.isUnderWay()) endProbe();
      else proceed();
    },
    close(ms) {
      closedUntil = Math.max(closedUntil, clock.now() + ms);
      rejectLate();
    },
    closedFor,
    isIdle: () => admitted === 0 && waiting.isEmpty() && closedFor() === 0,
  };
}
