import type { Identity, IdentitySet } from '../../domain/identity-set.js';
import { readObject, readString } from './readers.js';

function readIdentity(value: unknown): Identity | null {
  const identity = readObject(value);
  return (
    identity && {
      id: readString(identity['id']),
      displayName: readString(identity['displayName']),
      userPrincipalName: readString(identity['userPrincipalName']),
    }
  );
}

/** Reads `graph.identitySet`. It is an open type; other properties are ignored. */
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
