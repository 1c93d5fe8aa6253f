import type { ActorFragment, OperationSummaryFragment } from '../gql/graphql';

type IdentitySet = NonNullable<OperationSummaryFragment['createdBy']>;

export const actorKinds = ['user', 'application', 'device'] as const;

/** Whoever acted: the name, or whatever else is told. Graph sends any mix of empty texts and nulls. */
export function actorName(set: IdentitySet | null): string | undefined {
  return actorKinds.map((kind) => nameOf(set?.[kind] ?? null)).find(Boolean);
}

function nameOf(actor: ActorFragment | null): string | undefined {
  return [actor?.displayName, actor?.userPrincipalName, actor?.id].find(Boolean) ?? undefined;
}
