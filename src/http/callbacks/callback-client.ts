import type { SubscriptionResult } from '../../graphql/subscriptions/subscription-result.js';
import type { CallbackRequest } from './callback-request.js';

/** A message of the protocol, without what identifies the subscription. */
export type CallbackMessage =
  | { readonly action: 'check' }
  | { readonly action: 'next'; readonly payload: SubscriptionResult }
  | { readonly action: 'complete'; readonly errors?: SubscriptionResult['errors'] };

interface CallbackClientOptions {
  /** Milliseconds that one attempt may take. */
  readonly timeoutMs: number;
  /** Milliseconds before each further attempt. */
  readonly pausesMs: readonly number[];
}

const defaultOptions: CallbackClientOptions = { timeoutMs: 5_000, pausesMs: [500, 1_000, 2_000, 4_000] };

/** The version of the protocol, which each message names. */
export const callbackProtocol = 'callback/1.0';

/** Sends the messages of one subscription. */
export interface CallbackClient {
  /** Returns whether the router still wants the subscription. What fails at the router is tried again. */
  send(message: CallbackMessage): Promise<boolean>;
}

/** Sends a message, and returns the status; 0 without a response. */
async function post(
  { url, id, verifier }: CallbackRequest,
  message: CallbackMessage,
  timeoutMs: number,
): Promise<number> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'subscription-protocol': callbackProtocol },
      body: JSON.stringify({ kind: 'subscription', ...message, id, verifier }),
      // The operator has allowed this URL, not that of a redirect.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return 0;
  }
}

const isTemporary = (status: number) => status === 0 || status >= 500;
const isAccepted = (status: number) => status >= 200 && status < 300;

/** Sends a message once; returns whether it was accepted. */
export async function sendCallbackOnce(
  callback: CallbackRequest,
  message: CallbackMessage,
): Promise<boolean> {
  return isAccepted(await post(callback, message, defaultOptions.timeoutMs));
}

/** @param signal Aborted when nothing is tried again. */
export function createCallbackClient(
  callback: CallbackRequest,
  signal: AbortSignal,
  { timeoutMs, pausesMs }: CallbackClientOptions = defaultOptions,
): CallbackClient {
  return {
    async send(message) {
      let status = await post(callback, message, timeoutMs);
      for (const pauseMs of pausesMs) {
        if (!isTemporary(status) || signal.aborted) break;
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
        status = await post(callback, message, timeoutMs);
      }
      return isAccepted(status);
    },
  };
}
