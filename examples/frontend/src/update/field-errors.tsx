import { createContext, type ReactNode, useContext, useId } from 'react';
import type { FieldProblem } from './drafts';

interface ErrorWithPath {
  readonly field?: readonly string[] | null;
  readonly message: string;
}

const Errors = createContext<readonly ErrorWithPath[]>([]);

interface FieldErrorsProps {
  readonly errors: readonly (FieldProblem | ErrorWithPath)[];
  readonly children: ReactNode;
}

/** What is wrong with the fields within; each one looks for its own by its path. */
export function FieldErrors({ errors, children }: FieldErrorsProps) {
  return <Errors value={errors}>{children}</Errors>;
}

/** The errors at a path such as `percentProgress` or `resultInfo.code`, below `input.patch`. */
export function useFieldErrors(path: string) {
  const id = useId();
  const field = `input.patch.${path}`;
  const messages = useContext(Errors)
    .filter((error) => error.field?.join('.') === field)
    .map(({ message }) => message);
  const wrong = messages.length > 0;
  return {
    /** For the input. */
    attributes: wrong ? { 'aria-invalid': true, 'aria-describedby': id } : {},
    /** To stand below it. */
    text: wrong && (
      <span id={id} className="field-error">
        {messages.join(' ')}
      </span>
    ),
  };
}
