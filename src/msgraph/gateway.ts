import DataLoader from 'dataloader';
import type { CaseOperation, CaseOperationRef } from '../domain/case-operation.js';
import { CaseOperationsError, failure } from '../domain/errors.js';
import type { CaseGateway, Credential } from '../domain/ports.js';
import { type PagingBounds, pagedItems } from './paging.js';
import type { GraphPaths } from './paths.js';
import { requestIdOf } from './request-id.js';
import type { GraphRequest, GraphResponse, Send } from './send.js';
import { readCase } from './wire/ediscovery-case.js';
import { parseJson } from './wire/json.js';
import { readOperation } from './wire/operation.js';
import { type PatchBodyOptions, patchBody } from './wire/patch-body.js';

export interface GatewayOptions extends PagingBounds, PatchBodyOptions {
  readonly paths: GraphPaths;
  /** Names this program to Microsoft: `graph-case-operations/0.1.0`. */
  readonly userAgent: string;
}

export interface GatewayDependencies {
  /** The chain of layers; what it answers is a success. */
  readonly send: Send;
  readonly credential: Credential;
  readonly signal?: AbortSignal | undefined;
}

// Ids are opaque, but Graph has been seen to change the case of the GUIDs in its own links.
function sameId(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function operationIn(ref: CaseOperationRef, json: unknown): CaseOperation | null {
  const operation = readOperation(ref.caseId, json);
  return operation && sameId(operation.id, ref.id) ? operation : null;
}

/** 204, 202 and an empty 200 say that the change was taken, and show nothing of the operation. */
function isSilent({ status, body }: GraphResponse): boolean {
  return status === 204 || status === 202 || body.trim() === '';
}

/**
 * Microsoft Graph for one caller and one GraphQL request: equal reads are done once, until a write.
 */
export function createGraphGateway(
  options: GatewayOptions,
  { send, credential, signal }: GatewayDependencies,
): CaseGateway {
  const { paths } = options;
  const headers = {
    accept: 'application/json',
    // Without it, every enum member above the sentinel reads as unknownFutureValue, and cannot be written.
    prefer: 'include-unknown-enum-members',
    'user-agent': options.userAgent,
  };

  const request = (method: GraphRequest['method'], path: string): GraphRequest => ({
    method,
    path,
    headers,
    credential,
    signal,
  });
  const reads = new DataLoader<string, unknown>(
    (wanted) =>
      Promise.all(
        wanted.map(async (path) =>
          send(request('GET', path)).then(
            ({ body }) => parseJson(body),
            (error: unknown) => error as Error,
          ),
        ),
      ),
    { batchScheduleFn: queueMicrotask },
  );
  const paging = {
    read: (path: string) => reads.load(path),
    pathOf: (link: string) => paths.ofNextLink(link),
    maxPages: options.maxPages,
    maxItems: options.maxItems,
  };
  const planUpdate: CaseGateway['planUpdate'] = (ref, patch) => ({
    method: 'PATCH',
    path: paths.operation(ref),
    body: patchBody(patch, options),
  });

  const getOperation: CaseGateway['getOperation'] = async (ref) => {
    const operation = operationIn(ref, await reads.load(paths.operation(ref)));
    if (!operation) throw failure('unusableAnswer');
    return operation;
  };

  return {
    async getCase(id) {
      const found = readCase(await reads.load(paths.case(id)));
      if (!found || !sameId(found.id, id)) throw failure('unusableAnswer');
      return found;
    },
    listCases: () => pagedItems(paths.cases, readCase, paging),
    getOperation,
    listOperations: (caseId) =>
      pagedItems(paths.operations(caseId), (json) => readOperation(caseId, json), paging),
    planUpdate,
    async updateOperation(ref, patch) {
      const { path, body } = planUpdate(ref, patch);
      const response = await send({
        ...request('PATCH', path),
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }).finally(() => reads.clearAll());
      if (isSilent(response)) return getOperation(ref).catch(unreadAfterChange);
      const operation = operationIn(ref, parseJson(response.body));
      if (!operation) throw failure('outcomeUnknown', { requestId: requestIdOf(response) });
      return operation;
    },
  };
}

/** A change that was taken and then could not be read back: the failure to read must not look like one to write. */
function unreadAfterChange(error: unknown): never {
  if (!(error instanceof CaseOperationsError)) throw error;
  throw failure('outcomeUnknown', error.facts, { cause: error });
}
