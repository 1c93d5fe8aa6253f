/** The user decides when to read again: Microsoft Graph accepts five requests a minute, so nothing polls. */
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
