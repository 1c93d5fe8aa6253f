/** How much one HTTP request may be, and how many may come. */
export interface HttpLimits {
  readonly bodyBytes: number;
  /** All headers together, the request line with them. */
  readonly headerBytes: number;
  readonly urlBytes: number;
  /** Milliseconds in which a whole request must have arrived. */
  readonly bodyTimeoutMs: number;
  /** GraphQL requests of one caller; 0 = no limit. */
  readonly requestsPerMinute: number;
  /** Operations of one request; 0 = arrays are not taken. */
  readonly batchOperations: number;
}
