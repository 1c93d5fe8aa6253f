interface ProgressProps {
  readonly percent: number | null;
  readonly running: boolean;
}

/** Microsoft does not document a range: the bar is clamped, the number is shown unchanged. */
export function Progress({ percent, running }: ProgressProps) {
  if (percent === null) return <span className="quiet">unknown</span>;
  return (
    <span className="progress" data-running={running}>
      <progress aria-label="Progress" max={100} value={Math.min(100, Math.max(0, percent))} />
      <span className="progress-text">{percent} %</span>
    </span>
  );
}
