import { Notice } from '../components/notice';
import type { CaseOperationPatch, OperationWithDetailsFragment } from '../gql/graphql';
import { Comparison } from './comparison';
import { toExpectation } from './expectation';
import { shows } from './value-text';

interface ConflictNoticeProps {
  readonly present: OperationWithDetailsFragment;
  readonly seen: OperationWithDetailsFragment;
  readonly patch: CaseOperationPatch;
  readonly onTakeOver: (present: OperationWithDetailsFragment) => void;
}

/** Someone else changed the operation: compares the values before, now and in the patch. */
export function ConflictNotice({ present, seen, patch, onTakeOver }: ConflictNoticeProps) {
  const expected = toExpectation(seen, patch);
  return (
    <Notice tone="warn" title="Not saved: the operation has changed since you started editing">
      <Comparison
        caption="The values when you started editing, the current values, and your change"
        of={expected}
        columns={[
          { title: 'Before', values: seen },
          { title: 'Now', values: present },
          { title: 'Your change', values: patch },
        ]}
        differs={(name) => !shows(name, expected, present)}
      />
      <p>Nothing was changed. Check the current values, then save again if you still want to.</p>
      <button
        type="button"
        className="button"
        onClick={() => {
          onTakeOver(present);
        }}
      >
        Continue with the current values
      </button>
    </Notice>
  );
}
