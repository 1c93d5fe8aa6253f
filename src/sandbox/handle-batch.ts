import { type BatchItem, readBatch, toBatchKey } from './protocol/batch-envelope.js';
import { complete, type GraphRequest, type Outcome, type Reply } from './protocol/exchange.js';
import { isJsonObject, type JsonObject, parseJson } from './protocol/json.js';
import type { Version } from './protocol/routes.js';

/** Handles a request of the batch like any other, but records it as part of the batch. */
type HandleItem = (request: GraphRequest) => Promise<Outcome>;

const FAILED_DEPENDENCY: Reply = {
  status: 424,
  headers: { 'Content-Type': 'application/json' },
  json: { error: { code: 'FailedDependency', message: 'A request that this one depends on has failed.' } },
};

/** `POST /$batch`: 200 even if requests fail. A transport fault of one request applies to the whole batch. */
export async function handleBatch(
  batch: GraphRequest,
  version: Version,
  handleItem: HandleItem,
): Promise<Outcome> {
  const running = new Map<string, Promise<Outcome>>();
  const items = readBatch(batch);
  for (const item of items) {
    const parent = item.parent === undefined ? undefined : running.get(item.parent);
    running.set(toBatchKey(item.id), handleAfter(parent, toRequest(item, batch, version), handleItem));
  }
  const outcomes = await Promise.all(running.values());
  const responses: JsonObject[] = [];
  let delivery: 'complete' | 'broken-json' | 'truncated' = 'complete';
  for (const [index, item] of items.entries()) {
    const outcome = outcomes[index];
    if (outcome === undefined) continue;
    if (!('reply' in outcome)) return outcome;
    if (outcome.delivery !== 'complete') delivery = outcome.delivery;
    responses.push(toResponse(item.id, outcome.reply, index));
  }
  // Graph guarantees no order of the responses, so the sandbox returns an unexpected one.
  return { delivery, reply: { status: 200, json: { responses: responses.reverse() } } };
}

async function handleAfter(
  parent: Promise<Outcome> | undefined,
  request: GraphRequest,
  handleItem: HandleItem,
): Promise<Outcome> {
  const before = await parent;
  const failed = before && (!('reply' in before) || before.reply.status >= 400);
  return failed ? complete(FAILED_DEPENDENCY) : handleItem(request);
}

/** The authorization is that of the batch; all other headers, such as Prefer, are those of the item. */
function toRequest(item: BatchItem, batch: GraphRequest, version: Version): GraphRequest {
  const authorization = batch.headers['authorization'];
  return {
    method: item.method,
    path: `/${version}/${item.url}`,
    headers: { ...item.headers, ...(authorization !== undefined && { authorization }) },
    body: item.body,
    origin: batch.origin,
    batchId: item.id,
  };
}

function toResponse(id: string, reply: Reply, index: number): JsonObject {
  const body = toBody(reply);
  const type = body !== undefined && { 'Content-Type': 'application/json' };
  const headers = Object.entries({ ...type, ...reply.headers }).map(
    // Microsoft's samples differ in the case of these names.
    ([name, value]) => [index % 2 === 0 ? name : name.toLowerCase(), value],
  );
  return {
    id,
    status: reply.status,
    headers: Object.fromEntries(headers) as JsonObject,
    ...(body !== undefined && { body }),
  };
}

/** A body that is not JSON is base64 within the JSON of a batch. */
function toBody({ json, text }: Reply): unknown {
  if (json !== undefined || text === undefined || text === '') return json;
  const parsed = parseJson(text);
  return isJsonObject(parsed) || Array.isArray(parsed) ? parsed : Buffer.from(text).toString('base64');
}
