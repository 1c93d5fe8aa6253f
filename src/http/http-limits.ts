/** The limits of one HTTP request, and of the number of requests. */
export interface HttpLimits {
  readonly bodyBytes: number;
  /** The request line and all headers. */
  readonly headerBytes: number;
  readonly urlBytes: number;
  /** Milliseconds in which a whole request must arrive. */
  readonly bodyTimeoutMs: number;
  /** GraphQL requests of one caller per minute; 0 = no limit. */
  readonly requestsPerMinute: number;
  /** Operations of one request; 0 = arrays are rejected. */
  readonly batchOperations: number;
}
