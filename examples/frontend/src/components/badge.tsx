import type { CaseOperationStatus, EdiscoveryCaseStatus } from '../gql/graphql';
import { type Word, toWord } from '../format/words';

type Tone = 'good' | 'info' | 'warn' | 'bad' | 'neutral';

const tones: Readonly<Partial<Record<CaseOperationStatus | EdiscoveryCaseStatus, Tone>>> = {
  RUNNING: 'info',
  SUCCEEDED: 'good',
  PARTIALLY_SUCCEEDED: 'warn',
  FAILED: 'bad',
  SUBMISSION_FAILED: 'bad',
  ACTIVE: 'good',
  CLOSING: 'info',
  CLOSED_WITH_ERROR: 'bad',
  PENDING_DELETE: 'warn',
};

interface StatusProps {
  readonly status: CaseOperationStatus | EdiscoveryCaseStatus | null;
  readonly raw: string | null;
}

export function StatusBadge({ status, raw }: StatusProps) {
  const word = toWord(status, raw);
  if (!word || status === null) return <span className="quiet">no status</span>;
  return (
    <span className={`badge tone-${tones[status] ?? 'neutral'}`}>
      <WordText word={word} />
    </span>
  );
}

/** Shows a value that this version does not know unchanged, and marks it. */
export function WordText({ word }: { readonly word: Word | undefined }) {
  if (!word) return <None />;
  if (word.known) return word.text;
  return (
    <span className="raw-word" title="A value of Microsoft Graph that this version does not know">
      {word.text}
      <span className="visually-hidden"> (not known to this version)</span>
    </span>
  );
}

/** A blank cell would look like an error. */
export function None() {
  return <span className="quiet">none</span>;
}
