import type { OperationWithDetailsFragment } from '../gql/graphql';

type Details = NonNullable<OperationWithDetailsFragment['details']>;

/** The selected details of one type. */
export type DetailsType<Name extends Details['__typename']> = Extract<Details, { __typename: Name }>;
