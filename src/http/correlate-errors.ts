import type { ErrorFormatter } from '../graphql/errors/format-error.js';
import { getRequestScope } from '../telemetry/request-scope.js';

/** Adds the id of the request to each GraphQL error, and the code of the error to the scope of the request. */
export function correlateErrors(format: ErrorFormatter): ErrorFormatter {
  return (formatted, original) => {
    const error = format(formatted, original);
    const scope = getRequestScope();
    if (!scope) return error;
    const code = error.extensions?.['code'];
    if (typeof code === 'string') scope.errorCodes.add(code);
    return { ...error, extensions: { ...error.extensions, correlationId: scope.correlationId } };
  };
}
