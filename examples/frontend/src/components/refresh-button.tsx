/** Reading again is a decision of the user: the upstream takes five requests a minute, so nothing here polls. */
export function RefreshButton({
  busy,
  onRefresh,
}: {
  readonly busy: boolean;
  readonly onRefresh: () => void;
}) {
  return (
    <button
      type="button"
      className="button refresh"
      aria-disabled={busy}
      onClick={busy ? undefined : onRefresh}
    >
      {busy ? 'Reading…' : 'Refresh'}
    </button>
  );
}
