import type { CaseService } from '../../domain/case-service.js';
import type { CaseOperationPatch, IdentityInput, IdentitySetInput } from '../../domain/patch/patch.js';
import type {
  CaseOperationIdentityInput,
  CaseOperationIdentitySetInput,
  CaseOperationPatchInput,
  UpdateCaseOperationInput,
} from '../types/update-input.js';

type UpdateRequest = Parameters<CaseService['updateOperation']>[0];

/** null stays null; callers check for undefined, because in a patch an absent property means "unchanged". */
function mapUnlessNull<T, R>(value: T | null, map: (value: T) => R): R | null {
  return value === null ? null : map(value);
}

function toIdentity({ identityId, ...others }: CaseOperationIdentityInput): IdentityInput {
  return identityId === undefined ? others : { ...others, id: identityId };
}

function toIdentitySet({ application, device, user }: CaseOperationIdentitySetInput): IdentitySetInput {
  return {
    ...(application !== undefined && { application: mapUnlessNull(application, toIdentity) }),
    ...(device !== undefined && { device: mapUnlessNull(device, toIdentity) }),
    ...(user !== undefined && { user: mapUnlessNull(user, toIdentity) }),
  };
}

function toPatch({ createdBy, ...others }: CaseOperationPatchInput): CaseOperationPatch {
  return createdBy === undefined ? others : { ...others, createdBy: mapUnlessNull(createdBy, toIdentitySet) };
}

/** The domain's request for an update. Only `identityId` has another name there: `id`, as in Microsoft Graph. */
export function toUpdateRequest({ patch, expect, ...others }: UpdateCaseOperationInput): UpdateRequest {
  return {
    ...others,
    patch: toPatch(patch),
    ...(expect !== undefined && { expect: mapUnlessNull(expect, toPatch) }),
  };
}
