import { Notice } from '../components/notice';
import { RequestId } from '../components/error-notice';
import type { OperationWithDetailsFragment } from '../gql/graphql';
import { Comparison } from './comparison';
import { properties } from './drafts';
import { ErrorList } from './error-list';
import type { Doubt, DoubtfulOutcome } from './outcome';
import { useRecheck } from './use-recheck';
import { shows } from './value-text';

interface DoubtNoticeProps {
  readonly outcome: DoubtfulOutcome;
  readonly operation: OperationWithDetailsFragment;
}

const titles: Readonly<Record<Doubt, string>> = {
  lost: 'Outcome unknown: the change may have been saved',
  'not-reflected': 'Accepted, but not shown by Microsoft Graph',
  unfamiliar: 'The server reported an error that this version does not know',
};

/**
 * Shows what was sent, and reads the operation as the primary action. No "Try again": it could repeat the change.
 */
export function DoubtNotice({ outcome, operation }: DoubtNoticeProps) {
  const { doubt, errors, patch, sent, requestId } = outcome;
  const { checked, error, checking, check } = useRecheck(operation);
  const present = checked ?? outcome.present ?? undefined;

  return (
    <Notice tone={doubt === 'unfamiliar' ? 'bad' : 'warn'} title={titles[doubt]}>
      <ErrorList errors={errors} />
      <p>{present ? describeMatch(patch, present) : 'The values that were sent:'}</p>
      <Comparison
        caption="The values that were sent, and those of the operation"
        of={patch}
        columns={[{ title: 'Sent', values: patch }, ...(present ? [{ title: 'Now', values: present }] : [])]}
        differs={(name) => present !== undefined && !shows(name, patch, present)}
      />
      {sent && (
        <details className="preview">
          <summary>The request to Microsoft Graph</summary>
          <pre tabIndex={0}>{`${sent.method} ${sent.path}\n\n${JSON.stringify(sent.body, null, 2)}`}</pre>
        </details>
      )}
      <RequestId id={requestId} />
      {error && <p className="field-error">The operation could not be read: {error.message}</p>}
      <button
        type="button"
        className="button button-primary"
        aria-disabled={checking}
        onClick={checking ? undefined : check}
      >
        {checking ? 'Reading…' : 'Check again'}
      </button>
    </Notice>
  );
}

/** Equal values do not prove that this change was made: another client may have set them. */
function describeMatch(patch: DoubtfulOutcome['patch'], present: OperationWithDetailsFragment): string {
  const named = properties.filter((name) => patch[name] !== undefined);
  const missing = named.filter((name) => !shows(name, patch, present)).length;
  if (missing === 0)
    return 'The operation now has all values that were sent: the change was made, by you or by someone else.';
  if (missing === named.length) {
    return 'The operation has none of the values that were sent. Microsoft Graph may still be processing the change: wait, then check again.';
  }
  return 'The operation has some of the values that were sent. Compare them, then decide.';
}
