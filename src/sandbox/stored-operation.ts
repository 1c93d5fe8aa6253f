import { MAX_LAG_MS } from './behaviour/behaviour.js';
import type { JsonObject } from './protocol/json.js';
import { advance, getPointsGained, type Progress } from './world/seed.js';

/** A version of an operation. */
export interface StoredOperation {
  readonly data: JsonObject;
  readonly progress: Progress | undefined;
  /** Grows with every change by a PATCH or a test. */
  readonly revision: number;
  /** ms since epoch. */
  readonly since: number;
  /** The version before, as long as a read that lags may show it. */
  previous: StoredOperation | undefined;
}

/** An operation that has existed since ever, so that no lag hides it. */
export function createStored(data: JsonObject, progress: Progress | undefined): StoredOperation {
  return { data, progress, revision: 1, since: -Infinity, previous: undefined };
}

/** A version that replaces another from now on. */
export function replaceStored(
  previous: StoredOperation,
  data: JsonObject,
  progress: Progress | undefined,
  now: number,
): StoredOperation {
  removeOldVersions(previous, now - MAX_LAG_MS);
  return { data, progress, revision: getRevision(previous, now) + 1, since: now, previous };
}

/**
 * The version with these properties changed. An operation whose progress or status is set no longer advances with the
 * clock.
 */
export function patchStored(stored: StoredOperation, changes: JsonObject, now: number): StoredOperation {
  const stopsProgress = 'percentProgress' in changes || 'status' in changes;
  const { data, revision, progress } = stored;
  if (stopsProgress) {
    return replaceStored(stored, { ...toCurrentData(stored, now), ...changes }, undefined, now);
  }
  return {
    ...replaceStored(stored, { ...data, ...changes }, progress, now),
    // The clock still adds to it.
    revision: revision + 1,
  };
}

/** The version that was current at a time. */
export function findVersion(stored: StoredOperation, time: number): StoredOperation {
  let version = stored;
  while (version.since > time && version.previous) version = version.previous;
  return version;
}

/** The properties at a time, with the progress that the clock has made. */
export function toCurrentData({ data, progress }: StoredOperation, time: number): JsonObject {
  return progress ? advance(data, progress, time) : data;
}

/** Grows with every change by a PATCH, a test or the clock. */
export function getRevision({ progress, revision }: StoredOperation, time: number): number {
  return revision + (progress ? getPointsGained(progress, time) : 0);
}

function removeOldVersions(stored: StoredOperation, oldest: number): void {
  findVersion(stored, oldest).previous = undefined;
}
