import type { Metrics } from './metrics.js';

const ignore = () => undefined;

/** The metrics of a process that serves none: nothing is counted, and the library that counts is not loaded. */
export const noMetrics: Metrics = {
  startRequest: ignore,
  endRequest: ignore,
  endOperation: ignore,
  countError: ignore,
  countUserError: ignore,
  addSocket: ignore,
  endSubscription: ignore,
  endAttempt: ignore,
  countRetry: ignore,
  countSaved: ignore,
  countWatched: ignore,
  countOutcome: ignore,
  addWaiting: ignore,
  addClosed: ignore,
  contentType: 'text/plain; version=0.0.4; charset=utf-8',
  read: () => Promise.resolve(''),
  collectDefaults: ignore,
  addCounter: ignore,
  addReading: ignore,
};
