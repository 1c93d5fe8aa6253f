import type { Reply } from '../protocol/exchange.js';
import { itemNotFound } from '../protocol/graph-error.js';
import type { JsonObject } from '../protocol/json.js';
import { type Page, toPage } from '../protocol/paging.js';
import { type Call, ok, okWithOperation, toContext } from './call.js';
import { presentCase, presentListItem } from './presentation.js';

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
  const { readLagMs, missingFromLists, shortListItems } = call.settings.behaviour;
  const stored = call.store.operations(caseId, readLagMs);
  if (!stored) throw itemNotFound();
  const missing: ReadonlySet<unknown> = new Set(missingFromLists);
  const page = readPage(
    call,
    stored.filter(({ id }) => !missing.has(id)),
  );
  return ok(call, {
    '@odata.context': toContext(call, `ediscoveryCases('${caseId}')/operations`),
    ...toNextLink(page),
    value: page.items.map((item) => presentListItem(item, call.options, shortListItems)),
  });
}

/** `GET …/operations/{id}`. */
export function getOperation(call: Call, caseId: string, id: string): Reply {
  const operation = call.store.findOperation(caseId, id, call.settings.behaviour.readLagMs);
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
