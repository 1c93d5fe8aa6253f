import type { Credential } from '../../domain/ports.js';
import type { Clock } from '../transport/clock.js';
import type { GraphRequest, GraphResponse, Send } from '../transport/send.js';
import { readBatchResponse, toBatchBody } from '../wire/batch.js';

/** Maximum number of requests of a `$batch` (docs/graph-facts.md, Batching). */
const maxBatchRequests = 20;

/** Statuses that mean that the upstream has no usable `$batch`; the requests are then sent one by one. */
const batchUnsupported: ReadonlySet<number> = new Set([400, 404, 405, 501]);

/** Milliseconds for which an upstream without `$batch` is remembered, instead of being asked each time. */
const unsupportedForMs = 600_000;

/** Thrown for a request of a `$batch` that the upstream does not support: it was not processed, and can be sent alone. */
export class BatchUnsupportedError extends Error {
  override readonly name = 'BatchUnsupportedError';
}

export interface BatchOptions {
  readonly clock: Clock;
  /** The path of `$batch`, from the origin on. */
  readonly batchPath: string;
  /** The part of every path that the URLs in a batch omit: prefix and version. */
  readonly versionRoot: string;
  /** Called for each `$batch`, with the number of round trips that it saves. */
  readonly onBatched?: (saved: number) => void;
}

interface PendingRequest {
  readonly request: GraphRequest;
  readonly resolve: (response: GraphResponse | Promise<GraphResponse>) => void;
  readonly reject: (error: unknown) => void;
}

/** The headers of a single request (If-Match, Prefer, Retry-Attempt) stay with that request. */
function toBatchHeaders({
  accept,
  'user-agent': userAgent,
}: GraphRequest['headers']): GraphRequest['headers'] {
  return {
    'content-type': 'application/json',
    ...(accept !== undefined && { accept }),
    ...(userAgent !== undefined && { 'user-agent': userAgent }),
  };
}

function toBatchRequest(
  first: GraphRequest,
  requests: readonly GraphRequest[],
  options: BatchOptions,
): GraphRequest {
  return {
    method: 'POST',
    path: options.batchPath,
    headers: toBatchHeaders(first.headers),
    body: toBatchBody(requests, options.versionRoot),
    credential: first.credential,
    deadline: first.deadline,
    attemptShare: Math.min(...requests.map(({ attemptShare = 1 }) => attemptShare)),
    freshConnection: requests.some(({ freshConnection }) => freshConnection),
    isWrite: requests.some(({ isWrite }) => isWrite),
    isLook: requests.some(({ isLook }) => isLook),
    staleAt:
      first.staleAt === undefined
        ? undefined
        : Math.min(...requests.map(({ staleAt = Infinity }) => staleAt)),
    onSent() {
      for (const request of requests) request.onSent?.();
    },
  };
}

function toChunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}

/** Sends the requests as one `$batch` and settles each of them. */
async function sendBatch(
  send: Send,
  pending: readonly PendingRequest[],
  options: BatchOptions,
  onUnsupported: () => void,
): Promise<void> {
  const requests = pending.map(({ request }) => request);
  const [first] = requests;
  if (!first) return;
  options.onBatched?.(requests.length - 1);
  try {
    const batchResponse = await send(toBatchRequest(first, requests, options));
    const responses = readBatchResponse(batchResponse, pending.length);
    const isUnsupported = batchUnsupported.has(batchResponse.status);
    if (isUnsupported && batchResponse.status !== 400) onUnsupported();
    for (const [index, { resolve, reject }] of pending.entries()) {
      const response = responses[index];
      if (isUnsupported) reject(new BatchUnsupportedError());
      else if (response instanceof Error) reject(response);
      else if (response) resolve(response);
    }
  } catch (error) {
    for (const { reject } of pending) reject(error);
  }
}

/** A request that must not be sent late does not hold up others, nor do they hold it up. */
function toBatches(pending: readonly PendingRequest[]): PendingRequest[][] {
  const groups = Object.values(
    Object.groupBy(pending, ({ request }) => String(request.staleAt !== undefined)),
  );
  return groups.flatMap((group = []) => toChunks(group, maxBatchRequests));
}

/**
 * Sends concurrent batchable requests of one caller in a `$batch`. For the outer layers each remains a separate
 * request: one that returns 429 is retried alone.
 *
 * Batching saves round trips but no quota: Graph counts each request of a batch.
 */
export function batch(options: BatchOptions): (send: Send) => Send {
  return (send) => {
    const queues = new Map<Credential, PendingRequest[]>();
    let unsupportedUntil = -Infinity;
    const onUnsupported = () => {
      unsupportedUntil = options.clock.now() + unsupportedForMs;
    };

    const flush = (credential: Credential) => {
      const all = queues.get(credential) ?? [];
      queues.delete(credential);
      for (const pending of all.length === 1 ? [all] : toBatches(all)) {
        const [only] = pending;
        if (pending.length === 1 && only) only.resolve(send(only.request));
        else void sendBatch(send, pending, options, onUnsupported);
      }
    };

    return (request) => {
      if (!request.batchable || options.clock.now() < unsupportedUntil) return send(request);
      return new Promise((resolve, reject) => {
        const { credential } = request;
        const queue = queues.get(credential);
        const pending = { request, resolve, reject };
        if (queue) {
          queue.push(pending);
          return;
        }
        queues.set(credential, [pending]);
        // Runs after all microtasks, when all concurrent requests have been added.
        setImmediate(flush, credential);
      });
    };
  };
}
