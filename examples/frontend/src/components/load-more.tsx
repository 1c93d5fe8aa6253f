interface LoadMoreProps {
  readonly shown: number;
  /** Singular noun. */
  readonly what: string;
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly onMore: () => void;
}

/** The end of a list: the number of items shown and a button for more. Screen readers announce the number. */
export function LoadMore({ shown, what, hasMore, loading, onMore }: LoadMoreProps) {
  return (
    <div className="load-more">
      {hasMore && (
        <button
          type="button"
          className="button"
          aria-disabled={loading}
          onClick={loading ? undefined : onMore}
        >
          {loading ? 'Loading…' : 'Load more'}
        </button>
      )}
      <p role="status" className="small">
        {`${shown} ${shown === 1 ? what : `${what}s`}`}
        {hasMore ? ' shown, more available.' : ' in total.'}
      </p>
    </div>
  );
}
