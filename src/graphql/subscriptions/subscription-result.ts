import type { GraphQLFormattedError } from 'graphql';

/** One event: data, or errors as a client may see them. */
export interface SubscriptionResult {
  /** Null if the subscription has failed; absent if it could not begin, because its request is invalid. */
  readonly data?: unknown;
  readonly errors?: readonly GraphQLFormattedError[];
}
