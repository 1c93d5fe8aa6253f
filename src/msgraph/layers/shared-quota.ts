import type { BudgetPermit } from './request-budget.js';

/** A request for a place in the quota that several processes share. */
export interface SharedTake {
  /** The part of the quota: that of requests in the background has a limit of its own. */
  readonly part: 'all' | 'background';
  readonly quotaKey: string;
  /** Requests per minute; 0 = no limit besides that of Graph. */
  readonly limit: number;
  /** Number of requests that must remain afterwards. */
  readonly reserved: number;
}

/** The quota of several processes. */
export interface SharedQuota {
  /**
   * Takes a request. Returns its permit, undefined if nothing is counted, or the number of milliseconds until it is
   * allowed.
   */
  take(wanted: SharedTake): Promise<BudgetPermit | number | undefined>;
  /** States that Graph accepts nothing for a number of milliseconds. */
  readonly close: (quotaKey: string, ms: number) => void;
}
