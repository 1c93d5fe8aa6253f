import { LRUCache } from 'lru-cache';

/** Maximum number of callers that are known to be accepted by Microsoft Graph; the oldest are forgotten first. */
const maxCallers = 10_000;

/** The callers that Microsoft Graph has accepted, by their keys. */
export interface AcceptedCallers {
  has(callerKey: string): boolean;
  add(callerKey: string): void;
}

export function createAcceptedCallers(): AcceptedCallers {
  const callers = new LRUCache<string, true>({ max: maxCallers });
  return {
    has: (callerKey) => callers.has(callerKey),
    add(callerKey) {
      callers.set(callerKey, true);
    },
  };
}
