import type { ClientApplication, CallerIdentity } from '../domain/access.js';
import type { UpdateOutcome } from '../domain/update-outcome.js';

/** Who sent the request of an update. */
export interface AuditedCaller {
  /** Absent without a token. */
  readonly identity?: CallerIdentity | undefined;
  readonly application?: ClientApplication | undefined;
  /** The address of the client; absent if it is unknown. */
  readonly address?: string | undefined;
  /** The id of the HTTP request; absent outside of one. */
  readonly requestId?: string | undefined;
}

/** What happened to an update, or to updates that were refused together. */
export interface AuditEvent {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** The same in both records of an update. */
  readonly correlationId: string;
  readonly caller: AuditedCaller;
  readonly operation: 'updateCaseOperation' | 'updateCaseOperations';
  /** `caseId/id` of each update with valid ids. */
  readonly resources: readonly string[];
  /** The names of the properties that the update changes. */
  readonly properties: readonly string[];
  /** The new values, if they are recorded. */
  readonly values?: object | undefined;
  /** Absent for an intent: the update is about to be sent. */
  readonly end?: AuditedEnd;
}

/** How an update ended. */
interface AuditedEnd extends UpdateOutcome {
  readonly graphRequestIds: readonly string[];
  readonly clientRequestIds: readonly string[];
}

/** The place of a record in its trail. */
export interface AuditPlace {
  /** The id of the process. */
  readonly instance: string;
  /** From 1 on, one more for each record of the process. */
  readonly seq: number;
  /** The SHA-256 of the line before; null for the first one. */
  readonly prev: string | null;
  /** The id of the record. */
  readonly uid: string;
  /** When the record is written, in milliseconds since 1970. */
  readonly loggedTime: number;
  readonly version: string;
}

/** OCSF 1.6: https://schema.ocsf.io/1.6.0/classes/api_activity */
const ocsf = { class_uid: 6003, category_uid: 6, activity_id: 3, type_uid: 600303 } as const;

const statusIds = { applied: 1, 'not applied': 2, unknown: 0 } as const;
const severityIds = { informational: 1, medium: 3 } as const;

function toActor({ identity, application }: AuditedCaller): object {
  const app = application && { app_uid: application.id };
  if (!identity) return { ...app };
  if ('digest' in identity) return { session: { uid: identity.digest }, ...app };
  const isApplication = application?.isCaller === true;
  const type = isApplication ? { type_id: 99, type: 'Application' } : { type_id: 1, type: 'User' };
  return {
    user: { uid: identity.oid, ...(application && type), org: { uid: identity.tenant } },
    ...app,
  };
}

/** What an intent leaves open is unknown until its outcome is recorded. */
function toStatus(end: AuditedEnd | undefined): object {
  if (!end) return { severity_id: severityIds.informational, status_id: 0, status_detail: 'intent' };
  const { outcome, code } = end;
  return {
    severity_id: outcome === 'unknown' ? severityIds.medium : severityIds.informational,
    status_id: statusIds[outcome],
    status_detail: outcome,
    ...(code !== undefined && { status_code: code }),
  };
}

/** One line of the trail, as JSON without a line break. */
export function toAuditLine(event: AuditEvent, { version, uid, loggedTime, ...place }: AuditPlace): string {
  const { caller, end } = event;
  return JSON.stringify({
    ...ocsf,
    time: event.time,
    ...toStatus(end),
    metadata: {
      version: '1.6.0',
      product: { name: 'graph-case-operations', version },
      uid,
      correlation_uid: event.correlationId,
      logged_time: loggedTime,
    },
    actor: toActor(caller),
    api: {
      operation: event.operation,
      ...(caller.requestId !== undefined && { request: { uid: caller.requestId } }),
      ...(end?.code !== undefined && { response: { error: end.code } }),
    },
    resources: event.resources.map((resource) => ({ type: 'caseOperation', uid: resource })),
    src_endpoint: caller.address === undefined ? { name: 'unknown' } : { ip: caller.address },
    unmapped: {
      record: end ? 'outcome' : 'intent',
      properties: event.properties,
      ...(event.values && { values: event.values }),
      ...(end && { graphRequestIds: end.graphRequestIds, clientRequestIds: end.clientRequestIds }),
      ...place,
    },
  });
}
