import type { Identity, IdentitySet } from '../../domain/identity-set.js';
import { readObject, readText } from './read.js';

function readIdentity(value: unknown): Identity | null {
  const identity = readObject(value);
  return (
    identity && {
      id: readText(identity['id']),
      displayName: readText(identity['displayName']),
      userPrincipalName: readText(identity['userPrincipalName']),
    }
  );
}

/** Reads `graph.identitySet`, an open type: what else it holds is left alone. */
export function readIdentitySet(value: unknown): IdentitySet | null {
  const set = readObject(value);
  return (
    set && {
      application: readIdentity(set['application']),
      device: readIdentity(set['device']),
      user: readIdentity(set['user']),
    }
  );
}
