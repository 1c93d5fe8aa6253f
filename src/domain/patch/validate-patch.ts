import { isSendableDateTime } from '../date-time.js';
import type { CaseOperationPatch, IdentitySetInput, ResultInfoInput } from './patch.js';
import type { ValidationIssue } from '../problem.js';

type Rule<T> = (value: T, field: readonly string[]) => ValidationIssue[];

const dateTime: Rule<string> = (value, field) =>
  isSendableDateTime(value)
    ? []
    : [
        {
          field,
          message:
            'Not a date-time: write it like 2026-08-31T13:45:00Z or 2026-08-31T13:45:00.1234567+02:00.',
        },
      ];

const knownMember: Rule<string> = (value, field) =>
  value === 'UNKNOWN_FUTURE_VALUE'
    ? [{ field, message: 'UNKNOWN_FUTURE_VALUE is what an unknown member reads as; it cannot be set.' }]
    : [];

const percentage: Rule<number> = (value, field) =>
  value >= 0 && value <= 100 ? [] : [{ field, message: 'percentProgress is a percentage: 0 to 100.' }];

const resultInfo: Rule<ResultInfoInput> = (value, field) =>
  (['code', 'subcode'] as const)
    .filter((name) => value[name] === undefined || value[name] === null)
    .map((name) => ({
      field: [...field, name],
      message: `resultInfo needs a ${name}: Microsoft Graph takes no resultInfo without one. To clear it, set resultInfo to null.`,
    }));

const identitySet: Rule<IdentitySetInput> = (value, field) => {
  const actors = (['application', 'device', 'user'] as const).filter((name) => value[name] !== undefined);
  if (actors.length === 0) {
    return [
      {
        field,
        message: 'createdBy names nobody: give application, device or user, or set createdBy to null.',
      },
    ];
  }
  return actors
    .filter((name) => value[name] !== null && isEmpty(value[name]))
    .map((name) => ({
      field: [...field, name],
      message: `${name} has nothing in it: give an id, a displayName or a userPrincipalName.`,
    }));
};

type Rules = { readonly [K in keyof CaseOperationPatch]-?: Rule<NonNullable<CaseOperationPatch[K]>> };

const rules: Rules = {
  createdDateTime: dateTime,
  completedDateTime: dateTime,
  action: knownMember,
  createdBy: identitySet,
  percentProgress: percentage,
  status: knownMember,
  resultInfo,
};

/** The properties that a patch can name, in the order of the API page. */
export const patchProperties = Object.keys(rules) as readonly (keyof CaseOperationPatch)[];

function isEmpty(value: object | null | undefined): boolean {
  return Object.values(value ?? {}).every((part) => part === undefined);
}

/**
 * What is wrong with an expectation. Unlike a patch it may name UNKNOWN_FUTURE_VALUE and parts of a value: it is
 * compared with what was read, never sent.
 */
export function validateExpectation(
  expected: CaseOperationPatch,
  field: readonly string[],
): ValidationIssue[] {
  if (patchProperties.every((name) => expected[name] === undefined)) {
    return [
      { field, message: 'The expectation is empty: name what the operation must show, or leave it out.' },
    ];
  }
  return (['createdDateTime', 'completedDateTime'] as const).flatMap((name) =>
    checkProperty(name, expected[name], [...field, name]),
  );
}

function checkProperty<K extends keyof Rules>(
  name: K,
  value: CaseOperationPatch[K],
  field: readonly string[],
) {
  const rule = rules[name] as Rule<NonNullable<CaseOperationPatch[K]>>;
  return value == null ? [] : rule(value, field);
}

/**
 * Everything that is wrong with a patch, each with its path below `field`; empty for a patch that may be sent.
 *
 * Sources: the metadata (resultInfo's code and subcode are not nullable), Graph's rule that an
 * `unknownFutureValue` in a PATCH counts as absent, and the meaning of a percentage.
 */
export function validatePatch(patch: CaseOperationPatch, field: readonly string[]): ValidationIssue[] {
  if (patchProperties.every((name) => patch[name] === undefined)) {
    return [{ field, message: `The patch is empty: name at least one of ${patchProperties.join(', ')}.` }];
  }
  return patchProperties.flatMap((name) => checkProperty(name, patch[name], [...field, name]));
}
