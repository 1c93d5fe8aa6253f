import type { CaseGateway, Credential } from '../domain/ports.js';
import type { KeyedMutex } from './keyed-mutex.js';
import { type ReadOptions, createReads } from './reads.js';
import type { Clock } from './transport/clock.js';
import type { Deadline } from './transport/deadline.js';
import { createRequestFactory } from './transport/request-factory.js';
import type { Send } from './transport/send.js';
import { type WriteOptions, createWrites } from './writes.js';

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
  readonly mutex: KeyedMutex;
}

/** Microsoft Graph for one caller and one GraphQL request. Reads are cached until the next write. */
export function createGraphGateway(options: GatewayOptions, dependencies: GatewayDependencies): CaseGateway {
  const { send, credential, deadline, clock, mutex } = dependencies;
  const requests = createRequestFactory(options.userAgent, credential, deadline);
  const reads = createReads(options, { send, requests });
  const { tenant } = credential;
  const writes = createWrites(options, { send, requests, reads, clock, mutex, tenant });
  return {
    getCase: (id) => reads.getCase(id),
    listCases: () => reads.listCases(),
    getOperation: (ref) => reads.getOperation(ref),
    listOperations: (caseId) => reads.listOperations(caseId),
    ...writes,
  };
}
