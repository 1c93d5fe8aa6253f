import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { GraphQLContext } from '../context.js';
import { findOwnError } from './format-error.js';

/** The number of errors in a response. */
export const maxErrors = 20;

/** What distinguishes an error for a program: the reason or the code; the message for a bug. */
function toKind(error: GraphQLError): unknown {
  return findOwnError(error)?.reason ?? error.extensions['code'] ?? error.message;
}

/** The errors to show, in their order: the first of each kind, so that no kind is hidden by another, then the first ones. */
function selectErrors(errors: readonly GraphQLError[]): GraphQLError[] {
  const firstOfKind = new Map<unknown, GraphQLError>();
  for (const error of errors) {
    const kind = toKind(error);
    if (!firstOfKind.has(kind)) firstOfKind.set(kind, error);
  }
  const candidates = new Set([...firstOfKind.values(), ...errors]);
  const selected = new Set([...candidates].slice(0, maxErrors));
  return errors.filter((error) => selected.has(error));
}

/** Limits a list of errors, and adds one that has the number of those left out. */
export function limitErrorList(errors: readonly GraphQLError[]): readonly GraphQLError[] {
  // graphql-js stops after as many errors, and adds one that says so.
  if (errors.length <= maxErrors + 1) return errors;
  const selected = selectErrors(errors);
  const message = `${errors.length - selected.length} more errors are not shown.`;
  return [...selected, new GraphQLError(message, { extensions: { code: 'TOO_MANY_ERRORS' } })];
}

/** Limits the errors of a response before they are formatted: an operation can have as many errors as fields. */
export const limitErrors: ApolloServerPlugin<GraphQLContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didEncounterErrors({ errors }) {
        // Apollo Server formats this array next; there is no hook that can replace it.
        (errors as GraphQLError[]).splice(0, errors.length, ...limitErrorList(errors));
        return Promise.resolve();
      },
    }),
};
