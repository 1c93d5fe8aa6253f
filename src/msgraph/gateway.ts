import type { CaseOperationRef } from '../domain/case-operation.js';
import { CaseOperationsError } from '../domain/errors.js';
import type { CaseGateway, Credential } from '../domain/ports.js';
import { type ReadOptions, createReads } from './reads.js';
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
  readonly acceptedCallers: { has(callerKey: string): boolean; add(callerKey: string): void };
  readonly recordUpdate: (record: UpdateRecord) => void;
  /** Receives the number of items of a list that cannot be read. */
  readonly reportUnreadable: (count: number, path: string) => void;
}

/** Microsoft Graph for one caller and one GraphQL request. Reads are cached until the next write. */
export function createGraphGateway(options: GatewayOptions, dependencies: GatewayDependencies): CaseGateway {
  const { credential, deadline, clock, acceptedCallers } = dependencies;
  const send: Send = async (request) => {
    const response = await dependencies.send(request);
    acceptedCallers.add(credential.callerKey);
    return response;
  };
  const requests = createRequestFactory(options.userAgent, { credential, deadline });
  const lookRequests = createRequestFactory(options.userAgent, {
    credential,
    deadline: deadline.withoutClient,
    isLook: true,
  });
  const reservations = createReservations();
  const reads = createReads(options, {
    send,
    requests,
    clock,
    createCheck: (_caseId, path, own) => lookRequests.get(path, own),
    createLook: (caseId, path, own) => lookRequests.get(path, { ...reservations.get(caseId), ...own }),
    reportUnreadable: dependencies.reportUnreadable,
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
      send,
      requests,
      clock,
      credential,
      deadline,
      runUpdate: dependencies.runUpdate,
      recordUpdate: dependencies.recordUpdate,
      authenticate,
      reservations,
      reads,
    }),
  };
}
