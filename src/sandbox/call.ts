import type { GraphRequest, Reply } from './exchange.js';
import type { JsonObject } from './json.js';
import { PREFERENCE_APPLIED } from './prefer.js';
import type { Reader } from './presentation.js';
import type { Settings } from './settings.js';
import type { Store } from './store.js';

/** An admitted request on its way to a handler. */
export interface Call {
  readonly request: GraphRequest;
  readonly query: URLSearchParams;
  readonly reader: Reader;
  readonly store: Store;
  readonly settings: Settings;
}

/** `@odata.context` of what this path below `security/cases` names. */
export function contextOf(call: Call, path: string): string {
  return `${call.request.origin}/${call.reader.version}/$metadata#security/cases/${path}`;
}

/** The request's own URL without its query. */
export function addressOf(call: Call): string {
  return call.request.origin + (call.request.path.split('?')[0] ?? '');
}

/** 200 with this object, and the header that tells which preference was honoured. */
export function found(call: Call, json: JsonObject): Reply {
  return { status: 200, headers: call.reader.allMembers ? PREFERENCE_APPLIED : {}, json };
}
