/** What a PATCH of an operation answers: 200 with the object, 204 without, or 405 because it is refused. */
export type PatchStatus = 200 | 204 | 405;

/** How this sandbox behaves; only `patchStatus` may change while it runs. */
export interface Settings {
  /** ms since epoch. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Most items that one page of a list holds. */
  readonly pageSize: number;
  patchStatus: PatchStatus;
}

/** Narrows untrusted input to a status that a PATCH can be told to answer. */
export function isPatchStatus(value: unknown): value is PatchStatus {
  return value === 200 || value === 204 || value === 405;
}
