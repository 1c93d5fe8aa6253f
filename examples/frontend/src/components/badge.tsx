import type { CaseOperationStatus, CaseStatus } from '../gql/graphql';
import { type Word, wordOf } from '../format/words';

type Tone = 'good' | 'info' | 'warn' | 'bad' | 'neutral';

const tones: Readonly<Partial<Record<CaseOperationStatus | CaseStatus, Tone>>> = {
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
  readonly status: CaseOperationStatus | CaseStatus | null;
  readonly raw: string | null;
}

export function StatusBadge({ status, raw }: StatusProps) {
  const word = wordOf(status, raw);
  if (!word || status === null) return <span className="quiet">no status</span>;
  return (
    <span className={`badge tone-${tones[status] ?? 'neutral'}`}>
      <WordText word={word} />
    </span>
  );
}

/** A word that this version does not know is shown as it came, and marked as such. */
export function WordText({ word }: { readonly word: Word | undefined }) {
  if (!word) return <None />;
  if (word.known) return word.text;
  return (
    <span className="raw-word" title="Graph's own text: this version has no name for it">
      {word.text}
      <span className="visually-hidden"> (not known to this version)</span>
    </span>
  );
}

/** Said, not left blank: an empty place looks like a fault. */
export function None() {
  return <span className="quiet">none</span>;
}
