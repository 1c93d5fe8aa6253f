import { CaseOperationsError, type ErrorCode } from './errors.js';

/** How an update ended. */
export interface UpdateOutcome {
  readonly outcome: 'applied' | 'not applied' | 'unknown';
  /** The code of the error; absent for an applied update. */
  readonly code?: string;
}

/** Codes that claim neither that the change was applied nor that it was not. */
const uncertainCodes: ReadonlySet<ErrorCode> = new Set(['OUTCOME_UNKNOWN', 'NOT_REFLECTED']);

/** Whether an error of an update claims neither that the change was applied nor that it was not. */
export function isUncertain({ code }: CaseOperationsError): boolean {
  return uncertainCodes.has(code);
}

/** The outcome of an update that has failed. After a bug it is unknown. */
export function toOutcome(error: unknown): UpdateOutcome {
  if (!(error instanceof CaseOperationsError)) return { outcome: 'unknown', code: 'INTERNAL_SERVER_ERROR' };
  return { outcome: isUncertain(error) ? 'unknown' : 'not applied', code: error.code };
}
