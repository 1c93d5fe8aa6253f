import { allowAll } from '../../src/domain/access.js';
import type { CaseOperation, CaseOperationRef } from '../../src/domain/case-operation.js';
import { type CaseService, createCaseService } from '../../src/domain/case-service.js';
import type { UpdateResult } from '../../src/domain/case-updates.js';
import type { CaseOperationPatch } from '../../src/domain/patch/patch.js';
import type { Credential } from '../../src/domain/ports.js';
import { createGraphGateway } from '../../src/msgraph/gateway.js';
import { authorize } from '../../src/msgraph/layers/authorize.js';
import { batch } from '../../src/msgraph/layers/batch.js';
import { coalesce } from '../../src/msgraph/layers/coalesce.js';
import { observeAttempts } from '../../src/msgraph/layers/observe-attempts.js';
import { mapErrors } from '../../src/msgraph/layers/map-errors.js';
import { retry } from '../../src/msgraph/layers/retry.js';
import { limitConcurrency } from '../../src/msgraph/layers/limit-concurrency.js';
import { createRequestBudget } from '../../src/msgraph/layers/request-budget.js';
import { throttle } from '../../src/msgraph/layers/throttle.js';
import { createReadCache } from '../../src/msgraph/reads/read-cache.js';
import type { Clock } from '../../src/msgraph/transport/clock.js';
import { createDeadlines } from '../../src/msgraph/transport/deadline.js';
import { graphPaths } from '../../src/msgraph/transport/paths.js';
import { NetworkError } from '../../src/msgraph/transport/network-errors.js';
import type { GraphRequest, Send } from '../../src/msgraph/transport/send.js';
import { createUpdateQueue } from '../../src/msgraph/updates/update-queue.js';
import { withoutWatches } from '../testkit/gateway.js';
import type { ServerSettings } from './plan.js';
import type { Random } from './random.js';
import type { Answer } from './upstream/answers.js';
import { NetworkFailure, type UpstreamRequest } from './upstream/upstream.js';

/*
 * The only file that knows how the program is wired (src/app.ts) and what its transport does
 * (src/msgraph/transport/transport.ts). When they change, this file follows.
 */

export interface SystemOptions {
  readonly process: number;
  readonly clock: Clock;
  readonly random: Random;
  readonly settings: ServerSettings;
  /** The upstream in place of a socket. */
  readonly exchange: (request: UpstreamRequest) => Promise<Answer>;
  /**
   * Takes the outcome of each update. Until the program records outcomes itself, this file does so when the promise
   * of the service settles.
   */
  readonly record: (call: number, update: number, result: PromiseSettledResult<CaseOperation | null>) => void;
}

export interface UpdateRequest extends CaseOperationRef {
  /** The number of the update. */
  readonly update: number;
  readonly patch: CaseOperationPatch;
  readonly expect?: CaseOperationPatch;
}

/** What one GraphQL request of a caller can do. */
export interface Session {
  update(request: UpdateRequest): Promise<CaseOperation | null>;
  updateMany(requests: readonly UpdateRequest[]): Promise<CaseOperation | null>[];
  read(ref: CaseOperationRef): Promise<CaseOperation | null>;
  list(caseId: string): Promise<readonly CaseOperation[]>;
  readCase(id: string): Promise<{ readonly mark: string | null } | null>;
}

export interface System {
  open(call: number, caller: string, clientGone: AbortSignal): Session;
  /** Entries that the program keeps between requests, by name; all must be 0 when it is at rest. */
  sizes(): Readonly<Record<string, number>>;
}

interface ModelCredential extends Credential {
  readonly call: number;
  readonly caller: string;
}

/** The transport over the model instead of undici. */
function createModelTransport({ process, settings, exchange }: SystemOptions): Send {
  return async (request: GraphRequest) => {
    const { method, path, body, deadline, attemptShare = 1, isWrite, onSent } = request;
    const { call, caller } = request.credential as ModelCredential;
    const timeoutMs = Math.min(settings.timeoutMs, deadline.remainingMs() * attemptShare);
    try {
      if (timeoutMs > 0) onSent?.();
      const { status, headers, json } = await exchange({
        ...{ process, call, caller, method, path, body, timeoutMs },
        signal: (isWrite ? deadline.withoutClient : deadline).signal,
      });
      return { status, headers, json };
    } catch (error) {
      throw error instanceof NetworkFailure
        ? new NetworkError(error.code, { sent: !error.neverLeft })
        : error;
    }
  };
}

/** Milliseconds for which a token is used before a new one is requested. */
const tokenLifetimeMs = 4_000;

/** Requests a new token from time to time, which takes a while. */
function createTokenSource({ clock, settings: { tokenMs } }: SystemOptions) {
  let validUntil = -Infinity;
  return async () => {
    if (tokenMs === 0 || clock.now() < validUntil) return;
    await clock.sleep(tokenMs);
    validUntil = clock.now() + tokenLifetimeMs;
  };
}

/** The layers and the service of src/app.ts over the model of the upstream. */
export function createSystem(options: SystemOptions): System {
  const { clock, random, settings } = options;
  const paths = graphPaths('https://graph.microsoft.com', 'beta');
  let attempts = 0;
  const layers = [
    mapErrors(() => clock.date()),
    (send: Send) => coalesce(send, { clock }),
    retry({ clock, random }),
    throttle({ clock, budget: createRequestBudget(settings.requestsPerMinute, clock) }),
    batch({ batchPath: paths.batch, versionRoot: paths.versionRoot, clock }),
    limitConcurrency({ total: 16, perCaller: 4 }, clock),
    authorize(clock),
    observeAttempts({
      observe: () => ({ headers: {}, end: () => undefined }),
      newId: () => `attempt-${(attempts += 1)}`,
      now: () => clock.now(),
    }),
  ];
  const send = layers.reduceRight<Send>((next, layer) => layer(next), createModelTransport(options));
  const runUpdate = createUpdateQueue({ clock, settleMs: settings.timeoutMs });
  const acceptedCallers = new Set<string>();
  const deadlines = createDeadlines(clock);
  const cache = createReadCache(clock);
  const refreshToken = createTokenSource(options);

  const createService = (call: number, caller: string, clientGone: AbortSignal): CaseService => {
    const deadline = deadlines.create(settings.deadlineMs, clientGone);
    const credential: ModelCredential = {
      ...{ call, caller, callerKey: caller, limitKey: caller, quotaKey: 'quota', tenant: 'tenant' },
      authorization: async () => {
        await refreshToken();
        return `Bearer ${caller}`;
      },
    };
    const gateway = createGraphGateway(
      {
        paths,
        userAgent: 'simulation',
        odataTypes: true,
        maxPages: 100,
        maxItems: 10_000,
        listThreshold: settings.listThreshold,
      },
      {
        ...{ send, credential, deadline, clock, runUpdate, acceptedCallers, cache },
        recordUpdate: () => undefined,
        reportUnreadable: () => undefined,
        observe: () => undefined,
      },
    );
    return createCaseService({ ...gateway, ...withoutWatches }, allowAll, {
      pageSize: 100,
      bulkUpdates: 100,
    });
  };

  return {
    // Nothing of the program exposes its size yet.
    sizes: () => ({}),
    open(call, caller, clientGone) {
      const service = createService(call, caller, clientGone);
      const follow = (update: number, result: Promise<UpdateResult>) => {
        const operation = result.then(({ caseOperation }) => caseOperation);
        operation.then(
          (value) => {
            options.record(call, update, { status: 'fulfilled', value });
          },
          (reason: unknown) => {
            options.record(call, update, { status: 'rejected', reason });
          },
        );
        return operation;
      };
      return {
        update: (request) => follow(request.update, service.updateOperation(request)),
        updateMany: (requests) =>
          service.updateOperations(requests).map((result, index) => follow(requests[index]!.update, result)),
        read: (ref) => service.getOperation(ref),
        list: async (caseId) => {
          const { items } = await service.listOperations(caseId, { first: 100 });
          return items.map(({ node }) => node);
        },
        readCase: async (id) => {
          const found = await service.getCase(id);
          return found && { mark: found.description };
        },
      };
    },
  };
}

/** The mark that the model puts into each operation that it shows. */
export function markOf(operation: CaseOperation): string | null {
  return operation.details && 'outputName' in operation.details ? operation.details.outputName : null;
}
