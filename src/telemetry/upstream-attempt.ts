/** One attempt of one request to Microsoft Graph. Contains no token, no query string, no id of a case and no body. */
export interface UpstreamAttempt {
  readonly method: string;
  /** The path with placeholders instead of ids. */
  readonly template: string;
  readonly clientRequestId: string;
  /** 0 for the first attempt of a request. */
  readonly retries: number;
}

/** How an attempt ended. */
export interface UpstreamResult {
  readonly durationMs: number;
  /** Absent without a response. */
  readonly status?: number;
  /** Graph's `request-id`, which Microsoft support asks for; absent if the response has none. */
  readonly requestId?: string;
  /** The kind of error without a response, never its message. */
  readonly failure?: string;
}

/** An attempt that has begun. */
interface AttemptObserver {
  /** Headers that join the attempt to the trace of its request. */
  readonly headers: Readonly<Record<string, string>>;
  end(result: UpstreamResult): void;
}

export type ObserveAttempt = (attempt: UpstreamAttempt) => AttemptObserver;
