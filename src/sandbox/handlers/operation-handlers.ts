import { toUrl, type Call, toContext, found } from './call.js';
import type { Reply } from '../protocol/exchange.js';
import { itemNotFound } from '../protocol/graph-error.js';
import type { JsonObject } from '../protocol/json.js';
import { toPage } from '../protocol/paging.js';
import { presentOperation } from './presentation.js';

/** `GET …/{caseId}/operations`, which sends no count. */
export function listOperations(call: Call, caseId: string): Reply {
  const all = call.store.operations(caseId);
  if (!all) throw itemNotFound();
  const page = toPage(all, call.query, toUrl(call), call.settings.pageSize);
  return found(call, {
    '@odata.context': toContext(call, `ediscoveryCases('${caseId}')/operations`),
    ...(page.nextLink !== undefined && { '@odata.nextLink': page.nextLink }),
    value: page.items.map((item) => presentOperation(item, call.reader)),
  });
}

/** `GET …/operations/{id}`. */
export function getOperation(call: Call, caseId: string, id: string): Reply {
  const operation = call.store.findOperation(caseId, id);
  if (!operation) throw itemNotFound();
  return found(call, entity(call, caseId, operation));
}

/** A single operation as the body of an answer. */
export function entity(call: Call, caseId: string, operation: JsonObject): JsonObject {
  return {
    '@odata.context': toContext(call, `ediscoveryCases('${caseId}')/operations/$entity`),
    ...presentOperation(operation, call.reader),
  };
}
