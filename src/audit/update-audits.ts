import type { AuditedUpdate, UpdateAudit, UpdateObserver, UpstreamIds } from '../domain/update-audit.js';
import { createError } from '../domain/errors.js';
import { validateId } from '../domain/ids.js';
import type { UpdateOutcome } from '../domain/update-outcome.js';
import { type AuditedCaller, type AuditEvent, toAuditLine } from './audit-record.js';
import type { AuditTrail } from './audit-trail.js';
import type { SinkState } from './sink-state.js';

export interface UpdateAuditsOptions {
  /** Whether an update is refused whose intent cannot be recorded. */
  readonly required: boolean;
  /** Whether the new values are recorded, besides the names of the properties. */
  readonly values: boolean;
}

export interface UpdateAuditsDependencies {
  readonly trail: Pick<AuditTrail, 'write'>;
  readonly state: Pick<SinkState, 'isFailing'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly version: string;
}

/** Milliseconds that an update waits until its intent is durable. */
const intentTimeoutMs = 2_000;

/** Milliseconds in which an outcome must be written to count as recorded. */
const outcomeTimeoutMs = 10_000;

/** Maximum number of updates that a record of a refused bulk names. */
const maxResources = 100;

/** The updated operations; an invalid id could be any text of the client. */
function toResources(updates: readonly AuditedUpdate[]): string[] {
  return updates
    .filter(({ caseId, id }) => !validateId(caseId, []) && !validateId(id, []))
    .slice(0, maxResources)
    .map(({ caseId, id }) => `${caseId}/${id}`);
}

function toProperties(updates: readonly AuditedUpdate[]): string[] {
  const named = updates.flatMap(({ patch }) =>
    Object.entries(patch).flatMap(([name, value]) => (value === undefined ? [] : [name])),
  );
  return [...new Set(named)];
}

/** The ids of the requests of an update, each once. */
function collectIds() {
  const requestIds = new Set<string>();
  const clientRequestIds = new Set<string>();
  return {
    add({ requestId, clientRequestId }: UpstreamIds) {
      if (requestId !== undefined) requestIds.add(requestId);
      if (clientRequestId !== undefined) clientRequestIds.add(clientRequestId);
    },
    get: () => ({ graphRequestIds: [...requestIds], clientRequestIds: [...clientRequestIds] }),
  };
}

/** Creates the function that waits until an intent is durable; it fails if the update must not be sent. */
function createIntents({ required }: UpdateAuditsOptions, { isFailing }: Pick<SinkState, 'isFailing'>) {
  return async (write: (timeoutMs: number) => Promise<void>, remainingMs: number): Promise<void> => {
    const isKnown = isFailing();
    const written = write(Math.min(intentTimeoutMs, remainingMs)).catch((cause: unknown) => {
      if (required) throw createError('auditUnavailable', {}, { cause });
    });
    // Otherwise each update would wait for a disk that hangs.
    if (required || !isKnown) await written;
  };
}

/** Records the updates of all callers. */
export function createUpdateAudits(
  options: UpdateAuditsOptions,
  { trail, state, now, newId, version }: UpdateAuditsDependencies,
) {
  const writeIntent = createIntents(options, state);
  const instance = newId();
  /** Updates that have begun and not ended. */
  let open = 0;
  const write = (event: AuditEvent, isDurable: boolean, timeoutMs: number) =>
    trail.write(
      (place) => toAuditLine(event, { uid: newId(), version, loggedTime: now(), instance, ...place }),
      { isDurable, timeoutMs },
    );
  /** A failure is visible in the state of the sink, and the update has ended anyway. */
  const writeOutcome = (event: AuditEvent) => {
    void write(event, false, outcomeTimeoutMs).catch(() => undefined);
  };

  const forCaller = (caller: AuditedCaller): UpdateAudit => {
    const toEvent = (updates: readonly AuditedUpdate[], inBulk: boolean): Omit<AuditEvent, 'time'> => ({
      correlationId: newId(),
      caller,
      operation: inBulk ? 'updateCaseOperations' : 'updateCaseOperation',
      resources: toResources(updates),
      properties: toProperties(updates),
    });
    return {
      observe(update, inBulk): UpdateObserver {
        // Only those of a valid update: others have no maximum length.
        const event = { ...toEvent([update], inBulk), values: options.values ? update.patch : undefined };
        const ids = collectIds();
        open += 1;
        return {
          begin: (remainingMs) =>
            writeIntent((timeoutMs) => write({ ...event, time: now() }, true, timeoutMs), remainingMs),
          addIds: (own) => {
            ids.add(own);
          },
          end(outcome: UpdateOutcome) {
            open -= 1;
            writeOutcome({ ...event, time: now(), end: { ...outcome, ...ids.get() } });
          },
        };
      },
      refuse(updates, inBulk, outcome) {
        writeOutcome({
          ...toEvent(updates, inBulk),
          time: now(),
          end: { ...outcome, ...collectIds().get() },
        });
      },
    };
  };
  return { forCaller, countOpen: () => open };
}
