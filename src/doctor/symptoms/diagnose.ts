import { createError, type ErrorReason } from '../../domain/errors.js';
import { getStatusPolicy } from '../../msgraph/layers/status-policy.js';
import type { Cause } from '../report.js';
import { accessSymptoms } from './access-symptoms.js';
import { entraSymptoms } from './entra-symptoms.js';
import { graphSymptoms } from './graph-symptoms.js';
import type { Observation } from './observation.js';

/** The table of docs/doctor.md. */
export const symptoms = [...entraSymptoms, ...accessSymptoms, ...graphSymptoms];

/** What is known of the set-up, by the names in the cures. */
export type SetUp = Readonly<Record<string, string | undefined>>;

function fill(text: string, setUp: SetUp): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => setUp[name] ?? `<${name}>`);
}

/** Microsoft's page about an AADSTS number, in the cloud of the authority. */
function toLink(observation: Observation, setUp: SetUp): string | null {
  if (observation.kind !== 'entra' || observation.number === undefined) return null;
  return `${setUp['authority'] ?? ''}/error?code=${observation.number}`;
}

/** A cause that is not in the table, with the message of the error catalog. */
export function otherCause(reason: ErrorReason, cure: readonly string[] = []): Cause {
  return { row: null, meaning: createError(reason).message, cure, source: null, link: null };
}

function getOtherReason(observation: Observation): ErrorReason {
  if (observation.kind !== 'response') return 'signInUnavailable';
  return observation.isTokenRejected ? 'tokenRejected' : getStatusPolicy(observation.status).reason;
}

/** The causes that an observation can have; more than one if it does not tell them apart. */
export function diagnose(observation: Observation, setUp: SetUp): readonly Cause[] {
  const link = toLink(observation, setUp);
  const found = symptoms.filter(({ matches }) => matches(observation));
  if (found.length === 0) return [{ ...otherCause(getOtherReason(observation)), link }];
  return found.map(({ row, meaning, cure, source }) => ({
    row,
    meaning,
    cure: cure.map((text) => fill(text, setUp)),
    source,
    link,
  }));
}
