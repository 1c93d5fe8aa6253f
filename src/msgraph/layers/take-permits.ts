import type { GraphRequest, Reservation } from '../transport/send.js';
import type { AdmissionQueue } from './admission-queue.js';
import type { BudgetPermit, RequestBudget } from './request-budget.js';
import type { SharedQuota } from './shared-quota.js';

/** The limits of what is sent. */
export interface Budgets {
  readonly budget?: Pick<RequestBudget, 'take'> | undefined;
  /** The part of the quota that requests in the background may use. */
  readonly backgroundBudget?: Pick<RequestBudget, 'take'> | undefined;
  /** The same budgets for several processes. */
  readonly shared?: SharedBudgets | undefined;
}

/** What several processes may send together: requests per minute, 0 = no limit of this server. */
interface SharedBudgets {
  readonly quota: SharedQuota;
  readonly requestsPerMinute: number;
  readonly backgroundRequestsPerMinute: number;
}

/** The reservations of a quota: within a budget, each update keeps room for the request that verifies it. */
export class Reservations {
  readonly #active = new Set<Reservation>();

  /** Returns how much of the budget must remain when a request is sent. */
  count({ reservation, isWrite }: GraphRequest): number {
    for (const one of this.#active) if (one.isReleased) this.#active.delete(one);
    const isOwn = reservation !== undefined && this.#active.has(reservation);
    if (isWrite) return this.#active.size + (isOwn || !reservation ? 0 : 1);
    return this.#active.size - (isOwn ? 1 : 0);
  }

  /** An update reserves; the first request that verifies it uses the reservation. Returns what undoes it. */
  update({ reservation, isWrite }: GraphRequest): () => void {
    if (!reservation) return () => undefined;
    const had = this.#active.has(reservation);
    if (isWrite) this.#active.add(reservation);
    else this.#active.delete(reservation);
    return () => {
      if (had) this.#active.add(reservation);
      else this.#active.delete(reservation);
    };
  }
}

/** What is known of a quota. */
export interface Quota {
  readonly queue: AdmissionQueue;
  readonly reservations: Reservations;
}

/** A budget that does not allow a request yet. */
interface Lack {
  readonly waitMs: number;
  /** Whether only the part for requests in the background is used up. */
  readonly isOwnPart: boolean;
}

/** Takes the request from the budgets, or returns what is lacking. */
function takeOwnPermits(
  { queue, reservations }: Quota,
  request: GraphRequest,
  { budget, backgroundBudget }: Budgets,
): BudgetPermit[] | Lack {
  const { quotaKey } = request.credential;
  const background = request.isBackground ? backgroundBudget?.take(quotaKey, 0) : undefined;
  if (typeof background === 'number') return { waitMs: background, isOwnPart: true };
  const reserved = reservations.count(request);
  const permit = budget?.take(quotaKey, reserved);
  if (typeof permit !== 'number') return [background, permit].filter((one) => one !== undefined);
  background?.release();
  // A budget that is reserved is not closed to those who reserved it.
  if (reserved === 0) queue.close(permit);
  return { waitMs: permit, isOwnPart: false };
}

/** Takes the request from the budgets of all processes, too. */
async function takeSharedPermits(
  quota: Quota,
  request: GraphRequest,
  { shared }: Budgets,
): Promise<BudgetPermit[] | Lack> {
  if (!shared) return [];
  const { quotaKey } = request.credential;
  const { isBackground = false } = request;
  const background = isBackground
    ? await shared.quota.take({
        ...{ part: 'background', quotaKey, reserved: 0 },
        limit: shared.backgroundRequestsPerMinute,
      })
    : undefined;
  if (typeof background === 'number') return { waitMs: background, isOwnPart: true };
  const reserved = quota.reservations.count(request);
  const limit = shared.requestsPerMinute;
  const permit = await shared.quota.take({ part: 'all', quotaKey, limit, reserved });
  if (typeof permit !== 'number') return [background, permit].filter((one) => one !== undefined);
  background?.release();
  if (reserved === 0) quota.queue.close(permit);
  return { waitMs: permit, isOwnPart: false };
}

/**
 * Takes the request from all budgets, or from none, and reserves. Without other processes nothing happens between the
 * two: a request that comes meanwhile would not see the reservation.
 */
export function takePermits(
  quota: Quota,
  request: GraphRequest,
  budgets: Budgets,
): (BudgetPermit[] | Lack) | Promise<BudgetPermit[] | Lack> {
  const own = takeOwnPermits(quota, request, budgets);
  if (!Array.isArray(own)) return own;
  const undo = quota.reservations.update(request);
  if (!budgets.shared) return own;
  return takeSharedPermits(quota, request, budgets).then((shared) => {
    if (Array.isArray(shared)) return [...own, ...shared];
    for (const permit of own) permit.release();
    undo();
    return shared;
  });
}
