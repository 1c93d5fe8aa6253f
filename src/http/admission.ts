import type { FastifyRequest } from 'fastify';
import { overLimit } from './refusal.js';
import { isObject, type Parameters } from './trusted-documents.js';

export interface AdmissionOptions {
  /** Operations of one request; 0 = arrays are not taken. */
  readonly batchOperations: number;
  /** Which documents are let in, and as what; throws what refuses one. All are, as they are, without it. */
  readonly trusted?: ((request: Parameters) => Parameters) | undefined;
}

/** The parameters of a GET with the JSON in `extensions` read; what is no JSON names no document. */
function parametersOf(query: Parameters): Parameters {
  const { extensions } = query;
  if (typeof extensions !== 'string') return query;
  try {
    return { ...query, extensions: JSON.parse(extensions) as unknown };
  } catch {
    return query;
  }
}

function searchOf(parameters: Parameters): string {
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
export function createAdmission({ batchOperations, trusted }: AdmissionOptions) {
  const admit = (request: FastifyRequest): void => {
    const { body, query, method } = request;
    if (Array.isArray(body) && body.length > batchOperations) {
      throw overLimit('BATCH_LIMIT_EXCEEDED', batchOperations);
    }
    if (!trusted) return;
    if (method === 'GET') {
      request.raw.url = `/graphql?${searchOf(trusted(parametersOf(query as Parameters)))}`;
    } else if (Array.isArray(body)) {
      request.body = body.map((one: unknown) => trusted(isObject(one) ? one : {}));
    } else if (isObject(body)) {
      request.body = trusted(body);
    }
  };
  return (request: FastifyRequest): Promise<void> => Promise.resolve(request).then(admit);
}
