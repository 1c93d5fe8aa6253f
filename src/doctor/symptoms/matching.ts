import type { Observation, ResponseObservation, Symptom } from './observation.js';

export type Matches = (response: ResponseObservation) => boolean;

/** A matcher for responses; nothing else matches. */
export const onResponse =
  (matches: Matches): Symptom['matches'] =>
  (observation: Observation) =>
    observation.kind === 'response' && matches(observation);

/** A 401 that is not about the token: a permission or role is missing. */
export const isDenied: Matches = ({ status, isClaimsChallenge, isTokenRejected }) =>
  status === 401 && !isClaimsChallenge && !isTokenRejected;
