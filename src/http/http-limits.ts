/** The limits of one HTTP request, of the number of requests, and of connections. */
export interface HttpLimits {
  /** Also after decompression. */
  readonly bodyBytes: number;
  /** The request line and all headers. */
  readonly headerBytes: number;
  readonly urlBytes: number;
  /** Milliseconds in which a whole request must arrive. */
  readonly bodyTimeoutMs: number;
  /** Milliseconds in which a client must receive its response. */
  readonly responseTimeoutMs: number;
  /** Bytes of all responses together that clients have not received yet. */
  readonly unsentBytes: number;
  readonly connections: number;
  /** Open subscriptions of one caller. */
  readonly streamsPerCaller: number;
  /** GraphQL requests of one caller per minute; 0 = no limit. */
  readonly requestsPerMinute: number;
  /** Operations of one request; 0 = arrays are rejected. */
  readonly batchOperations: number;
}
