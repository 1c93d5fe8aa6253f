import type { Fault, FaultRule } from './fault-rule.js';

interface PendingRule {
  readonly rule: FaultRule;
  toSkip: number;
  /** Whether the request after which the rule applies has arrived. */
  isArmed: boolean;
  /** Infinity for a rule that applies to all requests. */
  left: number;
}

/** The rules for the next requests; the first rule that matches a request applies. */
export class FaultScript {
  #rules: PendingRule[] = [];

  add(...rules: readonly FaultRule[]): void {
    for (const rule of rules) {
      const times = rule.times ?? 1;
      const isArmed = rule.after === undefined;
      this.#rules.push({ rule, toSkip: rule.skip ?? 0, isArmed, left: times < 0 ? Infinity : times });
    }
  }

  clear(): void {
    this.#rules = [];
  }

  /** The rules that still apply to requests: a test can assert that all its faults have occurred. */
  get pending(): readonly FaultRule[] {
    return this.#rules.map(({ rule }) => rule);
  }

  /** Removes and returns the fault for this request, if any. */
  take(method: string, path: string): Fault | undefined {
    const armed = this.#rules.filter(({ isArmed }) => isArmed);
    for (const pending of this.#rules) pending.isArmed ||= pending.rule.after === method;
    const matching = armed.find((pending) => {
      const { rule } = pending;
      if (rule.method !== undefined && rule.method !== method) return false;
      if (rule.path !== undefined && !path.includes(rule.path)) return false;
      if (pending.toSkip > 0) {
        pending.toSkip -= 1;
        return false;
      }
      return pending.left > 0;
    });
    if (!matching) return undefined;
    matching.left -= 1;
    if (matching.left <= 0) this.#rules = this.#rules.filter((pending) => pending !== matching);
    return matching.rule;
  }
}
