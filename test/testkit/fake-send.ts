import type { Credential } from '../../src/domain/ports.js';
import { createDeadlines } from '../../src/msgraph/transport/deadline.js';
import type { GraphRequest, GraphResponse, Send } from '../../src/msgraph/transport/send.js';
import { parseJson } from '../../src/msgraph/transport/json.js';
import { virtualClock } from './virtual-clock.js';

/** A credential of a separate caller; a test overrides the properties that matter to it. */
export function aCredential(own: Partial<Credential> = {}): Credential {
  return {
    callerKey: 'the-caller',
    limitKey: 'the-caller',
    quotaKey: 'the-quota',
    authorization: () => Promise.resolve('Bearer the-token'),
    ...own,
  };
}

export const credential: Credential = aCredential();

export function aRequest(own: Partial<GraphRequest> = {}): GraphRequest {
  return {
    method: 'GET',
    path: '/beta/things',
    headers: { accept: 'application/json' },
    credential,
    deadline: createDeadlines(virtualClock()).create(30_000, new AbortController().signal),
    ...own,
  };
}

/** The properties of a response, or its body as a string, that matter to a test. */
export type FakeResponse = Partial<GraphResponse> & { readonly body?: string };

export function aResponse({ body = '{}', ...own }: FakeResponse = {}): GraphResponse {
  return { status: 200, headers: {}, json: parseJson(body), ...own };
}

/** A `send` that returns the given responses and records the requests. */
export function fakeSend(
  respond: (request: GraphRequest) => FakeResponse | Promise<FakeResponse> = () => ({}),
): {
  readonly send: Send;
  readonly sent: GraphRequest[];
} {
  const sent: GraphRequest[] = [];
  return {
    sent,
    async send(request) {
      sent.push(request);
      request.onSent?.();
      return aResponse(await respond(request));
    },
  };
}
