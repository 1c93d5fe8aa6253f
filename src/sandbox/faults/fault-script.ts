import type { Fault, FaultRule } from './fault-rule.js';

interface PendingRule {
  readonly rule: FaultRule;
  toSkip: number;
  /** Infinity for a rule that always strikes. */
  left: number;
}

/** What goes wrong next: rules that are tried in their order, of which the first fitting one strikes. */
export class FaultScript {
  #rules: PendingRule[] = [];

  add(...rules: readonly FaultRule[]): void {
    for (const rule of rules) {
      const times = rule.times ?? 1;
      this.#rules.push({ rule, toSkip: rule.skip ?? 0, left: times < 0 ? Infinity : times });
    }
  }

  clear(): void {
    this.#rules = [];
  }

  /** The rules that have not struck as often as they should: a test can prove that its faults took place. */
  get pending(): readonly FaultRule[] {
    return this.#rules.map(({ rule }) => rule);
  }

  /** The fault that strikes this request, if any; it is used up by that. */
  take(method: string, path: string): Fault | undefined {
    const struck = this.#rules.find((pending) => {
      const { rule } = pending;
      if (rule.method !== undefined && rule.method !== method) return false;
      if (rule.path !== undefined && !path.includes(rule.path)) return false;
      if (pending.toSkip > 0) {
        pending.toSkip -= 1;
        return false;
      }
      return pending.left > 0;
    });
    if (!struck) return undefined;
    struck.left -= 1;
    if (struck.left <= 0) this.#rules = this.#rules.filter((pending) => pending !== struck);
    return struck.rule;
  }
}
