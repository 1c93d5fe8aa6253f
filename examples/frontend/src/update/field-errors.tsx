import { createContext, type ReactNode, useContext, useId } from 'react';
import type { FieldIssue } from './drafts';
import { toFormMessage } from './labels';

interface ErrorWithPath {
  readonly field?: readonly string[] | null;
  readonly message: string;
}

const Errors = createContext<readonly ErrorWithPath[]>([]);

interface FieldErrorsProps {
  readonly errors: readonly (FieldIssue | ErrorWithPath)[];
  readonly children: ReactNode;
}

/** Provides the errors of a form; each field selects its own by path. */
export function FieldErrors({ errors, children }: FieldErrorsProps) {
  return <Errors value={errors}>{children}</Errors>;
}

/** The errors at a path such as `percentProgress` or `resultInfo.code`, below `input.patch`. */
export function useFieldErrors(path: string) {
  const id = useId();
  const field = `input.patch.${path}`;
  const messages = useContext(Errors)
    .filter((error) => error.field?.join('.') === field)
    .map(({ message }) => toFormMessage(message));
  const isInvalid = messages.length > 0;
  return {
    /** For the input. */
    attributes: isInvalid ? { 'aria-invalid': true, 'aria-describedby': id } : {},
    /** To render below the input. */
    text: isInvalid && (
      <span id={id} className="field-error">
        {messages.join(' ')}
      </span>
    ),
  };
}
