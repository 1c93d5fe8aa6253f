import { removeLast } from './remove-last.js';

/**
 * States that nobody needs a result any more. An `AbortSignal` is one, but an expensive one: those of every request are
 * of the classes below.
 */
export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** A signal that is never aborted. */
export const neverCancelled: CancelSignal = {
  aborted: false,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
};

/** A signal with its switch. */
export class Cancellation implements CancelSignal {
  readonly #listeners: (() => void)[] = [];
  aborted = false;

  addEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.push(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    removeLast(this.#listeners, listener);
  }

  abort(): void {
    if (this.aborted) return;
    this.aborted = true;
    // A listener may remove others.
    for (let next = this.#listeners.shift(); next; next = this.#listeners.shift()) next();
  }
}

/** Is aborted when one of two signals is. A listener must remove itself: both may be. */
export class EitherSignal implements CancelSignal {
  readonly #first: CancelSignal;
  readonly #second: CancelSignal;

  constructor(first: CancelSignal, second: CancelSignal) {
    this.#first = first;
    this.#second = second;
  }

  get aborted(): boolean {
    return this.#first.aborted || this.#second.aborted;
  }

  addEventListener(type: 'abort', listener: () => void): void {
    this.#first.addEventListener(type, listener);
    this.#second.addEventListener(type, listener);
  }

  removeEventListener(type: 'abort', listener: () => void): void {
    this.#first.removeEventListener(type, listener);
    this.#second.removeEventListener(type, listener);
  }
}
