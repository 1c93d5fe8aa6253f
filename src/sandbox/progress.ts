import type { JsonObject } from './protocol/json.js';

/** How a running operation moves on by itself until it has succeeded. */
export interface Progress {
  /** ms since epoch. */
  readonly startedAt: number;
  readonly durationMs: number;
  /** percentProgress at `startedAt`. */
  readonly fromPercent: number;
}

/** Whole percent points gained since the start. */
export function pointsGained(progress: Progress, now: number): number {
  const share = (now - progress.startedAt) / progress.durationMs;
  return Math.floor((100 - progress.fromPercent) * Math.min(1, Math.max(0, share)));
}

/** The operation as it stands at `now`. */
export function progressed(operation: JsonObject, progress: Progress, now: number): JsonObject {
  const percentProgress = progress.fromPercent + pointsGained(progress, now);
  if (percentProgress < 100) return { ...operation, percentProgress };
  const completedDateTime = new Date(progress.startedAt + progress.durationMs).toISOString();
  return { ...operation, percentProgress, status: 'succeeded', completedDateTime };
}
