interface ProgressProps {
  readonly percent: number | null;
  readonly running: boolean;
}

/** Microsoft states no range for the percentage: the bar is kept within its bounds, the number is told as it is. */
export function Progress({ percent, running }: ProgressProps) {
  if (percent === null) return <span className="quiet">not told</span>;
  return (
    <span className="progress" data-running={running}>
      <progress aria-label="Progress" max={100} value={Math.min(100, Math.max(0, percent))} />
      <span className="progress-text">{percent} %</span>
    </span>
  );
}
