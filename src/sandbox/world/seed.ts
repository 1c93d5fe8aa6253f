import type { JsonObject } from '../protocol/json.js';

/** An initial operation; with `progress` it advances with the clock. */
export interface SeededOperation {
  readonly data: JsonObject;
  readonly progress?: Progress;
}

/** An initial case with its operations. */
export interface SeededCase {
  readonly data: JsonObject;
  readonly operations: readonly SeededOperation[];
}

/** Creates the initial cases; `now` is in ms since epoch. */
export type World = (now: number) => readonly SeededCase[];

/** How a running operation advances until it has succeeded. */
export interface Progress {
  /** ms since epoch. */
  readonly startedAt: number;
  readonly durationMs: number;
  /** percentProgress at `startedAt`. */
  readonly fromPercent: number;
}

/** Whole percentage points gained since the start. */
export function getPointsGained(progress: Progress, now: number): number {
  const fraction = (now - progress.startedAt) / progress.durationMs;
  return Math.floor((100 - progress.fromPercent) * Math.min(1, Math.max(0, fraction)));
}

/** The operation with its progress at `now`. */
export function advance(operation: JsonObject, progress: Progress, now: number): JsonObject {
  const percentProgress = progress.fromPercent + getPointsGained(progress, now);
  if (percentProgress < 100) return { ...operation, percentProgress };
  const completedDateTime = new Date(progress.startedAt + progress.durationMs).toISOString();
  return { ...operation, percentProgress, status: 'succeeded', completedDateTime };
}

/** Graph's value for "no date". */
export const NO_DATE = '0001-01-01T00:00:00Z';

export const HOUR = 60;
export const DAY = 24 * HOUR;

/** The date a number of minutes before the start; `fraction` holds up to seven digits of a second. */
export type Ago = (minutes: number, fraction?: string) => string;

/** Dates relative to `start`, in ms since epoch, so that the initial cases are always equally old. */
export function datesBefore(start: number): Ago {
  return (minutes, fraction = '') => {
    const toTheSecond = new Date(start - minutes * 60_000)
      .toISOString()
      .slice(0, 'yyyy-mm-ddThh:mm:ss'.length);
    return `${toTheSecond}${fraction && `.${fraction}`}Z`;
  };
}
