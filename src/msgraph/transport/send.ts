import type { Credential } from '../../domain/ports.js';
import type { Clock } from './clock.js';
import type { Deadline } from './deadline.js';

/** One request to Microsoft Graph, without the headers that the layers add. */
export interface GraphRequest {
  readonly method: 'GET' | 'PATCH' | 'POST';
  /** Path and query from the origin on. Only the transport knows the origin, so no request can change it. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body?: string;
  readonly credential: Credential;
  readonly deadline: Deadline;
  /** Share (0 to 1) of the remaining time that one attempt may take; all of it if absent. */
  readonly attemptShare?: number;
  /** Whether it may be sent in a `$batch` with concurrent requests of the same caller. */
  readonly batchable?: boolean;
  /** Whether it finds out what became of a write, which comes before everything else. */
  readonly isLook?: boolean;
  /** Whether nobody waits for it. */
  readonly isBackground?: boolean;
  /** Whether it fails at once, instead of waiting for the quota or being retried. */
  readonly failFast?: boolean;
  /** Whether it contains a write, which is carried to its end although the client disconnects. */
  readonly isWrite?: boolean;
  /** Room in the budget that a write keeps for the request that verifies it. */
  readonly reservation?: Reservation;
  /**
   * When what was read before may no longer hold, in milliseconds of the monotonic clock: from then on, the request
   * fails with a `DelayedError` instead of being sent.
   */
  readonly staleAt?: number | undefined;
  /** Called when the request leaves the process. */
  readonly onSent?: () => void;
  /** Whether to use a new connection, which Graph recommends after a 503. */
  readonly freshConnection?: boolean;
  /** Whether the body of the response is not parsed. */
  readonly asText?: boolean;
}

/** Room for one request; shared by the updates that one request verifies. */
export interface Reservation {
  /** Whether it is no longer needed. */
  isReleased: boolean;
}

export interface GraphResponse {
  readonly status: number;
  /** Those that are used. Names are in lower case; the values of a repeated header are joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed body; undefined for an empty body and for invalid JSON. */
  readonly json: unknown;
  /** The body; absent if it cannot be decoded, and for a part of a `$batch`. */
  readonly text?: string | undefined;
  /** The `client-request-id` of the request. */
  readonly clientRequestId?: string;
}

/** Thrown instead of sending a request whose `staleAt` has passed. */
export class DelayedError extends Error {
  override readonly name = 'DelayedError';
}

/** Whether the request must not be sent any more. Asked after each wait. */
export function isStale({ staleAt = Infinity }: GraphRequest, clock: Pick<Clock, 'now'>): boolean {
  return clock.now() > staleAt;
}

/** Sends a request and returns the response, whatever its status. A layer is a function from `Send` to `Send`. */
export type Send = (request: GraphRequest) => Promise<GraphResponse>;
