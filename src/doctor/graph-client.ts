import { randomUUID } from 'node:crypto';
import { clouds } from '../config/clouds.js';
import type { Config } from '../config/config.js';
import type { CaseOperationRef } from '../domain/case-operation.js';
import { CaseOperationsError } from '../domain/errors.js';
import type { Credential } from '../domain/ports.js';
import { authorize } from '../msgraph/layers/authorize.js';
import { observeAttempts } from '../msgraph/layers/observe-attempts.js';
import { systemClock } from '../msgraph/transport/clock.js';
import { createDeadlines } from '../msgraph/transport/deadline.js';
import { NetworkError } from '../msgraph/transport/network-errors.js';
import { graphPaths } from '../msgraph/transport/paths.js';
import { createRequestFactory } from '../msgraph/transport/request-factory.js';
import type { GraphRequest, GraphResponse, Send } from '../msgraph/transport/send.js';
import { createTransport } from '../msgraph/transport/transport.js';

/** A response, or why there is none. */
export type Answer =
  | { readonly kind: 'response'; readonly response: GraphResponse }
  /** `sent` = the connection was established. */
  | { readonly kind: 'network'; readonly code: string; readonly sent: boolean }
  /** There is no token for the request. */
  | { readonly kind: 'token'; readonly error: CaseOperationsError };

export interface GraphClient {
  /** Reads the metadata, which are public and do not count against the quota. */
  readMetadata(): Promise<Answer>;
  listCases(credential: Credential): Promise<Answer>;
  listOperations(credential: Credential, caseId: string): Promise<Answer>;
  getOperation(credential: Credential, ref: CaseOperationRef): Promise<Answer>;
  patchOperation(credential: Credential, ref: CaseOperationRef, body: object): Promise<Answer>;
  /** Number of eDiscovery requests that were sent. */
  countSent(): number;
  close(): Promise<void>;
}

/** The metadata have some megabytes. */
const metadataBytes = 64 * 1024 * 1024;
const metadataMs = 30_000;

const anonymous: Credential = {
  callerKey: '',
  limitKey: '',
  quotaKey: '',
  authorization: () => Promise.reject(new Error('Metadata are read without a token.')),
};

async function toAnswer(response: Promise<GraphResponse>): Promise<Answer> {
  try {
    return { kind: 'response', response: await response };
  } catch (error) {
    if (error instanceof NetworkError) return { kind: 'network', code: error.code, sent: error.sent };
    if (error instanceof CaseOperationsError) return { kind: 'token', error };
    throw error;
  }
}

/** Sends single requests to Microsoft Graph: never again, never in a batch, so that each is the one announced. */
export function createGraphClient({ graph, proxy }: Config, userAgent: string): GraphClient {
  const { root, apiVersion, timeoutMs, maxBodyBytes } = graph;
  const transport = createTransport({
    origin: new URL(root).origin,
    proxy: proxy?.(root),
    connections: 1,
    timeoutMs: Math.max(timeoutMs, metadataMs),
    maxBodyBytes: Math.max(maxBodyBytes, metadataBytes),
  });
  const paths = graphPaths(
    root,
    apiVersion,
    Object.values(clouds).map(({ graphRoot }) => graphRoot),
  );
  const deadlines = createDeadlines(systemClock);
  const never = new AbortController().signal;
  const layers = [
    authorize(systemClock),
    observeAttempts({
      observe: () => ({ headers: {}, end: () => undefined }),
      newId: randomUUID,
      now: () => systemClock.now(),
    }),
  ];
  const send = layers.reduceRight<Send>((next, layer) => layer(next), transport.send);
  let sent = 0;
  const onSent = () => {
    sent += 1;
  };
  const requests = (credential: Credential) =>
    createRequestFactory(userAgent, { credential, deadline: deadlines.create(timeoutMs, never) });
  const ask = (request: GraphRequest) => toAnswer(send(request));

  return {
    readMetadata: () =>
      toAnswer(
        transport.send({
          method: 'GET',
          path: `${paths.versionRoot}/$metadata`,
          headers: { accept: 'application/xml', 'user-agent': userAgent },
          credential: anonymous,
          deadline: deadlines.create(metadataMs, never),
          asText: true,
        }),
      ),
    listCases: (credential) => ask(requests(credential).get(`${paths.cases}?$top=1`, { onSent })),
    listOperations: (credential, caseId) =>
      ask(requests(credential).get(`${paths.operations(caseId)}?$top=1`, { onSent })),
    getOperation: (credential, ref) => ask(requests(credential).get(paths.operation(ref), { onSent })),
    patchOperation: (credential, ref, body) =>
      ask(requests(credential).patch(paths.operation(ref), body, { onSent })),
    countSent: () => sent,
    close: () => transport.close(),
  };
}
