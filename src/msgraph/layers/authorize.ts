import type { Clock } from '../transport/clock.js';
import { DelayedError, type Send, isStale } from '../transport/send.js';

/** Adds the credential of the caller, as late as possible because a token may expire while a request waits. */
export function authorize(clock: Clock): (send: Send) => Send {
  return (send) => (request) =>
    request.credential.authorization().then((authorization) => {
      // A new token may have taken a while.
      if (isStale(request, clock)) throw new DelayedError();
      return send({ ...request, headers: { ...request.headers, authorization } });
    });
}
