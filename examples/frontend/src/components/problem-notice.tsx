import type { ReactNode } from 'react';
import { explanation, type Problem } from '../apollo/problem';
import { Notice } from './notice';
import { RetryButton } from './retry-button';

const titles: Readonly<Record<string, string>> = {
  UNREACHABLE: 'No answer from the server',
  UNAUTHENTICATED: 'Sign in first',
  FORBIDDEN: 'You may not see this',
  THROTTLED: 'Microsoft Graph’s quota is used up',
  RATE_LIMITED: 'Too many requests',
  UPSTREAM_UNAVAILABLE: 'Microsoft Graph does not answer',
};

interface ProblemNoticeProps {
  readonly problem: Problem;
  readonly onRetry: () => void;
  readonly children?: ReactNode;
}

/** Why something could not be read, and what to do about it. */
export function ProblemNotice({ problem, onRetry, children }: ProblemNoticeProps) {
  return (
    <div role="alert">
      <Notice tone="bad" title={titles[problem.code] ?? 'Something went wrong'}>
        <p>{explanation(problem)}</p>
        {problem.code === 'UNAUTHENTICATED' && <p>Put a bearer token under “Token”, above.</p>}
        <RequestId id={problem.requestId} />
        {children}
        <RetryButton afterSeconds={problem.retryAfterSeconds} onRetry={onRetry} />
      </Notice>
    </div>
  );
}

export function RequestId({ id }: { readonly id: string | null | undefined }) {
  if (!id) return null;
  return (
    <p className="small">
      For Microsoft’s support: <code>{id}</code>
    </p>
  );
}
