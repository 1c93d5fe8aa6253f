import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import type { OperationWithDetailsFragment } from '../gql/graphql';
import { type Drafts, type FieldIssue, readDrafts, untouched } from './drafts';
import { FieldErrors } from './field-errors';
import { OutcomeNotice } from './outcome-notice';
import { PatchPreview } from './patch-preview';
import { UpdateForm } from './update-form';
import { useUpdate } from './use-update';

/** An invalid input, or the first input of an invalid group. */
const INVALID = ':is(input, select)[aria-invalid], [aria-invalid] .tri-state-value :is(input, select)';

/** Changes an operation: the form, the patch, and the outcome. */
export function UpdatePanel({ operation }: { readonly operation: OperationWithDetailsFragment }) {
  const [drafts, setDrafts] = useState<Drafts>(untouched);
  // The operation when the user started editing: the expectation of the change, even if it is read again meanwhile.
  const [seenAtStart, setSeenAtStart] = useState(operation);
  const [mistakes, setMistakes] = useState<readonly FieldIssue[]>([]);
  const { save, saving, outcome, dismiss } = useUpdate();
  const notice = useRef<HTMLDivElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const submitButton = useRef<HTMLButtonElement>(null);

  const { patch, issues } = readDrafts(drafts);
  const touched = Object.keys(patch).length > 0;
  const seen = touched ? seenAtStart : operation;

  const edit = (changed: Drafts) => {
    if (!touched) setSeenAtStart(operation);
    setDrafts(changed);
  };

  const send = async () => {
    dismiss();
    setMistakes(issues);
    const result = issues.length === 0 ? await save({ operation, seen, patch }) : undefined;
    if (result?.kind === 'made') setDrafts(untouched);
  };

  // The form was disabled while the change was sent, and lost the focus: to the first invalid input, or to the outcome.
  useEffect(() => {
    const place = form.current?.querySelector<HTMLElement>(INVALID) ?? notice.current;
    place?.focus({ preventScroll: place === notice.current });
  }, [mistakes, outcome]);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (touched && !saving) void send();
  };

  const rejected = outcome?.kind === 'not-made' ? outcome.errors : [];
  return (
    <form ref={form} className="card update" aria-labelledby="update" noValidate onSubmit={submit}>
      <h2 id="update">Change</h2>
      <FieldErrors errors={mistakes.length > 0 ? mistakes : rejected}>
        {/* No edits while the change is being sent. */}
        <fieldset className="fields" disabled={saving}>
          <UpdateForm seen={seen} drafts={drafts} onDrafts={edit} />
        </fieldset>
      </FieldErrors>
      <PatchPreview patch={patch} />
      <div className="actions">
        <button
          ref={submitButton}
          type="submit"
          // A change that may have been saved is first checked.
          className={outcome?.kind === 'doubtful' ? 'button' : 'button button-primary'}
          aria-disabled={!touched || saving}
        >
          {saving ? 'Saving…' : 'Save the change'}
        </button>
        <button
          type="button"
          className="button button-plain"
          onClick={() => {
            setDrafts(untouched);
            setMistakes([]);
            dismiss();
          }}
        >
          Start over
        </button>
      </div>
      <div role="status">
        {outcome && (
          <OutcomeNotice
            place={notice}
            outcome={outcome}
            operation={operation}
            seen={seen}
            patch={patch}
            onRetry={() => void send()}
            onTakeOver={(present) => {
              setSeenAtStart(present);
              dismiss();
              submitButton.current?.focus();
            }}
          />
        )}
      </div>
    </form>
  );
}
