import { type RefObject, useEffect } from 'react';
import { getMessage } from '../apollo/request-error';
import { Notice } from '../components/notice';
import { RequestId } from '../components/error-notice';
import { RetryButton } from '../components/retry-button';
import type { CaseOperationPatch, OperationWithDetailsFragment } from '../gql/graphql';
import { ConflictNotice } from './conflict-notice';
import { DoubtNotice } from './doubt-notice';
import { ErrorList } from './error-list';
import { type Outcome, rejectionTitles, type UserError } from './outcome';

interface OutcomeNoticeProps {
  /** The element that receives the focus. */
  readonly place: RefObject<HTMLDivElement | null>;
  readonly outcome: Outcome;
  readonly operation: OperationWithDetailsFragment;
  readonly seen: OperationWithDetailsFragment;
  readonly patch: CaseOperationPatch;
  readonly onRetry: () => void;
  /** Continues with the current values. */
  readonly onTakeOver: (present: OperationWithDetailsFragment) => void;
}

export function OutcomeNotice(props: OutcomeNoticeProps) {
  const { outcome, place } = props;
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, [outcome, place]);
  return (
    <div ref={place} tabIndex={-1} className="outcome">
      {renderNotice(props)}
    </div>
  );
}

function renderNotice({ outcome, operation, seen, patch, onRetry, onTakeOver }: OutcomeNoticeProps) {
  switch (outcome.kind) {
    case 'made':
      return <Notice tone="good" title="Saved." />;
    case 'doubtful':
      return <DoubtNotice outcome={outcome} operation={operation} />;
    case 'not-sent':
      return (
        <Notice tone="bad" title="Not saved: the server rejected the request">
          <p>{outcome.error.message}</p>
          <RetryButton afterSeconds={outcome.error.retryAfterSeconds} onRetry={onRetry} />
        </Notice>
      );
    case 'not-made': {
      if (outcome.present && outcome.errors.some(({ code }) => code === 'CONFLICT')) {
        return <ConflictNotice present={outcome.present} seen={seen} patch={patch} onTakeOver={onTakeOver} />;
      }
      return <RejectionNotice errors={outcome.errors} onRetry={onRetry} />;
    }
  }
}

type UserErrors = readonly UserError[];

const titles: Readonly<Record<string, string>> = rejectionTitles;

/** Codes for which another attempt with the same input cannot succeed. */
const notRetryable: ReadonlySet<string> = new Set([
  'INVALID_INPUT',
  'NOT_FOUND',
  'FORBIDDEN',
  'NOT_UPDATABLE',
]);

function RejectionNotice({ errors, onRetry }: { readonly errors: UserErrors; readonly onRetry: () => void }) {
  const [first] = errors;
  if (!first) return null;
  const isWarning = first.code === 'THROTTLED' || first.code === 'NOT_UPDATABLE';
  return (
    <Notice tone={isWarning ? 'warn' : 'bad'} title={titles[first.code] ?? 'Not saved'}>
      <ErrorList errors={errors.map((error) => ({ ...error, message: getMessage(error) }))} />
      <RequestId id={first.requestId} />
      {!notRetryable.has(first.code) && (
        <RetryButton afterSeconds={first.retryAfterSeconds} onRetry={onRetry} />
      )}
    </Notice>
  );
}
