import { createGraphGateway, type GatewayOptions } from '../../src/msgraph/gateway.js';
import { graphPaths } from '../../src/msgraph/paths.js';
import type { GraphRequest, GraphResponse } from '../../src/msgraph/send.js';
import { credential, fakeSend } from './fake-send.js';

export const ref = {
  caseId: 'b0073e4e-4184-41c6-9eb7-8c8cc3e2288b',
  id: '850c2f64b1ee44a4a69729327aac2b04',
};
export const casesPath = '/beta/security/cases/ediscoveryCases';
export const operationsPath = `${casesPath}/${ref.caseId}/operations`;
export const operationPath = `${operationsPath}/${ref.id}`;

/** The JSON of the operation at `operationPath`. */
export const operationJson = (own: object = {}) => JSON.stringify({ id: ref.id, status: 'running', ...own });

/** A gateway above a `send` that answers as told; `calls` has a line for each request. */
export function gatewayWith(
  answer: (request: GraphRequest) => Partial<GraphResponse> | Promise<Partial<GraphResponse>>,
  own: Partial<GatewayOptions> = {},
) {
  const { send, sent } = fakeSend(answer);
  const options: GatewayOptions = {
    paths: graphPaths('https://graph.microsoft.com', 'beta'),
    odataTypes: true,
    maxPages: 10,
    maxItems: 100,
    userAgent: 'test-agent/1',
    ...own,
  };
  return {
    gateway: createGraphGateway(options, { send, credential }),
    sent,
    calls: () => sent.map(({ method, path }) => `${method} ${path}`),
  };
}
