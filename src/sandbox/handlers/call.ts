import type { GraphRequest, Reply } from '../protocol/exchange.js';
import type { JsonObject } from '../protocol/json.js';
import { PREFERENCE_APPLIED } from '../protocol/prefer.js';
import type { ResponseOptions } from './presentation.js';
import type { Settings } from '../settings.js';
import type { Store } from '../store.js';

/** An admitted request on its way to a handler. */
export interface Call {
  readonly request: GraphRequest;
  readonly query: URLSearchParams;
  readonly reader: ResponseOptions;
  readonly store: Store;
  readonly settings: Settings;
}

/** `@odata.context` of what this path below `security/cases` names. */
export function toContext(call: Call, path: string): string {
  return `${call.request.origin}/${call.reader.version}/$metadata#security/cases/${path}`;
}

/** The request's own URL without its query. */
export function toUrl(call: Call): string {
  return call.request.origin + (call.request.path.split('?')[0] ?? '');
}

/** 200 with this object, and the header that tells which preference was honoured. */
export function found(call: Call, json: JsonObject): Reply {
  return { status: 200, headers: call.reader.allMembers ? PREFERENCE_APPLIED : {}, json };
}
