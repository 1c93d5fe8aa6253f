import type { JsonObject } from '../protocol/json.js';
import type { Progress } from '../progress.js';

/** An operation to begin with; with `progress` it moves on by the clock. */
export interface SeededOperation {
  readonly data: JsonObject;
  readonly progress?: Progress;
}

export interface SeededCase {
  readonly data: JsonObject;
  readonly operations: readonly SeededOperation[];
}
