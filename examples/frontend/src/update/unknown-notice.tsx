import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { type RequestError, toRequestError } from '../apollo/request-error';
import { Notice } from '../components/notice';
import { RequestId } from '../components/error-notice';
import { OperationDocument, type OperationWithDetailsFragment } from '../gql/graphql';
import { Comparison } from './comparison';
import { properties } from './drafts';
import type { Outcome } from './outcome';
import { shows } from './value-text';

interface UnknownNoticeProps {
  readonly outcome: Extract<Outcome, { kind: 'unknown' }>;
  readonly operation: OperationWithDetailsFragment;
}

/** Shows an unknown outcome: what was sent, and a button to read the operation. No "Try again": it could repeat the change. */
export function UnknownNotice({ outcome, operation }: UnknownNoticeProps) {
  const { patch, sent, message, requestId } = outcome;
  const { present, error, checking, check } = useRecheck(operation);

  return (
    <Notice tone="warn" title="Outcome unknown: the change may have been saved">
      <p>{message}</p>
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
        className="button"
        aria-disabled={checking}
        onClick={checking ? undefined : check}
      >
        {checking ? 'Reading…' : 'Check again'}
      </button>
    </Notice>
  );
}

/** Equal values do not prove that this change was made: another client may have set them. */
function describeMatch(
  patch: UnknownNoticeProps['outcome']['patch'],
  present: OperationWithDetailsFragment,
): string {
  const named = properties.filter((name) => patch[name] !== undefined);
  const missing = named.filter((name) => !shows(name, patch, present)).length;
  if (missing === 0)
    return 'The operation now has all values that were sent: the change was made, by you or by someone else.';
  if (missing === named.length) {
    return 'The operation has none of the values that were sent. Microsoft Graph may still be processing the change: wait, then check again.';
  }
  return 'The operation has some of the values that were sent. Compare them, then decide.';
}

function useRecheck({ caseId, id }: OperationWithDetailsFragment) {
  const client = useApolloClient();
  const [present, setPresent] = useState<OperationWithDetailsFragment>();
  const [error, setError] = useState<RequestError>();
  const [checking, setChecking] = useState(false);

  const check = () => {
    setChecking(true);
    setError(undefined);
    client
      .query({ query: OperationDocument, variables: { caseId, id }, fetchPolicy: 'network-only' })
      .then(({ data }) => {
        setPresent(data?.caseOperation ?? undefined);
      })
      .catch((cause: unknown) => {
        setError(toRequestError(cause));
      })
      .finally(() => {
        setChecking(false);
      });
  };

  return { present, error, checking, check };
}
