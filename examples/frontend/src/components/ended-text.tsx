import type { OperationSummaryFragment } from '../gql/graphql';
import { DateText } from './date-text';

type Ended = Pick<OperationSummaryFragment, 'completedDateTime' | 'isTerminal' | 'status'>;

const notEnded: ReadonlySet<unknown> = new Set(['NOT_STARTED', 'RUNNING']);

/** When the operation ended. Microsoft Graph has no date for some operations that ended. */
export function EndedText({
  operation: { completedDateTime, isTerminal, status },
}: {
  readonly operation: Ended;
}) {
  const none = isTerminal ? 'not recorded' : notEnded.has(status) ? 'not yet' : 'unknown';
  return <DateText text={completedDateTime} none={none} />;
}
