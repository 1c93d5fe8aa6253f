import type { Credential } from '../../domain/ports.js';
import { batchBody, readBatchResponse } from '../wire/batch.js';
import { claimsChallenge } from '../wire/claims-challenge.js';
import type { GraphRequest, GraphResponse, Send } from '../transport/send.js';

/** Published: a `$batch` holds 20 requests at the most; facts §6. */
const maxBatchRequests = 20;

/** Answers that say that this upstream has no usable `$batch`; each request can still go alone. */
const noBatches: ReadonlySet<number> = new Set([400, 404, 405, 501]);

export interface BatchOptions {
  /** The path of `$batch`, from the origin on. */
  readonly batchPath: string;
  /** The part of every path that the URLs within a batch leave out: prefix and version. */
  readonly versionRoot: string;
}

interface Pending {
  readonly request: GraphRequest;
  readonly resolve: (response: GraphResponse | Promise<GraphResponse>) => void;
  readonly reject: (error: unknown) => void;
}

/** What belongs to one request (If-Match, Prefer, Retry-Attempt) stays with it. */
function envelopeHeaders({
  accept,
  'user-agent': userAgent,
}: GraphRequest['headers']): GraphRequest['headers'] {
  return {
    'content-type': 'application/json',
    ...(accept !== undefined && { accept }),
    ...(userAgent !== undefined && { 'user-agent': userAgent }),
  };
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}

/**
 * Requests of one moment and one caller that may be batched travel in `$batch`es. For the layers outside, each
 * is still a request of its own: an inner 429 is waited for and tried again alone.
 *
 * This saves round trips, not quota: Graph counts each request of a batch.
 */
export function batch(options: BatchOptions): (send: Send) => Send {
  return (send) => {
    const waiting = new Map<Credential, Pending[]>();

    const sendTogether = async (together: readonly Pending[]): Promise<void> => {
      const [first] = together;
      if (!first) return;
      const requests = together.map(({ request }) => request);
      try {
        const outer = await send({
          method: 'POST',
          path: options.batchPath,
          headers: envelopeHeaders(first.request.headers),
          body: batchBody(requests, options.versionRoot),
          credential: first.request.credential,
          deadline: first.request.deadline,
          attemptShare: Math.min(...requests.map(({ attemptShare = 1 }) => attemptShare)),
          freshConnection: requests.some(({ freshConnection }) => freshConnection),
        });
        const answers = readBatchResponse(outer, together.length);
        for (const [index, { request, resolve, reject }] of together.entries()) {
          const answer = answers[index];
          if (noBatches.has(outer.status)) resolve(send(request));
          else if (answer instanceof Error) reject(answer);
          else if (answer) resolve(meetChallenge(request, answer));
        }
      } catch (error) {
        for (const { reject } of together) reject(error);
      }
    };

    /** A request that was challenged within a batch goes again alone, with a token that has the claims. */
    const meetChallenge = (request: GraphRequest, answer: GraphResponse) => {
      const claims = claimsChallenge(answer);
      return claims === undefined ? answer : send({ ...request, claims });
    };

    const flush = (credential: Credential) => {
      const all = waiting.get(credential) ?? [];
      waiting.delete(credential);
      for (const together of chunks(all, maxBatchRequests)) {
        const [only] = together;
        if (together.length === 1 && only) only.resolve(send(only.request));
        else void sendTogether(together);
      }
    };

    return (request) => {
      if (!request.batchable) return send(request);
      return new Promise((resolve, reject) => {
        const { credential } = request;
        const all = waiting.get(credential);
        const pending = { request, resolve, reject };
        if (all) {
          all.push(pending);
          return;
        }
        waiting.set(credential, [pending]);
        // After all microtasks: whatever was asked for in this moment has arrived by then.
        setImmediate(flush, credential);
      });
    };
  };
}
