import type { ActorFragment, OperationSummaryFragment } from '../gql/graphql';

type IdentitySet = NonNullable<OperationSummaryFragment['createdBy']>;

export const actorKinds = ['user', 'application', 'device'] as const;

/** The name of the first actor, or another property of it: Graph sends any mix of empty strings and nulls. */
export function actorName(set: IdentitySet | null): string | undefined {
  return actorKinds.map((kind) => getName(set?.[kind] ?? null)).find(Boolean);
}

function getName(actor: ActorFragment | null): string | undefined {
  return [actor?.displayName, actor?.userPrincipalName, actor?.identityId].find(Boolean) ?? undefined;
}
