import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';

/** A failure, as this application speaks of it. */
export interface Problem {
  /** The server's `extensions.code`; `UNREACHABLE` when no answer came. */
  readonly code: string;
  readonly message: string;
  readonly retryAfterSeconds?: number;
  /** What Microsoft's support asks for. */
  readonly requestId?: string;
}

interface ErrorBody {
  readonly message?: string;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** What a person reads. The server's message speaks to whoever wrote this page; most of them do for both. */
export function explanation({ code, message }: { readonly code: string; readonly message: string }): string {
  if (code !== 'THROTTLED') return message;
  return 'Microsoft Graph takes only a few eDiscovery requests a minute. Nothing was changed.';
}

/** One shape for GraphQL errors, refusals outside GraphQL (a rate limit, a proxy), and no answer at all. */
export function problemOf(error: unknown): Problem {
  const [first] = CombinedGraphQLErrors.is(error) ? error.errors : errorsInBody(error);
  if (!first) {
    return { code: 'UNREACHABLE', message: 'The server did not give a usable answer. Is it running?' };
  }
  const { code, retryAfterSeconds, requestId } = first.extensions ?? {};
  return {
    code: typeof code === 'string' ? code : 'UNREACHABLE',
    message: first.message ?? 'The server did not say why.',
    ...(typeof retryAfterSeconds === 'number' && { retryAfterSeconds }),
    ...(typeof requestId === 'string' && { requestId }),
  };
}

/** The server answers in the shape of GraphQL errors even where GraphQL was never reached. */
function errorsInBody(error: unknown): readonly ErrorBody[] {
  if (!ServerError.is(error)) return [];
  try {
    const { errors } = JSON.parse(error.bodyText) as { errors?: readonly ErrorBody[] };
    return errors ?? [];
  } catch {
    return [];
  }
}
