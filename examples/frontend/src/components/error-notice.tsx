import type { ReactNode } from 'react';
import { getMessage, type RequestError } from '../apollo/request-error';
import { Notice } from './notice';
import { RetryButton } from './retry-button';

const titles: Readonly<Record<string, string>> = {
  UNREACHABLE: 'No response from the server',
  UNAUTHENTICATED: 'Sign-in required',
  FORBIDDEN: 'Access denied',
  THROTTLED: 'Microsoft Graph quota exhausted',
  RATE_LIMITED: 'Too many requests',
  UPSTREAM_UNAVAILABLE: 'Microsoft Graph is unavailable',
};

interface ErrorNoticeProps {
  readonly error: RequestError;
  readonly onRetry: () => void;
  readonly children?: ReactNode;
}

/** An error while reading, and what to do about it. */
export function ErrorNotice({ error, onRetry, children }: ErrorNoticeProps) {
  return (
    <div role="alert">
      <Notice tone="bad" title={titles[error.code] ?? 'Something went wrong'}>
        <p>{getMessage(error)}</p>
        {error.code === 'UNAUTHENTICATED' && <p>Enter a bearer token in the “Token” field above.</p>}
        <RequestId id={error.requestId} />
        {children}
        <RetryButton
          afterSeconds={error.retryAfterSeconds}
          onRetry={() => {
            // The notice disappears with its button.
            document.querySelector<HTMLElement>('h1')?.focus();
            onRetry();
          }}
        />
      </Notice>
    </div>
  );
}

export function RequestId({ id }: { readonly id: string | null | undefined }) {
  if (!id) return null;
  return (
    <p className="small">
      Request id for Microsoft support: <code>{id}</code>
    </p>
  );
}
