import { batchKey, type BatchItem, readBatch } from './protocol/batch-envelope.js';
import { type GraphRequest, type Outcome, type Reply, whole } from './protocol/exchange.js';
import { fromJsonText, isJsonObject, type JsonObject } from './protocol/json.js';
import type { Version } from './protocol/routes.js';

/** Answers one request as if it had come on its own, save that it is journaled as part of its batch. */
export type AnswerItem = (request: GraphRequest) => Promise<Outcome>;

const FAILED_DEPENDENCY: Reply = {
  status: 424,
  headers: { 'Content-Type': 'application/json' },
  json: { error: { code: 'FailedDependency', message: 'A request that this one depends on has failed.' } },
};

/** `POST /$batch`: 200 whatever becomes of the items; a transport fault of one item is the batch's own. */
export async function answerBatch(
  batch: GraphRequest,
  version: Version,
  answerItem: AnswerItem,
): Promise<Outcome> {
  const running = new Map<string, Promise<Outcome>>();
  const items = readBatch(batch);
  for (const item of items) {
    const parent = item.parent === undefined ? undefined : running.get(item.parent);
    running.set(batchKey(item.id), answerInTurn(parent, toRequest(item, batch, version), answerItem));
  }
  const outcomes = await Promise.all(running.values());
  const responses: JsonObject[] = [];
  let delivery: 'whole' | 'broken-json' | 'truncated' = 'whole';
  for (const [index, item] of items.entries()) {
    const outcome = outcomes[index];
    if (outcome === undefined) continue;
    if (!('reply' in outcome)) return outcome;
    if (outcome.delivery !== 'whole') delivery = outcome.delivery;
    responses.push(toResponse(item.id, outcome.reply, index));
  }
  // Graph promises no order of the answers, so they come in an unexpected one.
  return { delivery, reply: { status: 200, json: { responses: responses.reverse() } } };
}

async function answerInTurn(
  parent: Promise<Outcome> | undefined,
  request: GraphRequest,
  answerItem: AnswerItem,
): Promise<Outcome> {
  const before = await parent;
  const failed = before && (!('reply' in before) || before.reply.status >= 400);
  return failed ? whole(FAILED_DEPENDENCY) : answerItem(request);
}

/** The caller is the batch's; every other header, Prefer included, is the item's own. */
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
    // Microsoft's own samples disagree about the case of these names.
    ([name, value]) => [index % 2 === 0 ? name : name.toLowerCase(), value],
  );
  return {
    id,
    status: reply.status,
    headers: Object.fromEntries(headers) as JsonObject,
    ...(body !== undefined && { body }),
  };
}

/** Text that is not JSON travels in base64 within the JSON of a batch. */
function toBody({ json, text }: Reply): unknown {
  if (json !== undefined || text === undefined || text === '') return json;
  const parsed = fromJsonText(text);
  return isJsonObject(parsed) || Array.isArray(parsed) ? parsed : Buffer.from(text).toString('base64');
}
