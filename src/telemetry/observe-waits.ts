import type { Metrics } from './metrics.js';
import { endSpan, startChildSpan } from './tracing.js';

function startWait(name: string): () => void {
  const span = startChildSpan(name, { isRequest: false, attributes: {} });
  return () => {
    endSpan(span, {});
  };
}

/** Makes the spans and metrics of waiting: for the quota, and for the next attempt. */
export function observeWaits({ addWaiting, addClosed, countRetry }: Metrics) {
  return {
    onRetry: (reason: string): (() => void) => {
      countRetry(reason);
      return startWait('wait for the next attempt');
    },
    onWait: (): (() => void) => {
      addWaiting(1);
      const hasWaited = startWait('wait for the quota');
      return () => {
        addWaiting(-1);
        hasWaited();
      };
    },
    onClosed: addClosed,
  };
}
