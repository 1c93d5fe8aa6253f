import { useEffect, useRef } from 'react';
import { getMessage } from '../apollo/request-error';
import { Notice } from '../components/notice';
import { RequestId } from '../components/error-notice';
import { RetryButton } from '../components/retry-button';
import type { CaseOperationPatch, OperationWithDetailsFragment } from '../gql/graphql';
import { ConflictNotice } from './conflict-notice';
import type { Outcome } from './outcome';
import { UnknownNotice } from './unknown-notice';

interface OutcomeNoticeProps {
  readonly outcome: Outcome;
  readonly operation: OperationWithDetailsFragment;
  readonly seen: OperationWithDetailsFragment;
  readonly patch: CaseOperationPatch;
  readonly onRetry: () => void;
  /** Continues with the current values. */
  readonly onTakeOver: (present: OperationWithDetailsFragment) => void;
}

export function OutcomeNotice(props: OutcomeNoticeProps) {
  const place = useRef<HTMLDivElement>(null);
  const { outcome } = props;
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, [outcome]);
  return <div ref={place}>{renderNotice(props)}</div>;
}

function renderNotice({ outcome, operation, seen, patch, onRetry, onTakeOver }: OutcomeNoticeProps) {
  switch (outcome.kind) {
    case 'made':
      return <Notice tone="good" title="Saved." />;
    case 'unknown':
      return <UnknownNotice outcome={outcome} operation={operation} />;
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

type UserErrors = Extract<Outcome, { kind: 'not-made' }>['errors'];

/** A title for each code; the message of the server has the details. */
const titles: Readonly<Partial<Record<UserErrors[number]['code'], string>>> = {
  INVALID_INPUT: 'Not saved: correct the marked fields',
  NOT_FOUND: 'Not saved: operation not found',
  FORBIDDEN: 'Not saved: no permission to change this operation',
  NOT_UPDATABLE: 'This tenant does not support changing operations',
  CONFLICT: 'Not saved: the operation has changed or is locked',
  THROTTLED: 'Not saved: Microsoft Graph quota exhausted',
  UPSTREAM_UNAVAILABLE: 'Not saved: Microsoft Graph is unavailable',
};

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
  // The form shows errors that have a field.
  const general = errors.filter(({ field }) => !field?.join('.').startsWith('input.patch.'));
  const isWarning = first.code === 'THROTTLED' || first.code === 'NOT_UPDATABLE';
  return (
    <Notice tone={isWarning ? 'warn' : 'bad'} title={titles[first.code] ?? 'Not saved'}>
      {general.map((error) => (
        <p key={error.message}>{getMessage(error)}</p>
      ))}
      <RequestId id={first.requestId} />
      {!notRetryable.has(first.code) && (
        <RetryButton afterSeconds={first.retryAfterSeconds} onRetry={onRetry} />
      )}
    </Notice>
  );
}
