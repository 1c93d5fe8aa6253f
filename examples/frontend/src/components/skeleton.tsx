/** Grey bars as high as the rows that will stand there: nothing jumps when they come. */
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
