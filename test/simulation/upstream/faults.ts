import type { FaultAction, FaultRule, OperationKey } from '../plan.js';

export interface FaultTarget {
  readonly on: FaultRule['on'];
  readonly update: number | undefined;
  readonly operation: OperationKey | undefined;
}

/** The faults of a plan: each strikes the nth request that it fits, once. */
export function createFaultScript(rules: readonly FaultRule[]) {
  const counted = rules.map((rule) => ({ rule, met: 0 }));
  return (target: FaultTarget): FaultAction | undefined => {
    let action: FaultAction | undefined;
    for (const entry of counted) {
      const { rule } = entry;
      if (rule.on !== target.on) continue;
      if (rule.update !== undefined && rule.update !== target.update) continue;
      if (rule.operation !== undefined && rule.operation !== target.operation) continue;
      entry.met += 1;
      if (entry.met === rule.nth) action ??= rule.action;
    }
    return action;
  };
}

export function describeFault(action: FaultAction): string {
  const effect = 'effect' in action ? action.effect : undefined;
  const when =
    effect === undefined
      ? ''
      : typeof effect === 'object'
        ? ` lands ${effect.lateMs} ms later`
        : ` applied: ${effect}`;
  const what =
    action.kind === 'status' ? `${action.status}${action.envelope ? '' : ' without envelope'}` : action.kind;
  return what + when;
}
