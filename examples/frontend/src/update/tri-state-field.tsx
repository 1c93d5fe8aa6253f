import { type ReactNode, useId } from 'react';
import type { Intent } from './drafts';
import { useFieldErrors } from './field-errors';

const intents: readonly { readonly intent: Intent; readonly label: string }[] = [
  { intent: 'unchanged', label: 'Unchanged' },
  { intent: 'clear', label: 'Clear' },
  { intent: 'set', label: 'Set' },
];

interface TriStateFieldProps {
  readonly name: string;
  readonly label: string;
  readonly intent: Intent;
  readonly onIntent: (intent: Intent) => void;
  /** The current value as a string. */
  readonly present: string;
  /** The input for the new value, shown for "Set" only. */
  readonly children: ReactNode;
}

/** A property with the three states of a patch: absent, null, a value. */
export function TriStateField({ name, label, intent, onIntent, present, children }: TriStateFieldProps) {
  const group = useId();
  const { attributes, text } = useFieldErrors(name);
  return (
    <fieldset className="tri-state" data-intent={intent} {...attributes}>
      <legend>{label}</legend>
      <div className="segments">
        {intents.map((choice) => (
          <label key={choice.intent} data-intent={choice.intent}>
            <input
              type="radio"
              name={group}
              checked={intent === choice.intent}
              onChange={() => {
                onIntent(choice.intent);
              }}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
      <div className="tri-state-value">
        {intent === 'unchanged' && <span className="quiet clip">stays {present}</span>}
        {intent === 'clear' && (
          <span className="cleared">
            <del className="clip">{present}</del>
            <span>
              → <strong>none</strong>
            </span>
          </span>
        )}
        {intent === 'set' && children}
      </div>
      {text}
    </fieldset>
  );
}
