/** Grey bars of the same height as the rows, so that the layout does not shift when they load. */
export function SkeletonRows({ rows, height }: { readonly rows: number; readonly height: string }) {
  return (
    <div role="status" className="skeleton">
      <span className="visually-hidden">Loading…</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="skeleton-row" style={{ blockSize: height }} />
      ))}
    </div>
  );
}
