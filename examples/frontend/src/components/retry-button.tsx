import { useEffect, useState } from 'react';

interface RetryButtonProps {
  /** Seconds to wait before the button is enabled. */
  readonly afterSeconds?: number | null | undefined;
  readonly onRetry: () => void;
}

export function RetryButton({ afterSeconds, onRetry }: RetryButtonProps) {
  const left = useCountdown(afterSeconds ?? 0);
  return (
    <p className="retry">
      <button type="button" className="button" disabled={left > 0} onClick={onRetry}>
        Try again
      </button>
      {left > 0 && (
        // Screen readers do not announce a timer each second, unlike a live region.
        <span role="timer" className="small">
          available in {left} s
        </span>
      )}
    </p>
  );
}

/** Whole seconds left, by the clock: timers of background tabs are late. */
function useCountdown(seconds: number): number {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const end = performance.now() + seconds * 1000;
    const timer = setInterval(() => {
      const rest = Math.max(0, Math.ceil((end - performance.now()) / 1000));
      setLeft(rest);
      if (rest === 0) clearInterval(timer);
    }, 250);
    return () => {
      clearInterval(timer);
    };
  }, [seconds]);
  return left;
}
