/** One attempt of one request to Microsoft Graph. Contains no token, no query string and no body. */
interface UpstreamAttempt {
  readonly method: string;
  readonly path: string;
  readonly clientRequestId: string;
  readonly durationMs: number;
  /** Absent without a response. */
  readonly status?: number;
  /** Graph's `request-id`, which Microsoft support asks for; absent if the response has none. */
  readonly requestId?: string;
  /** The kind of error without a response, never its message. */
  readonly failure?: string;
}

export type RecordAttempt = (attempt: UpstreamAttempt) => void;
