interface LoadMoreProps {
  readonly shown: number;
  /** In the singular. */
  readonly what: string;
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly onMore: () => void;
}

/** The end of a list: how much is shown, and a way to more. The count is read out when it changes. */
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
        {hasMore ? ' shown, there are more.' : ', that is all.'}
      </p>
    </div>
  );
}
