import type {
  CaseOperationIdentityInput,
  CaseOperationIdentitySetInput,
  CaseOperationPatch,
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
 * The optimistic response. Apollo Client shows it immediately and rolls it back when the real response arrives.
 */
export function toOptimisticResponse(
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
    // The raw values come from Graph: there are none before its response.
    ...(status !== undefined && { status, statusRaw: null, isTerminal: ENDED.has(status) }),
    ...(action !== undefined && { action, actionRaw: null }),
    ...(createdBy !== undefined && { createdBy: createdBy && identitySet(createdBy) }),
    ...(resultInfo !== undefined && {
      resultInfo: resultInfo && {
        __typename: 'CaseOperationResultInfo',
        code: resultInfo.code ?? null,
        subcode: resultInfo.subcode ?? null,
        message: resultInfo.message ?? null,
      },
    }),
  };
}

/** An absent value means unchanged; null is a value. */
function or<T>(wanted: T | undefined, present: T): T {
  return wanted === undefined ? present : wanted;
}

function identitySet({ application, device, user }: CaseOperationIdentitySetInput): IdentitySet {
  return {
    __typename: 'CaseOperationIdentitySet',
    application: identity(application),
    device: identity(device),
    user: identity(user),
  };
}

function identity(actor: CaseOperationIdentityInput | null | undefined): Identity | null {
  if (!actor) return null;
  const { identityId = null, displayName = null, userPrincipalName = null } = actor;
  return { __typename: 'CaseOperationIdentity', identityId, displayName, userPrincipalName };
}
