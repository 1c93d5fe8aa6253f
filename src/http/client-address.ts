import { normalizeIP } from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import { isIP } from 'node:net';

/** A host usually has all addresses of an IPv6 network of this prefix length. */
const ipv6PrefixLength = 64;

/** The whole address of a client. A trusted proxy may have named it, but not as anything else. */
export function getFullAddress({ ip, raw }: FastifyRequest): string {
  return isIP(ip) === 0 ? (raw.socket.remoteAddress ?? '') : ip;
}

/** The address of a client, for IPv6 of its network. */
export function getClientAddress(request: FastifyRequest): string {
  return normalizeIP(getFullAddress(request), ipv6PrefixLength);
}
