import { createError } from '../../domain/errors.js';
import { type Clock, sleepUnlessAborted } from '../transport/clock.js';
import type { Deadline } from '../transport/deadline.js';
import {
  DelayedError,
  type GraphRequest,
  type GraphResponse,
  type Send,
  isStale,
} from '../transport/send.js';
import { whenSettled } from '../transport/when-settled.js';
import { createAdmissionQueue } from './admission-queue.js';
import { type Budgets, type Quota, Reservations, takePermits } from './take-permits.js';
import type { BudgetPermit } from './request-budget.js';
import { getThrottleWait, toWholeSeconds } from './retry-after.js';
import { getStatusPolicy } from './status-policy.js';

export interface ThrottleDependencies extends Budgets {
  readonly clock: Clock;
  readonly observe?: ThrottleObserver | undefined;
}

/** Sees who waits for the quota, and for how long it is closed. */
interface ThrottleObserver {
  /** Called when a request begins to wait; returns what is called when it has waited. */
  readonly onWait: () => () => void;
  /** Called after a 429, with the milliseconds by which it prolongs the wait of all. */
  readonly onClosed: (ms: number) => void;
}

/**
 * Verifying what was sent comes before sending more, updates before reads, which can be repeated, and reads for a caller
 * before those in the background.
 */
function getPriority({ method, isLook, isBackground }: GraphRequest): number {
  if (isLook) return 0;
  if (isBackground) return 3;
  return method === 'PATCH' ? 1 : 2;
}

async function sleepWithin(ms: number, deadline: Deadline, clock: Clock): Promise<void> {
  const fits = ms < deadline.remainingMs() && (await sleepUnlessAborted(clock, ms, deadline.signal));
  if (!fits) throw createThrottled(ms);
}

interface Wait {
  readonly start: () => void;
  readonly stop: () => void;
}

/** The wait of one request, which most requests do not have. */
function createWait(observe: ThrottleObserver | undefined): Wait {
  let stop: (() => void) | undefined;
  return {
    start() {
      stop ??= observe?.onWait();
    },
    stop: () => stop?.(),
  };
}

/** A request that was admitted. */
interface Admission {
  readonly isProbe: boolean;
  readonly permits: readonly BudgetPermit[];
}

const createThrottled = (waitMs: number) =>
  createError('throttled', { retryAfterSeconds: toWholeSeconds(waitMs) });

/** Waits for admission. Fails as throttled if the request is rejected. */
async function enter(
  quota: Quota,
  request: GraphRequest,
  { wait: { start: startWait }, ...dependencies }: ThrottleDependencies & { readonly wait: Wait },
): Promise<Admission> {
  const { queue, reservations } = quota;
  const { deadline, failFast } = request;
  for (;;) {
    if (failFast && queue.closedFor() > 0) throw createThrottled(queue.closedFor());
    if (queue.closedFor() > 0) startWait();
    const wait = await queue.enter(getPriority(request), deadline);
    if (wait > 0) {
      // Nobody waits for the answer of a client that has disconnected.
      if (deadline.signal.aborted) throw createError('unreachable');
      throw createThrottled(wait);
    }
    const isProbe = queue.isProbing();
    const isDelayed = isStale(request, dependencies.clock);
    const taken = isDelayed ? [] : takePermits(quota, request, dependencies);
    const permits = taken instanceof Promise ? await taken : taken;
    if (Array.isArray(permits) && !isDelayed) return { isProbe, permits };
    queue.leave(isProbe);
    if (Array.isArray(permits)) throw new DelayedError();
    const { waitMs, isOwnPart } = permits;
    if (failFast && !isOwnPart) throw createThrottled(waitMs);
    startWait();
    if (isOwnPart || reservations.count(request) > 0) await sleepWithin(waitMs, deadline, dependencies.clock);
  }
}

async function waitAndEnter(
  quota: Quota,
  request: GraphRequest,
  dependencies: ThrottleDependencies,
): Promise<Admission> {
  const wait = createWait(dependencies.observe);
  try {
    return await enter(quota, request, { ...dependencies, wait });
  } finally {
    wait.stop();
  }
}

function markWhenSent(request: GraphRequest, permits: readonly BudgetPermit[]): GraphRequest {
  return {
    ...request,
    onSent() {
      for (const permit of permits) permit.markSent();
      request.onSent?.();
    },
  };
}

/** Admits a request if nothing has to be waited for. */
function enterAtOnce(
  quota: Quota,
  request: GraphRequest,
  dependencies: ThrottleDependencies,
): Admission | undefined {
  const { queue } = quota;
  if (dependencies.shared || isStale(request, dependencies.clock)) return undefined;
  if (!queue.enterAtOnce(request.deadline)) return undefined;
  const permits = takePermits(quota, request, dependencies);
  if (Array.isArray(permits)) return { isProbe: false, permits };
  queue.leave(false);
  return undefined;
}

/**
 * Uses one admission queue for each quota (app, tenant and cloud). A 429 closes the queue until its Retry-After:
 * throttled requests count against the quota too, so every request that is sent meanwhile prolongs the wait.
 *
 * While the queue is closed, a request waits if the queue opens before the deadline of the request; otherwise it
 * fails at once as throttled, with the seconds to wait, and nothing is sent.
 */
export function throttle(dependencies: ThrottleDependencies): (send: Send) => Send {
  const { clock } = dependencies;
  const quotas = new Map<string, Quota>();

  const removeIfIdle = (key: string, quota: Quota) => {
    if (quota.queue.isIdle() && quotas.get(key) === quota) quotas.delete(key);
  };

  const getQuota = (key: string): Quota => {
    const found = quotas.get(key);
    if (found) return found;
    // Queues that have opened since their last request are removed when a new one is created.
    for (const [other, quota] of quotas) removeIfIdle(other, quota);
    const quota = { queue: createAdmissionQueue(clock), reservations: new Reservations() };
    quotas.set(key, quota);
    return quota;
  };

  const closeAfter = ({ status, headers }: GraphResponse, key: string, { queue }: Quota) => {
    if (!getStatusPolicy(status).throttles) return;
    const waitMs = getThrottleWait(headers['retry-after'], clock.date());
    dependencies.observe?.onClosed(Math.max(0, waitMs - queue.closedFor()));
    queue.close(waitMs);
    dependencies.shared?.quota.close(key, waitMs);
  };

  const sendAdmitted = (send: Send, request: GraphRequest, quota: Quota, { isProbe, permits }: Admission) => {
    const key = request.credential.quotaKey;
    const response = send(permits.length === 0 ? request : markWhenSent(request, permits)).then(
      (received) => {
        for (const permit of permits) permit.markSent();
        closeAfter(received, key, quota);
        return received;
      },
    );
    return whenSettled(response, () => {
      for (const permit of permits) permit.release();
      quota.queue.leave(isProbe);
      if (!dependencies.budget) removeIfIdle(key, quota);
    });
  };

  return (send) => (request) => {
    const quota = getQuota(request.credential.quotaKey);
    // Between the permit of a request and its reservation, no other request may come.
    const admission = enterAtOnce(quota, request, dependencies);
    return admission
      ? sendAdmitted(send, request, quota, admission)
      : waitAndEnter(quota, request, dependencies).then((waited) =>
          sendAdmitted(send, request, quota, waited),
        );
  };
}
