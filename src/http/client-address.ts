import { normalizeIP } from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import { isIP } from 'node:net';

/** A host usually has all addresses of an IPv6 network of this prefix length. */
const ipv6PrefixLength = 64;

/** The address of a client, for IPv6 of its network. A trusted proxy may have named it, but not as anything else. */
export function getClientAddress({ ip, raw }: FastifyRequest): string {
  const address = isIP(ip) === 0 ? (raw.socket.remoteAddress ?? '') : ip;
  return normalizeIP(address, ipv6PrefixLength);
}
