import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';

/** A failed request. */
export interface RequestError {
  /** The `extensions.code` of the server; `UNREACHABLE` without a response. */
  readonly code: string;
  readonly message: string;
  readonly retryAfterSeconds?: number;
  /** For Microsoft support. */
  readonly requestId?: string;
}

interface ErrorBody {
  readonly message?: string;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** The message for the user. Most messages of the server fit; this one is for developers. */
export function getMessage({ code, message }: { readonly code: string; readonly message: string }): string {
  if (code !== 'THROTTLED') return message;
  return 'Microsoft Graph accepts only a few eDiscovery requests a minute. Nothing was changed.';
}

/** Converts GraphQL errors, HTTP errors (a rate limit, a proxy) and network errors to one type. */
export function toRequestError(error: unknown): RequestError {
  const [first] = CombinedGraphQLErrors.is(error) ? error.errors : errorsInBody(error);
  if (!first) {
    return { code: 'UNREACHABLE', message: 'The server did not return a valid response. Is it running?' };
  }
  const { code, retryAfterSeconds, requestId } = first.extensions ?? {};
  return {
    code: typeof code === 'string' ? code : 'UNREACHABLE',
    message: first.message ?? 'The server returned no message.',
    ...(typeof retryAfterSeconds === 'number' && { retryAfterSeconds }),
    ...(typeof requestId === 'string' && { requestId }),
  };
}

/** The server returns GraphQL errors for requests that it rejects before GraphQL, too. */
function errorsInBody(error: unknown): readonly ErrorBody[] {
  if (!ServerError.is(error)) return [];
  try {
    const { errors } = JSON.parse(error.bodyText) as { errors?: readonly ErrorBody[] };
    return errors ?? [];
  } catch {
    return [];
  }
}
