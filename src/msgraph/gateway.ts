import type { CaseOperation, CaseOperationRef } from '../domain/case-operation.js';
import { CaseOperationsError } from '../domain/errors.js';
import { toCanonicalId } from '../domain/ids.js';
import type { CaseGateway, Credential, Freshness } from '../domain/ports.js';
import type { AcceptedCallers } from './accepted-callers.js';
import { createCachedReads, type SaveObserver } from './reads/cached-reads.js';
import type { ReadCache } from './reads/read-cache.js';
import { type ReadOptions, createLazyReads, createReads } from './reads/reads.js';
import type { Clock } from './transport/clock.js';
import type { Deadline } from './transport/deadline.js';
import { createRequestFactory } from './transport/request-factory.js';
import type { Send } from './transport/send.js';
import type { RunUpdate } from './updates/update-queue.js';
import { createReservations } from './updates/reservations.js';
import { type UpdateRecord, type WriteOptions, createWrites } from './writes.js';

export interface GatewayOptions extends ReadOptions, WriteOptions {
  /** Identifies this program to Microsoft: `graph-case-operations/0.1.0`. */
  readonly userAgent: string;
}

export interface GatewayDependencies {
  /** The chain of layers; it returns successful responses only. */
  readonly send: Send;
  readonly credential: Credential;
  readonly deadline: Deadline;
  readonly clock: Clock;
  /** Shared by all gateways of the process, so that two updates of one operation never overlap. */
  readonly runUpdate: RunUpdate;
  /** The callers that Graph has accepted, shared by all gateways of the process. */
  readonly acceptedCallers: AcceptedCallers;
  readonly recordUpdate: (record: UpdateRecord) => void;
  /** What was read, shared by all gateways of the process; each identity sees only its own reads. */
  readonly cache: ReadCache;
  /** How old a read for a query may be. @default always a request */
  readonly freshness?: Freshness;
  /** Whether nobody waits for its reads, so that all others come first. */
  readonly isBackground?: boolean;
  /** Receives each operation as it is after an update. */
  readonly observe: (operation: CaseOperation) => void;
  /** Receives the number of items of a list that cannot be read. */
  readonly reportUnreadable: (count: number, path: string) => void;
  readonly onSaved?: SaveObserver | undefined;
}

const alwaysRead: Freshness = { maxAgeMs: 0, staleIfErrorMs: 0 };

/** A gateway without watches, which live longer than a GraphQL request. */
export type GraphGateway = Omit<CaseGateway, 'watch'>;

/** Microsoft Graph for one caller and one GraphQL request. Reads are cached until the next write. */
export function createGraphGateway(options: GatewayOptions, dependencies: GatewayDependencies): GraphGateway {
  const { credential, deadline, acceptedCallers, cache, isBackground, freshness = alwaysRead } = dependencies;
  const send: Send = (request) =>
    dependencies.send(request).then((response) => {
      acceptedCallers.add(credential.callerKey);
      return response;
    });
  const requests = createRequestFactory(options.userAgent, {
    ...{ credential, deadline },
    ...(isBackground && { isBackground, failFast: true }),
  });
  const reservations = createReservations();
  const reads = createLazyReads(() => {
    const lookRequests = createRequestFactory(options.userAgent, {
      ...{ credential, deadline: deadline.withoutClient },
      isLook: true,
    });
    return createReads(options, {
      ...{ ...dependencies, send },
      cached: createCachedReads({ ...dependencies, send, requests, freshness }),
      createCheck: (_caseId, path, own) => lookRequests.get(path, own),
      createLook: (caseId, path, own) => lookRequests.get(path, { ...reservations.get(caseId), ...own }),
    });
  });

  /** A token that this server verified is known; any other must have been accepted by Graph, also with a refusal. */
  const authenticate = async (ref: CaseOperationRef) => {
    if (credential.tenant !== undefined || acceptedCallers.has(credential.callerKey)) return;
    try {
      await reads.getOperation(ref);
    } catch (error) {
      const isAccepted =
        error instanceof CaseOperationsError && (error.reason === 'forbidden' || error.reason === 'notFound');
      if (!isAccepted) throw error;
      acceptedCallers.add(credential.callerKey);
    }
  };

  return {
    getCase: (id) => reads.getCase(id),
    listCases: (from) => reads.listCases(from),
    getOperation: (ref) => reads.getOperation(ref),
    listOperations: (caseId) => reads.listOperations(caseId),
    ...createWrites(options, {
      ...{ ...dependencies, send, requests },
      onUpdate(ref, operation) {
        cache.invalidate(toCanonicalId(ref.caseId));
        if (operation) dependencies.observe(operation);
      },
      authenticate,
      reservations,
      reads,
    }),
  };
}
