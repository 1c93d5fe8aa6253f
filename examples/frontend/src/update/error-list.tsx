import { toFieldLabel, toFormMessage } from './labels';

interface ErrorListProps {
  readonly errors: readonly { readonly message: string; readonly field: readonly string[] | null }[];
}

/** All errors, each with the label of its input: also those of parts for which the form has no input. */
export function ErrorList({ errors }: ErrorListProps) {
  return errors.map(({ field, message }, index) => {
    const label = toFieldLabel(field);
    return (
      // Errors have no id, and two may have the same message.
      <p key={index}>
        {label && <strong>{label}: </strong>}
        {label ? toFormMessage(message) : message}
      </p>
    );
  });
}
