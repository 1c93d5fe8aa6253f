import { isIP } from 'node:net';

/** The parts of a request that decide whether it may control the sandbox. Header names are in lower case. */
export interface ControlRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Rejection {
  readonly status: 403 | 415;
  readonly message: string;
}

/**
 * Rejects the requests that a page of another origin can make a browser send. The control endpoints need no token, so
 * each web page that a developer opens could otherwise read the journal or add faults:
 *
 * - A page can send a simple request to any address, but the browser names its origin, and cannot set the content type
 *   of JSON without a preflight, which is never allowed.
 * - A page whose host name is rebound to this address has this origin. Its Host is a name of its own, never an address.
 */
export function checkControlRequest(request: ControlRequest, ownHost: string): Rejection | undefined {
  const { method, headers } = request;
  const { host = '', origin } = headers;
  if (!isOwnHost(host, ownHost)) {
    return forbidden(
      'The Host of a control request must be an IP address, localhost or the host of the sandbox.',
    );
  }
  const site = headers['sec-fetch-site'] ?? 'none';
  const isSameOrigin = origin === undefined || origin.toLowerCase() === `http://${host}`.toLowerCase();
  if (!isSameOrigin || !['none', 'same-origin'].includes(site)) {
    return forbidden('Pages of other origins cannot control the sandbox.');
  }
  const mediaType = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if ((method === 'POST' || method === 'PUT') && mediaType !== 'application/json') {
    return { status: 415, message: 'Expected the header Content-Type: application/json.' };
  }
  return undefined;
}

function isOwnHost(host: string, ownHost: string): boolean {
  const name = host.replace(/:\d*$/, '').toLowerCase();
  return isIP(name.replace(/^\[|\]$/g, '')) !== 0 || name === 'localhost' || name === ownHost.toLowerCase();
}

function forbidden(message: string): Rejection {
  return { status: 403, message };
}
