import type { CaseOperation, CaseOperationRef } from '../domain/case-operation.js';
import { CaseOperationsError, createError } from '../domain/errors.js';
import { toCanonicalId } from '../domain/ids.js';
import type { CaseOperationPatch } from '../domain/patch/patch.js';
import type { PlannedRequest } from '../domain/planned-request.js';
import type { CaseGateway, Credential, UpdateOptions } from '../domain/ports.js';
import { isUncertain, toOutcome, type UpdateOutcome } from '../domain/update-outcome.js';
import { toTimedJson } from './reads/cached-reads.js';
import type { Reads } from './reads/reads.js';
import { type Clock, sleepUnlessAborted } from './transport/clock.js';
import type { Deadline } from './transport/deadline.js';
import type { GraphPaths } from './transport/paths.js';
import type { RequestFactory } from './transport/request-factory.js';
import { getRequestId } from './transport/request-id.js';
import { DelayedError, type Send } from './transport/send.js';
import { createBulkWindow, type WindowPlace } from './updates/bulk-window.js';
import { beginUpdate, requireClient } from './updates/begin-update.js';
import type { OperationUpdate } from './updates/operation-update.js';
import { updateOperation } from './updates/update-operation.js';
import type { Reservations } from './updates/reservations.js';
import type { RunUpdate } from './updates/update-queue.js';
import { type PatchBodyOptions, toPatchBody } from './wire/patch-body.js';
import type { OperationSnapshot } from './wire/operation.js';
import { readRequestedOperation } from './wire/responses.js';

export interface WriteOptions extends PatchBodyOptions {
  readonly paths: GraphPaths;
}

/** How an update ended, also if its client has disconnected. */
export interface UpdateRecord extends UpdateOutcome {
  readonly ref: CaseOperationRef;
}

export interface WriteDependencies {
  readonly send: Send;
  readonly requests: RequestFactory;
  readonly clock: Clock;
  readonly credential: Credential;
  readonly deadline: Deadline;
  readonly runUpdate: RunUpdate;
  readonly recordUpdate: (record: UpdateRecord) => void;
  /** Called before and after an update; afterwards with the operation, if it was read. */
  readonly onUpdate: (ref: CaseOperationRef, operation?: CaseOperation) => void;
  /** Fails unless Graph has accepted the caller before, or accepts the caller now. */
  readonly authenticate: (ref: CaseOperationRef) => Promise<void>;
  readonly reservations: Reservations;
  readonly reads: Pick<Reads, 'check' | 'look' | 'clear' | 'prime'>;
}

/** Share of the remaining time that one attempt of a write may take; the rest is for verifying its outcome. */
const writeShare = 2 / 3;

/** Milliseconds after which the expected values that were read must be read again. */
const freshForMs = 100;

/** An unknown outcome contains the request that was sent, so that a person can compare. */
function withPlannedRequest(error: unknown, plannedRequest: PlannedRequest): unknown {
  return error instanceof CaseOperationsError && isUncertain(error)
    ? createError(error.reason, { ...error.details, plannedRequest }, { cause: error })
    : error;
}

/** An update as a caller requested it. */
interface RequestedUpdate {
  readonly ref: CaseOperationRef;
  readonly planned: PlannedRequest;
  readonly options: UpdateOptions;
}

function getProperties(body: object): string[] {
  return Object.keys(body).filter((name) => !name.startsWith('@'));
}

/** Binds an update to the requests that it needs. */
function toOperationUpdate(
  { ref, planned: { path, body }, options: { expect, inBulk = false, observer } }: RequestedUpdate,
  { send, requests, clock, deadline: { withoutClient }, reads, reservations }: WriteDependencies,
): Omit<OperationUpdate, 'onPending' | 'beforeLook'> {
  const expected = expect && toPatchBody(expect, { odataTypes: false });
  return {
    body,
    expected,
    async send(current) {
      const etag = current?.operation.etag;
      const headers = etag == null ? {} : { 'if-match': etag };
      const staleAt = current && (current.readAt ?? clock.now()) + freshForMs;
      const reserved = reservations.get(ref.caseId);
      const own = { headers, batchable: inBulk, attemptShare: writeShare, staleAt, ...reserved };
      try {
        const response = await send(requests.patch(path, body, own));
        observer?.addIds({ requestId: getRequestId(response), clientRequestId: response.clientRequestId });
        return response;
      } catch (error) {
        if (error instanceof DelayedError) return undefined;
        if (error instanceof CaseOperationsError) observer?.addIds(error.details);
        throw error;
      }
    },
    readResponse: (response) => readRequestedOperation(ref, toTimedJson(response, clock)) ?? undefined,
    check: () => reads.check({ ...ref, properties: getProperties({ ...expected }) }),
    look: () => reads.look({ ...ref, properties: getProperties({ ...body, ...expected }) }),
    async pause(ms) {
      if (withoutClient.signal.aborted || ms >= withoutClient.remainingMs()) return false;
      return ms === 0 || sleepUnlessAborted(clock, ms, withoutClient.signal);
    },
  };
}

/** Creates the function that runs an update when it is its turn in the queue, and in the window of its bulk. */
function createRunner(dependencies: WriteDependencies) {
  const { credential, deadline, reads, reservations } = dependencies;
  const runInWindow = createBulkWindow();
  /** Operations of which an update of this GraphQL request has an unknown outcome, or may be applied later. */
  const unknown = new Set<string>();

  return async (requested: RequestedUpdate): Promise<OperationSnapshot> => {
    const { ref, options } = requested;
    const { tenant = '', limitKey: callerKey } = credential;
    // Without a known tenant the key is shared with all such callers: updates of one operation must not overlap.
    const key = [tenant, toCanonicalId(ref.caseId), toCanonicalId(ref.id)].join(' ');
    const queued = {
      key,
      callerKey,
      deadline,
      authenticate: () => dependencies.authenticate(ref),
      requireStart() {
        if (unknown.has(key)) throw createError('earlierUpdateUnknown');
      },
    };
    let isPending = false as boolean;
    try {
      return await dependencies.runUpdate(queued, async ({ readFirst, markPending }) => {
        const onPending = () => {
          isPending = true;
          markPending();
        };
        const update = { ...toOperationUpdate(requested, dependencies), onPending };
        const run = async ({ whenAllSent }: WindowPlace) => {
          requireClient(deadline);
          if (options.observer) await beginUpdate(options.observer, deadline);
          if (readFirst) await reads.check(ref);
          const release = reservations.reserve(ref.caseId);
          return updateOperation({ ...update, beforeLook: whenAllSent }).finally(release);
        };
        const isConditional = options.expect !== undefined;
        return options.inBulk
          ? runInWindow({ caseId: toCanonicalId(ref.caseId), isConditional }, run)
          : run({ whenAllSent: () => Promise.resolve() });
      });
    } catch (error) {
      const isUnknown = error instanceof CaseOperationsError && error.code === 'OUTCOME_UNKNOWN';
      if (isUnknown || isPending) unknown.add(key);
      throw error;
    }
  };
}

/** The writes of a gateway. Updates of one operation run one after the other. */
export function createWrites(
  options: WriteOptions,
  dependencies: WriteDependencies,
): Pick<CaseGateway, 'planUpdate' | 'updateOperation'> {
  const { reads, recordUpdate, onUpdate } = dependencies;
  const run = createRunner(dependencies);

  const planUpdate = (ref: CaseOperationRef, patch: CaseOperationPatch): PlannedRequest => ({
    method: 'PATCH',
    path: options.paths.operation(ref),
    body: toPatchBody(patch, options),
  });

  return {
    planUpdate,
    async updateOperation(ref, patch, own = {}) {
      const planned = planUpdate(ref, patch);
      const end = (outcome: UpdateOutcome) => {
        recordUpdate({ ref, ...outcome });
        own.observer?.end(outcome);
      };
      onUpdate(ref);
      try {
        const snapshot = await run({ ref, planned, options: own });
        reads.clear();
        onUpdate(ref, snapshot.operation);
        reads.prime(ref, snapshot);
        end({ outcome: 'applied' });
        return snapshot.operation;
      } catch (error) {
        reads.clear();
        onUpdate(ref, error instanceof CaseOperationsError ? error.details.caseOperation : undefined);
        end(toOutcome(error));
        throw withPlannedRequest(error, planned);
      }
    },
  };
}
