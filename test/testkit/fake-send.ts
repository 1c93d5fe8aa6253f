import type { Credential } from '../../src/domain/ports.js';
import type { GraphRequest, GraphResponse, Send } from '../../src/msgraph/send.js';

export const credential: Credential = { authorization: () => Promise.resolve('Bearer the-token') };

export function aRequest(own: Partial<GraphRequest> = {}): GraphRequest {
  return { method: 'GET', path: '/beta/things', headers: { accept: 'application/json' }, credential, ...own };
}

export function aResponse(own: Partial<GraphResponse> = {}): GraphResponse {
  return { status: 200, headers: {}, body: '{}', ...own };
}

/** A `send` that answers as told and keeps what it was asked. */
export function fakeSend(
  answer: (request: GraphRequest) => Partial<GraphResponse> | Promise<Partial<GraphResponse>> = () => ({}),
): { readonly send: Send; readonly sent: GraphRequest[] } {
  const sent: GraphRequest[] = [];
  return {
    sent,
    async send(request) {
      sent.push(request);
      return aResponse(await answer(request));
    },
  };
}
