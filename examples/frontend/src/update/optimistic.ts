import type {
  CaseOperationPatch,
  IdentityInput,
  IdentitySetInput,
  OperationWithDetailsFragment,
  UpdateOperationMutation,
} from '../gql/graphql';

type IdentitySet = NonNullable<OperationWithDetailsFragment['createdBy']>;
type Identity = NonNullable<IdentitySet['user']>;

const ENDED: ReadonlySet<unknown> = new Set([
  'SUCCEEDED',
  'PARTIALLY_SUCCEEDED',
  'FAILED',
  'SUBMISSION_FAILED',
]);

/**
 * The answer that is hoped for. Apollo shows it at once and takes it back when the true one comes, whatever that is:
 * the roll-back needs no code here.
 */
export function hopedFor(
  operation: OperationWithDetailsFragment,
  patch: CaseOperationPatch,
): UpdateOperationMutation {
  return {
    updateCaseOperation: {
      __typename: 'UpdateCaseOperationPayload',
      caseOperation: patched(operation, patch),
      plannedRequest: null,
      userErrors: [],
    },
  };
}

function patched(
  operation: OperationWithDetailsFragment,
  patch: CaseOperationPatch,
): OperationWithDetailsFragment {
  const { createdBy, resultInfo, status, action } = patch;
  return {
    ...operation,
    percentProgress: or(patch.percentProgress, operation.percentProgress),
    createdDateTime: or(patch.createdDateTime, operation.createdDateTime),
    completedDateTime: or(patch.completedDateTime, operation.completedDateTime),
    // The raw texts are Graph's own: until it answers there are none.
    ...(status !== undefined && { status, statusRaw: null, isTerminal: ENDED.has(status) }),
    ...(action !== undefined && { action, actionRaw: null }),
    ...(createdBy !== undefined && { createdBy: createdBy && identitySet(createdBy) }),
    ...(resultInfo !== undefined && {
      resultInfo: resultInfo && {
        __typename: 'ResultInfo',
        code: resultInfo.code ?? null,
        subcode: resultInfo.subcode ?? null,
        message: resultInfo.message ?? null,
      },
    }),
  };
}

/** Absent means unchanged; null is a value. */
function or<T>(wanted: T | undefined, present: T): T {
  return wanted === undefined ? present : wanted;
}

function identitySet({ application, device, user }: IdentitySetInput): IdentitySet {
  return {
    __typename: 'IdentitySet',
    application: identity(application),
    device: identity(device),
    user: identity(user),
  };
}

function identity(actor: IdentityInput | null | undefined): Identity | null {
  if (!actor) return null;
  const { id = null, displayName = null, userPrincipalName = null } = actor;
  return { __typename: 'Identity', id, displayName, userPrincipalName };
}
