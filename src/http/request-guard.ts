import type { FastifyRequest } from 'fastify';
import { createLimitError } from './http-error.js';
import { isObject, type Parameters } from './trusted-documents.js';

export interface RequestGuardOptions {
  /** Operations of one request; 0 = arrays are not taken. */
  readonly batchOperations: number;
  /** Which documents are let in, and as what; throws what refuses one. All are, as they are, without it. */
  readonly trusted?: ((request: Parameters) => Parameters) | undefined;
}

/** The parameters of a GET with the JSON in `extensions` read; what is no JSON names no document. */
function toParameters(query: Parameters): Parameters {
  const { extensions } = query;
  if (typeof extensions !== 'string') return query;
  try {
    return { ...query, extensions: JSON.parse(extensions) as unknown };
  } catch {
    return query;
  }
}

function toSearch(parameters: Parameters): string {
  const entries = Object.entries(parameters).flatMap(([name, value]) =>
    (Array.isArray(value) ? (value as unknown[]) : [value]).map((one) => [name, one] as const),
  );
  return new URLSearchParams(
    entries.map(([name, one]): [string, string] => [
      name,
      typeof one === 'string' ? one : JSON.stringify(one),
    ]),
  ).toString();
}

/** A hook that counts the operations of an HTTP request, and lets all of them in or none. */
export function createRequestGuard({ batchOperations, trusted }: RequestGuardOptions) {
  const admit = (request: FastifyRequest): void => {
    const { body, query, method } = request;
    if (Array.isArray(body) && body.length > batchOperations) {
      throw createLimitError('BATCH_LIMIT_EXCEEDED', batchOperations);
    }
    if (!trusted) return;
    if (method === 'GET') {
      request.raw.url = `/graphql?${toSearch(trusted(toParameters(query as Parameters)))}`;
    } else if (Array.isArray(body)) {
      request.body = body.map((one: unknown) => trusted(isObject(one) ? one : {}));
    } else if (isObject(body)) {
      request.body = trusted(body);
    }
  };
  return (request: FastifyRequest): Promise<void> => Promise.resolve(request).then(admit);
}
