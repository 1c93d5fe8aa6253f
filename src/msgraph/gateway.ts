import DataLoader from 'dataloader';
import type { CaseOperation, CaseOperationRef } from '../domain/case-operation.js';
import type { EdiscoveryCase } from '../domain/ediscovery-case.js';
import { CaseOperationsError, createError } from '../domain/errors.js';
import { differences } from '../domain/patch/compare-patch.js';
import type { CaseOperationPatch } from '../domain/patch/patch.js';
import type { CaseGateway, Credential } from '../domain/ports.js';
import { asError } from './as-error.js';
import { requireCase, requireOperation } from './wire/responses.js';
import { createRequestFactory } from './transport/request-factory.js';
import type { Clock } from './transport/clock.js';
import type { Deadline } from './transport/deadline.js';
import { type PagingBounds, pagedItems } from './paging.js';
import type { GraphPaths } from './transport/paths.js';
import { createOperationLoader } from './operation-loader.js';
import type { GraphRequest, Send } from './transport/send.js';
import type { KeyedMutex } from './keyed-mutex.js';
import { verifiedUpdate } from './verified-update.js';
import { readCase } from './wire/ediscovery-case.js';
import { readOperation } from './wire/operation.js';
import { type PatchBodyOptions, patchBody } from './wire/patch-body.js';

export interface GatewayOptions extends PagingBounds, PatchBodyOptions {
  readonly paths: GraphPaths;
  /** Names this program to Microsoft: `graph-case-operations/0.1.0`. */
  readonly userAgent: string;
  /** So many operations of one case, asked for at one moment, are read by one list. */
  readonly listThreshold: number;
}

export interface GatewayDependencies {
  /** The chain of layers; what it answers is a success. */
  readonly send: Send;
  readonly credential: Credential;
  readonly deadline: Deadline;
  readonly clock: Clock;
  /** Shared by all gateways of the process: two updates of one operation never overlap. */
  readonly mutex: KeyedMutex;
}

/** The share of the time left that one try of a write may take: the rest is for finding out what became of it. */
const writeShare = 2 / 3;

/**
 * Microsoft Graph for one caller and one GraphQL request. What was read is not read again, until a write.
 */
export function createGraphGateway(options: GatewayOptions, dependencies: GatewayDependencies): CaseGateway {
  const { paths, maxPages, maxItems } = options;
  const { send, credential, deadline, mutex } = dependencies;
  const requests = createRequestFactory(options.userAgent, credential, deadline);

  const pages = new DataLoader<string, unknown>((wanted) =>
    Promise.all(wanted.map((path) => send(requests.get(path)).then(({ json }) => json, asError))),
  );
  const paging = {
    read: (path: string) => pages.load(path),
    toPath: (link: string) => paths.fromNextLink(link),
    maxPages,
    maxItems,
  };
  // A page that one query asks for in many places is kept; so is what was made of it.
  const mapped = new WeakMap<object, CaseOperation | null>();
  const readOnce = (caseId: string, json: unknown) => {
    if (typeof json !== 'object' || json === null) return readOperation(caseId, json);
    const known = mapped.get(json) ?? readOperation(caseId, json);
    mapped.set(json, known);
    return known;
  };
  const listOperations = (caseId: string) =>
    pagedItems(paths.operations(caseId), (json) => readOnce(caseId, json), paging);

  const readNow = async (ref: CaseOperationRef): Promise<CaseOperation> =>
    requireOperation(ref, await send(requests.get(paths.operation(ref), { batchable: true })));
  const operations = createOperationLoader({
    readOperation: readNow,
    listOperations,
    listThreshold: options.listThreshold,
  });
  const cases = new DataLoader<string, EdiscoveryCase>((ids) =>
    Promise.all(
      ids.map(async (id) => {
        const response = await send(requests.get(paths.case(id), { batchable: true })).catch(asError);
        return response instanceof Error ? response : orError(() => requireCase(id, response));
      }),
    ),
  );

  const plan = (ref: CaseOperationRef, patch: CaseOperationPatch) => ({
    method: 'PATCH',
    path: paths.operation(ref),
    body: patchBody(patch, options),
  });

  /** The `If-Match` of an operation that shows what the caller expects. */
  const checkExpectation = async (ref: CaseOperationRef, expected: CaseOperationPatch) => {
    const present = await readNow(ref);
    if (differences(expected, present).length > 0) throw createError('conflict', { caseOperation: present });
    return present.etag === null ? {} : { 'if-match': present.etag };
  };

  const update: CaseGateway['updateOperation'] = async (ref, patch, { expect, inBulk = false } = {}) => {
    const { path, body } = plan(ref, patch);
    const headers: GraphRequest['headers'] = expect ? await checkExpectation(ref, expect) : {};
    const request = requests.patch(path, body, { headers, batchable: inBulk, attemptShare: writeShare });
    return verifiedUpdate(ref, patch, request, { ...dependencies, readNow, expect });
  };

  // Whose tenant is not known waits for all others: two updates of one operation must not meet.
  const { tenant = '' } = credential;
  const forgetAll = () => {
    pages.clearAll();
    operations.clearAll();
    cases.clearAll();
  };

  return {
    getCase: (id) => cases.load(id),
    async *listCases() {
      for await (const found of pagedItems(paths.cases, readCase, paging)) {
        cases.prime(found.id, found);
        yield found;
      }
    },
    getOperation: (ref) => operations.load(ref),
    listOperations,
    planUpdate: plan,
    updateOperation: (ref, patch, guard) =>
      mutex(`${tenant} ${paths.operation(ref)}`.toLowerCase(), async () => {
        try {
          const operation = await update(ref, patch, guard);
          forgetAll();
          operations.prime(ref, operation);
          return operation;
        } catch (error) {
          forgetAll();
          throw withWhatWasAsked(error, plan(ref, patch));
        }
      }),
  };
}

function orError<T>(read: () => T): T | Error {
  try {
    return read();
  } catch (error) {
    return asError(error);
  }
}

/** An unknown outcome carries what was sent, so that a person can compare. */
function withWhatWasAsked(error: unknown, plannedRequest: ReturnType<CaseGateway['planUpdate']>): unknown {
  const unknown = error instanceof CaseOperationsError && error.code === 'OUTCOME_UNKNOWN';
  return unknown ? createError(error.reason, { ...error.details, plannedRequest }, { cause: error }) : error;
}
