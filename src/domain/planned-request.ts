/** The request that an update sends to the upstream, without credentials. */
export interface PlannedRequest {
  readonly method: string;
  /** Path from the origin on, percent-encoded: `/beta/security/…`. */
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}
