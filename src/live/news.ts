import type { CaseOperation } from '../domain/case-operation.js';
import { toCanonicalId } from '../domain/ids.js';
import type { StaleReason } from '../domain/live.js';
import { isSame } from './audience.js';
import type { CaseNews, SharedCase } from './shared-case.js';

/** Decides what of the reads of a process is news for the others. */
export interface NewsPublisher {
  /** Takes the news of another process. */
  observe(news: CaseNews): void;
  /**
   * Publishes what the others do not have, after the turn of this process. What changed is not enough: this process may
   * have learned it from a read that was not its turn.
   *
   * @param order That of the turn; undefined for a read out of turn, which others cannot put in order.
   */
  publish(read: readonly CaseOperation[], staleReason: StaleReason | null, order: number | undefined): void;
}

export function createNewsPublisher(shared: Pick<SharedCase, 'publish'> | undefined): NewsPublisher {
  /** What all processes have, by the canonical ids of the operations. */
  const known = new Map<string, CaseOperation>();
  let isStale = false;

  const observe = ({ operations, staleReason }: CaseNews) => {
    for (const operation of operations) known.set(toCanonicalId(operation.id), operation);
    isStale = staleReason !== null;
  };
  const isNews = (operation: CaseOperation) => {
    const before = known.get(toCanonicalId(operation.id));
    return !before || !isSame(before, operation);
  };

  return {
    observe,
    publish(read, staleReason, order) {
      if (!shared || order === undefined) return;
      const news = { operations: read.filter(isNews), staleReason };
      if (news.operations.length === 0 && staleReason === null && !isStale) return;
      observe(news);
      shared.publish(news, order);
    },
  };
}
