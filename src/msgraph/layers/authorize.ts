import type { Send } from '../send.js';

/** Adds the caller's credential, as late as possible: a token may age while a request waits. */
export function authorize(send: Send): Send {
  return async (request) => {
    const authorization = await request.credential.authorization();
    return send({ ...request, headers: { ...request.headers, authorization } });
  };
}
