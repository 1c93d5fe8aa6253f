/** One try of one request to Microsoft Graph. Holds no token, no query text and no body. */
interface UpstreamAttempt {
  readonly method: string;
  readonly path: string;
  readonly clientRequestId: string;
  readonly durationMs: number;
  /** Absent when no answer came. */
  readonly status?: number;
  /** Graph's `request-id`, which Microsoft's support asks for; absent when none came. */
  readonly requestId?: string;
  /** The kind of failure when no answer came, never its message. */
  readonly failure?: string;
}

export type RecordAttempt = (aTry: UpstreamAttempt) => void;
