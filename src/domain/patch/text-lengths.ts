import type { ValidationIssue } from '../errors.js';
import type { CaseOperationPatch, IdentityInput } from './patch.js';

/*
 * Microsoft Graph does not document lengths for operations. These leave room above what it stores, and bound the
 * response: it repeats the strings of a patch in each `plannedRequest`.
 */

/** Names of users in Microsoft Entra have at most 256 characters. */
const maxIdentityLength = 256;

const maxResultMessageLength = 4000;

function checkLength(
  value: string | null | undefined,
  maxLength: number,
  field: readonly string[],
): ValidationIssue[] {
  if ((value ?? '').length <= maxLength) return [];
  return [{ field, message: `Expected at most ${maxLength} characters.` }];
}

function checkIdentity(
  { id, displayName, userPrincipalName }: IdentityInput,
  field: readonly string[],
): ValidationIssue[] {
  return Object.entries({ identityId: id, displayName, userPrincipalName }).flatMap(([name, value]) =>
    checkLength(value, maxIdentityLength, [...field, name]),
  );
}

/** Returns an issue for each string of a patch that is too long, with its path below `field`. */
export function checkLengths(
  { createdBy, resultInfo }: CaseOperationPatch,
  field: readonly string[],
): ValidationIssue[] {
  if (!createdBy && !resultInfo) return [];
  return [
    ...(['application', 'device', 'user'] as const).flatMap((name) =>
      checkIdentity(createdBy?.[name] ?? {}, [...field, 'createdBy', name]),
    ),
    ...checkLength(resultInfo?.message, maxResultMessageLength, [...field, 'resultInfo', 'message']),
  ];
}
