import type { CaseOperation, CaseOperationRef } from '../domain/case-operation.js';
import { CaseOperationsError, createError } from '../domain/errors.js';
import { getDifferences } from '../domain/patch/compare-patch.js';
import type { CaseOperationPatch } from '../domain/patch/patch.js';
import type { PlannedRequest } from '../domain/planned-request.js';
import type { CaseGateway } from '../domain/ports.js';
import type { KeyedMutex } from './keyed-mutex.js';
import type { Clock } from './transport/clock.js';
import type { GraphPaths } from './transport/paths.js';
import type { RequestFactory } from './transport/request-factory.js';
import type { GraphRequest, Send } from './transport/send.js';
import { verifiedUpdate } from './verified-update.js';
import { type PatchBodyOptions, toPatchBody } from './wire/patch-body.js';

export interface WriteOptions extends PatchBodyOptions {
  readonly paths: GraphPaths;
}

export interface WriteDependencies {
  readonly send: Send;
  readonly requests: RequestFactory;
  readonly clock: Clock;
  readonly mutex: KeyedMutex;
  /** The reads, whose cache every write makes stale. */
  readonly reads: {
    readNow(ref: CaseOperationRef): Promise<CaseOperation>;
    clear(): void;
    prime(ref: CaseOperationRef, operation: CaseOperation): void;
  };
  /** The tenant of the caller; undefined if unknown. */
  readonly tenant: string | undefined;
}

/** Share of the remaining time that one attempt of a write may take; the rest is for verifying its outcome. */
const writeShare = 2 / 3;

/** An unknown outcome contains the request that was sent, so that a person can compare. */
function withPlannedRequest(error: unknown, plannedRequest: PlannedRequest): unknown {
  const isUnknown = error instanceof CaseOperationsError && error.code === 'OUTCOME_UNKNOWN';
  return isUnknown
    ? createError(error.reason, { ...error.details, plannedRequest }, { cause: error })
    : error;
}

/** The writes of a gateway. Updates of one operation run one after the other. */
export function createWrites(
  options: WriteOptions,
  { send, requests, clock, mutex, reads, tenant = '' }: WriteDependencies,
): Pick<CaseGateway, 'planUpdate' | 'updateOperation'> {
  const { paths } = options;
  const readNow = (ref: CaseOperationRef) => reads.readNow(ref);

  const planUpdate = (ref: CaseOperationRef, patch: CaseOperationPatch): PlannedRequest => ({
    method: 'PATCH',
    path: paths.operation(ref),
    body: toPatchBody(patch, options),
  });

  /** Fails with CONFLICT unless the operation has the expected values; returns the `If-Match` header. */
  const checkExpectation = async (ref: CaseOperationRef, expected: CaseOperationPatch) => {
    const current = await readNow(ref);
    if (getDifferences(expected, current).length > 0) {
      throw createError('conflict', { caseOperation: current });
    }
    return current.etag === null ? {} : { 'if-match': current.etag };
  };

  const update: CaseGateway['updateOperation'] = async (ref, patch, { expect, inBulk = false } = {}) => {
    const { path, body } = planUpdate(ref, patch);
    const headers: GraphRequest['headers'] = expect ? await checkExpectation(ref, expect) : {};
    const request = requests.patch(path, body, { headers, batchable: inBulk, attemptShare: writeShare });
    return verifiedUpdate({ ref, patch, request, expect }, { send, readNow, clock });
  };

  return {
    planUpdate,
    updateOperation: (ref, patch, updateOptions) =>
      // Without a known tenant the key is shared with all such callers: updates of one operation must not overlap.
      mutex(`${tenant} ${paths.operation(ref)}`.toLowerCase(), async () => {
        try {
          const operation = await update(ref, patch, updateOptions);
          reads.clear();
          reads.prime(ref, operation);
          return operation;
        } catch (error) {
          reads.clear();
          throw withPlannedRequest(error, planUpdate(ref, patch));
        }
      }),
  };
}
