import { useEffect, useRef } from 'react';
import { explanation } from '../apollo/problem';
import { Notice } from '../components/notice';
import { RequestId } from '../components/problem-notice';
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
  /** Goes on from the present values. */
  readonly onTakeOver: (present: OperationWithDetailsFragment) => void;
}

export function OutcomeNotice(props: OutcomeNoticeProps) {
  const place = useRef<HTMLDivElement>(null);
  const { outcome } = props;
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, [outcome]);
  return <div ref={place}>{noticeOf(props)}</div>;
}

function noticeOf({ outcome, operation, seen, patch, onRetry, onTakeOver }: OutcomeNoticeProps) {
  switch (outcome.kind) {
    case 'made':
      return <Notice tone="good" title="Saved. The operation shows the change." />;
    case 'unknown':
      return <UnknownNotice outcome={outcome} operation={operation} />;
    case 'not-sent':
      return (
        <Notice tone="bad" title="Not saved: the server refused the request">
          <p>{outcome.problem.message}</p>
          <RetryButton afterSeconds={outcome.problem.retryAfterSeconds} onRetry={onRetry} />
        </Notice>
      );
    case 'not-made': {
      if (outcome.present && outcome.errors.some(({ code }) => code === 'CONFLICT')) {
        return <ConflictNotice present={outcome.present} seen={seen} patch={patch} onTakeOver={onTakeOver} />;
      }
      return <RefusalNotice errors={outcome.errors} onRetry={onRetry} />;
    }
  }
}

type UserErrors = Extract<Outcome, { kind: 'not-made' }>['errors'];

/** What a person can do about each code; the server's message says the rest. */
const titles: Readonly<Partial<Record<UserErrors[number]['code'], string>>> = {
  INVALID_INPUT: 'Not saved: please mend what is marked',
  NOT_FOUND: 'Not saved: the operation is not there',
  FORBIDDEN: 'Not saved: you may not change this',
  NOT_UPDATABLE: 'This tenant does not let operations be changed',
  CONFLICT: 'Not saved: the operation has changed or is locked',
  THROTTLED: 'Not saved: Microsoft Graph’s quota is used up',
  UPSTREAM_UNAVAILABLE: 'Not saved: Microsoft Graph failed',
};

/** To try these again without a change of anything is of no use. */
const final: ReadonlySet<string> = new Set(['INVALID_INPUT', 'NOT_FOUND', 'FORBIDDEN', 'NOT_UPDATABLE']);

function RefusalNotice({ errors, onRetry }: { readonly errors: UserErrors; readonly onRetry: () => void }) {
  const [first] = errors;
  if (!first) return null;
  // Those with a field stand at it.
  const general = errors.filter(({ field }) => !field?.join('.').startsWith('input.patch.'));
  const isWarning = first.code === 'THROTTLED' || first.code === 'NOT_UPDATABLE';
  return (
    <Notice tone={isWarning ? 'warn' : 'bad'} title={titles[first.code] ?? 'Not saved'}>
      {general.map((error) => (
        <p key={error.message}>{explanation(error)}</p>
      ))}
      <RequestId id={first.requestId} />
      {!final.has(first.code) && <RetryButton afterSeconds={first.retryAfterSeconds} onRetry={onRetry} />}
    </Notice>
  );
}
