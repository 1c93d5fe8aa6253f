import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import type { OperationWithDetailsFragment } from '../gql/graphql';
import { type Drafts, type FieldProblem, readDrafts, untouched } from './drafts';
import { FieldErrors } from './field-errors';
import { OutcomeNotice } from './outcome-notice';
import { PatchPreview } from './patch-preview';
import { UpdateForm } from './update-form';
import { useUpdate } from './use-update';

/** Changes an operation: the form, what it would send, and what became of it. */
export function UpdatePanel({ operation }: { readonly operation: OperationWithDetailsFragment }) {
  const [drafts, setDrafts] = useState<Drafts>(untouched);
  // What the user saw on beginning to edit: the expectation of the change, whatever is read meanwhile.
  const [seenThen, setSeenThen] = useState(operation);
  const [mistakes, setMistakes] = useState<readonly FieldProblem[]>([]);
  const { save, saving, outcome, dismiss } = useUpdate();
  const form = useRef<HTMLFormElement>(null);

  const { patch, problems } = readDrafts(drafts);
  const touched = Object.keys(patch).length > 0;
  const seen = touched ? seenThen : operation;

  const edit = (changed: Drafts) => {
    if (!touched) setSeenThen(operation);
    setDrafts(changed);
  };

  const send = async () => {
    dismiss();
    setMistakes(problems);
    const reached = problems.length === 0 ? await save({ operation, seen, patch }) : undefined;
    if (reached?.kind === 'made') setDrafts(untouched);
  };

  // Once the errors stand at their fields: on to the first of them.
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input[aria-invalid]')?.focus();
  }, [mistakes, outcome]);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (touched && !saving) void send();
  };

  const refused = outcome?.kind === 'not-made' ? outcome.errors : [];
  return (
    <form ref={form} className="card update" aria-labelledby="update" noValidate onSubmit={submit}>
      <h2 id="update">Change</h2>
      <FieldErrors errors={mistakes.length > 0 ? mistakes : refused}>
        {/* What is being sent does not change any more. */}
        <fieldset className="fields" disabled={saving}>
          <UpdateForm seen={seen} drafts={drafts} onDrafts={edit} />
        </fieldset>
      </FieldErrors>
      <PatchPreview patch={patch} />
      <div className="actions">
        <button type="submit" className="button button-primary" aria-disabled={!touched || saving}>
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
            outcome={outcome}
            operation={operation}
            seen={seen}
            patch={patch}
            onRetry={() => void send()}
            onTakeOver={(present) => {
              setSeenThen(present);
              dismiss();
            }}
          />
        )}
      </div>
    </form>
  );
}
