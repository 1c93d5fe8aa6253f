import type { Credential } from '../../src/domain/ports.js';
import { createDeadline } from '../../src/msgraph/transport/deadline.js';
import type { GraphRequest, GraphResponse, Send } from '../../src/msgraph/transport/send.js';
import { parseJson } from '../../src/msgraph/transport/json.js';
import { virtualClock } from './virtual-clock.js';

/** A credential of a caller of its own; name what the test is about. */
export function aCredential(own: Partial<Credential> = {}): Credential {
  return {
    callerKey: 'the-caller',
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
    deadline: createDeadline(30_000, virtualClock(), new AbortController().signal),
    ...own,
  };
}

/** What a test says of a response: any part of it, or the text of its body. */
export type FakeAnswer = Partial<GraphResponse> & { readonly body?: string };

export function aResponse({ body = '{}', ...own }: FakeAnswer = {}): GraphResponse {
  return { status: 200, headers: {}, empty: body.trim() === '', json: parseJson(body), ...own };
}

/** A `send` that answers as told and keeps what it was asked. */
export function fakeSend(answer: (request: GraphRequest) => FakeAnswer | Promise<FakeAnswer> = () => ({})): {
  readonly send: Send;
  readonly sent: GraphRequest[];
} {
  const sent: GraphRequest[] = [];
  return {
    sent,
    async send(request) {
      sent.push(request);
      return aResponse(await answer(request));
    },
  };
}
