import type { Behaviour } from '../behaviour/behaviour.js';
import type { GraphRequest, Reply } from '../protocol/exchange.js';
import type { JsonObject } from '../protocol/json.js';
import { PREFERENCE_APPLIED } from '../protocol/read-request.js';
import type { Store } from '../store.js';
import { type PresentationOptions, presentOperation } from './presentation.js';

/** Result of a PATCH of an operation: 200 with the operation, 202 or 204 without a body, or 405. */
export type PatchStatus = 200 | 202 | 204 | 405;

/** Settings of this sandbox; only `patchStatus` and `behaviour` may change while it runs. */
export interface Settings {
  /** ms since epoch. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Maximum number of items in a page of a list. */
  readonly pageSize: number;
  patchStatus: PatchStatus;
  behaviour: Behaviour;
}

/** Receives what a PATCH changed; its journal entry. */
interface PatchRecord {
  applied: boolean;
  ignored?: readonly string[];
}

/** A request with a valid token and route, as handlers receive it. */
export interface Call {
  readonly request: GraphRequest;
  readonly query: URLSearchParams;
  readonly options: PresentationOptions;
  readonly store: Store;
  readonly settings: Settings;
  readonly record: PatchRecord;
}

/** The `@odata.context` of a path below `security/cases`. */
export function toContext(call: Call, path: string): string {
  return `${call.request.origin}/${call.options.version}/$metadata#security/cases/${path}`;
}

/** 200 with this object, and the header that confirms the preference. */
export function ok(call: Call, json: JsonObject): Reply {
  return { status: 200, headers: call.options.allMembers ? PREFERENCE_APPLIED : {}, json };
}

/** 200 with a single operation. */
export function okWithOperation(call: Call, caseId: string, operation: JsonObject): Reply {
  return ok(call, {
    '@odata.context': toContext(call, `ediscoveryCases('${caseId}')/operations/$entity`),
    ...presentOperation(operation, call.options),
  });
}
