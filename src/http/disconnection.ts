import type { ServerResponse } from 'node:http';

/** Is aborted when a client has disconnected before its response was complete. An `AbortSignal` is one. */
export interface DisconnectSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** The disconnection of the client of one request. It takes less time to create than an `AbortSignal`. */
export class Disconnection implements DisconnectSignal {
  #listeners: (() => void)[] = [];
  aborted: boolean;

  constructor(response: ServerResponse) {
    // While the body was read, for example.
    this.aborted = response.destroyed;
    response.once('close', () => {
      if (!response.writableFinished) this.#abort();
    });
  }

  addEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.push(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners = this.#listeners.filter((other) => other !== listener);
  }

  #abort(): void {
    this.aborted = true;
    // A listener may remove others.
    for (let next = this.#listeners.shift(); next; next = this.#listeners.shift()) next();
  }
}
