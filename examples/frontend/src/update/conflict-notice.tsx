import { Notice } from '../components/notice';
import type { CaseOperationPatch, OperationWithDetailsFragment } from '../gql/graphql';
import { Comparison } from './comparison';
import { expectationOf } from './expectation';
import { shows } from './value-text';

interface ConflictNoticeProps {
  readonly present: OperationWithDetailsFragment;
  readonly seen: OperationWithDetailsFragment;
  readonly patch: CaseOperationPatch;
  readonly onTakeOver: (present: OperationWithDetailsFragment) => void;
}

/** Somebody else was here: what they made of it, beside what one saw and what one wants. */
export function ConflictNotice({ present, seen, patch, onTakeOver }: ConflictNoticeProps) {
  const expected = expectationOf(seen, patch);
  return (
    <Notice tone="warn" title="Not saved: the operation has changed since you began">
      <Comparison
        caption="What you saw, what is there now, and what you want"
        of={expected}
        columns={[
          { title: 'You saw', values: seen },
          { title: 'Now', values: present },
          { title: 'You want', values: patch },
        ]}
        differs={(name) => !shows(name, expected, present)}
      />
      <p>Nothing was changed. Look at the present values; then save again if you still want to.</p>
      <button
        type="button"
        className="button"
        onClick={() => {
          onTakeOver(present);
        }}
      >
        Go on from the present values
      </button>
    </Notice>
  );
}
