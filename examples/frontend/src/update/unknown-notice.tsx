import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { type Problem, problemOf } from '../apollo/problem';
import { Notice } from '../components/notice';
import { RequestId } from '../components/problem-notice';
import { OperationDocument, type OperationWithDetailsFragment } from '../gql/graphql';
import { Comparison } from './comparison';
import { properties } from './drafts';
import type { Outcome } from './outcome';
import { shows } from './value-text';

interface UnknownNoticeProps {
  readonly outcome: Extract<Outcome, { kind: 'unknown' }>;
  readonly operation: OperationWithDetailsFragment;
}

/** Neither "saved" nor "failed": what was sent, that nobody knows, and a way to look. There is no "Try again". */
export function UnknownNotice({ outcome, operation }: UnknownNoticeProps) {
  const { patch, sent, message, requestId } = outcome;
  const { present, problem, checking, check } = useRecheck(operation);

  return (
    <Notice tone="warn" title="Nobody knows whether this was saved">
      <p>{message}</p>
      <p>{present ? verdict(patch, present) : 'This is what was sent:'}</p>
      <Comparison
        caption="What was sent, and what the operation shows"
        of={patch}
        columns={[
          { title: 'Sent', values: patch },
          ...(present ? [{ title: 'Shows now', values: present }] : []),
        ]}
        differs={(name) => present !== undefined && !shows(name, patch, present)}
      />
      {sent && (
        <details className="preview">
          <summary>The request to Microsoft Graph</summary>
          <pre tabIndex={0}>{`${sent.method} ${sent.path}\n\n${JSON.stringify(sent.body, null, 2)}`}</pre>
        </details>
      )}
      <RequestId id={requestId} />
      {problem && <p className="field-error">It could not be read: {problem.message}</p>}
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

/** What can honestly be said. That the values fit does not prove whose they are. */
function verdict(
  patch: UnknownNoticeProps['outcome']['patch'],
  present: OperationWithDetailsFragment,
): string {
  const named = properties.filter((name) => patch[name] !== undefined);
  const missing = named.filter((name) => !shows(name, patch, present)).length;
  if (missing === 0)
    return 'The operation now shows all that was sent: the change was made, by you or by somebody else.';
  if (missing === named.length) {
    return 'The operation shows nothing of it. Microsoft Graph may still be at work on it: wait, and check again.';
  }
  return 'The operation shows a part of what was sent. Look at each value, then decide.';
}

function useRecheck({ caseId, id }: OperationWithDetailsFragment) {
  const client = useApolloClient();
  const [present, setPresent] = useState<OperationWithDetailsFragment>();
  const [problem, setProblem] = useState<Problem>();
  const [checking, setChecking] = useState(false);

  const check = () => {
    setChecking(true);
    setProblem(undefined);
    client
      .query({ query: OperationDocument, variables: { caseId, id }, fetchPolicy: 'network-only' })
      .then(({ data }) => {
        setPresent(data?.caseOperation ?? undefined);
      })
      .catch((error: unknown) => {
        setProblem(problemOf(error));
      })
      .finally(() => {
        setChecking(false);
      });
  };

  return { present, problem, checking, check };
}
