import type { Reply } from '../protocol/exchange.js';
import { itemNotFound } from '../protocol/graph-error.js';
import type { JsonObject } from '../protocol/json.js';
import { type Page, toPage } from '../protocol/paging.js';
import { type Call, ok, okWithOperation, toContext } from './call.js';
import { presentCase, presentOperation } from './presentation.js';

/** `GET …/ediscoveryCases`, which returns `@odata.count` without `$count`. */
export function listCases(call: Call): Reply {
  const all = call.store.cases();
  const page = readPage(call, all);
  return ok(call, {
    '@odata.context': toContext(call, 'ediscoveryCases'),
    '@odata.count': all.length,
    ...toNextLink(page),
    value: page.items.map((item) => presentCase(item, call.options)),
  });
}

/** `GET …/ediscoveryCases/{caseId}`. */
export function getCase(call: Call, caseId: string): Reply {
  const ediscoveryCase = call.store.findCase(caseId);
  if (!ediscoveryCase) throw itemNotFound();
  return ok(call, {
    '@odata.context': toContext(call, 'ediscoveryCases/$entity'),
    ...presentCase(ediscoveryCase, call.options),
  });
}

/** `GET …/{caseId}/operations`, which returns no count. */
export function listOperations(call: Call, caseId: string): Reply {
  const all = call.store.operations(caseId);
  if (!all) throw itemNotFound();
  const page = readPage(call, all);
  return ok(call, {
    '@odata.context': toContext(call, `ediscoveryCases('${caseId}')/operations`),
    ...toNextLink(page),
    value: page.items.map((item) => presentOperation(item, call.options)),
  });
}

/** `GET …/operations/{id}`. */
export function getOperation(call: Call, caseId: string, id: string): Reply {
  const operation = call.store.findOperation(caseId, id);
  if (!operation) throw itemNotFound();
  return okWithOperation(call, caseId, operation);
}

function readPage({ request, query, settings }: Call, all: readonly JsonObject[]): Page {
  const [path = ''] = request.path.split('?');
  return toPage(all, query, request.origin + path, settings.pageSize);
}

function toNextLink({ nextLink }: Page): JsonObject {
  return nextLink === undefined ? {} : { '@odata.nextLink': nextLink };
}
