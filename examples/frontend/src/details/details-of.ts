import type { OperationWithDetailsFragment } from '../gql/graphql';

type Details = NonNullable<OperationWithDetailsFragment['details']>;

/** The details of one kind, as the query asks for them. */
export type DetailsOf<Name extends Details['__typename']> = Extract<Details, { __typename: Name }>;
