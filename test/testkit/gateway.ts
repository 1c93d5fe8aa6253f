import { createDeadlines } from '../../src/msgraph/transport/deadline.js';
import {
  createGraphGateway,
  type GatewayDependencies,
  type GatewayOptions,
} from '../../src/msgraph/gateway.js';
import { graphPaths } from '../../src/msgraph/transport/paths.js';
import { createReadCache } from '../../src/msgraph/reads/read-cache.js';
import type { GraphRequest, Send } from '../../src/msgraph/transport/send.js';
import { createUpdateQueue } from '../../src/msgraph/updates/update-queue.js';
import type { UpdateRecord } from '../../src/msgraph/writes.js';
import { credential, type FakeResponse, fakeSend } from './fake-send.js';
import { virtualClock } from './virtual-clock.js';

export const ref = {
  caseId: 'b0073e4e-4184-41c6-9eb7-8c8cc3e2288b',
  id: '850c2f64b1ee44a4a69729327aac2b04',
};
export const casesPath = '/beta/security/cases/ediscoveryCases';
export const operationsPath = `${casesPath}/${ref.caseId}/operations`;
export const operationPath = `${operationsPath}/${ref.id}`;

/** The JSON of the operation at `operationPath`. */
export const operationJson = (own: object = {}) => JSON.stringify({ id: ref.id, status: 'running', ...own });

/** Milliseconds after which a request with an unknown outcome can no longer be applied, in tests. */
export const settleMs = 10_000;

/** The dependencies of a gateway: a deadline of 30 virtual seconds, its own queue, and what it recorded. */
export function dependenciesWith(send: Send) {
  const clock = virtualClock();
  const recorded: UpdateRecord[] = [];
  const unreadable: [number, string][] = [];
  const dependencies = {
    send,
    credential,
    deadline: createDeadlines(clock).create(30_000, new AbortController().signal),
    clock,
    runUpdate: createUpdateQueue({ clock, settleMs }),
    acceptedCallers: new Set<string>(),
    recordUpdate: (record: UpdateRecord) => recorded.push(record),
    reportUnreadable: (count: number, path: string) => unreadable.push([count, path]),
    cache: createReadCache(clock),
    observe: () => undefined,
  } satisfies GatewayDependencies;
  return { ...dependencies, recorded, unreadable };
}

/** The options of a gateway; a test overrides those that matter to it. */
export function optionsWith(own: Partial<GatewayOptions> = {}): GatewayOptions {
  return {
    paths: graphPaths('https://graph.microsoft.com', 'beta'),
    odataTypes: true,
    maxPages: 10,
    maxItems: 100,
    listThreshold: 2,
    userAgent: 'test-agent/1',
    ...own,
  };
}

/** For a service whose watches a test does not use. */
export const withoutWatches = {
  watch: (): never => {
    throw new Error('Nothing is watched here.');
  },
};

/** A gateway with the given responses; `calls` has a line for each request. */
export function gatewayWith(
  respond: (request: GraphRequest) => FakeResponse | Promise<FakeResponse>,
  own: Partial<GatewayOptions> = {},
) {
  const { send, sent } = fakeSend(respond);
  const dependencies = dependenciesWith(send);
  return {
    gateway: { ...createGraphGateway(optionsWith(own), dependencies), ...withoutWatches },
    clock: dependencies.clock,
    recorded: dependencies.recorded,
    unreadable: dependencies.unreadable,
    sent,
    calls: () => sent.map(({ method, path }) => `${method} ${path}`),
  };
}
