import { addressOf, type Call, contextOf, found } from './call.js';
import type { Reply } from './exchange.js';
import { itemNotFound } from './graph-error.js';
import type { JsonObject } from './json.js';
import { pageOf } from './paging.js';
import { presentOperation } from './presentation.js';

/** `GET …/{caseId}/operations`, which sends no count. */
export function listOperations(call: Call, caseId: string): Reply {
  const all = call.store.operations(caseId);
  if (!all) throw itemNotFound();
  const page = pageOf(all, call.query, addressOf(call), call.settings.pageSize);
  return found(call, {
    '@odata.context': contextOf(call, `ediscoveryCases('${caseId}')/operations`),
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
    '@odata.context': contextOf(call, `ediscoveryCases('${caseId}')/operations/$entity`),
    ...presentOperation(operation, call.reader),
  };
}
