import { useEffect, useRef } from 'react';

interface LoadMoreProps {
  readonly shown: number;
  /** The length of the list; absent if only its pages that were read are known. */
  readonly total?: number;
  /** Singular noun. */
  readonly what: string;
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly onMore: () => void;
}

/** The end of a list: the number of items shown and a button for more. Screen readers announce the number. */
export function LoadMore({ shown, total, what, hasMore, loading, onMore }: LoadMoreProps) {
  const count = useRef<HTMLParagraphElement>(null);
  const clicked = useRef(false);
  // The button disappears with the last page: the focus moves on instead of to the start of the document.
  useEffect(() => {
    if (!hasMore && clicked.current) count.current?.focus();
  }, [hasMore]);

  return (
    <div className="load-more">
      {hasMore && (
        <button
          type="button"
          className="button"
          aria-disabled={loading}
          onClick={() => {
            if (loading) return;
            clicked.current = true;
            onMore();
          }}
        >
          {loading ? 'Loading…' : 'Load more'}
        </button>
      )}
      <p ref={count} role="status" tabIndex={-1} className="small">
        {describeCount(shown, hasMore, total, what)}
      </p>
    </div>
  );
}

function describeCount(shown: number, hasMore: boolean, total: number | undefined, what: string): string {
  const items = (count: number) => `${count} ${count === 1 ? what : `${what}s`}`;
  if (!hasMore) return `${items(shown)} in total.`;
  return total === undefined
    ? `${items(shown)} shown, more available.`
    : `${shown} of ${items(total)} shown.`;
}
