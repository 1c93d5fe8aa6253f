import { toUrl, type Call, toContext, found } from './call.js';
import type { Reply } from '../protocol/exchange.js';
import { itemNotFound } from '../protocol/graph-error.js';
import { toPage } from '../protocol/paging.js';
import { presentCase } from './presentation.js';

/** `GET …/ediscoveryCases`, which sends `@odata.count` unasked. */
export function listCases(call: Call): Reply {
  const all = call.store.cases();
  const page = toPage(all, call.query, toUrl(call), call.settings.pageSize);
  return found(call, {
    '@odata.context': toContext(call, 'ediscoveryCases'),
    '@odata.count': all.length,
    ...(page.nextLink !== undefined && { '@odata.nextLink': page.nextLink }),
    value: page.items.map((item) => presentCase(item, call.reader)),
  });
}

/** `GET …/ediscoveryCases/{caseId}`. */
export function getCase(call: Call, caseId: string): Reply {
  const ediscoveryCase = call.store.findCase(caseId);
  if (!ediscoveryCase) throw itemNotFound();
  return found(call, {
    '@odata.context': toContext(call, 'ediscoveryCases/$entity'),
    ...presentCase(ediscoveryCase, call.reader),
  });
}
