import { isSendableDateTime } from '../date-time.js';
import type { ValidationIssue } from '../errors.js';
import { checkLengths } from './text-lengths.js';
import type { CaseOperationPatch, IdentitySetInput, ResultInfoInput } from './patch.js';

type Rule<T> = (value: T, field: readonly string[]) => ValidationIssue[];

const dateTime: Rule<string> = (value, field) =>
  isSendableDateTime(value)
    ? []
    : [
        {
          field,
          message: 'Expected a date-time such as 2026-08-31T13:45:00Z or 2026-08-31T13:45:00.1234567+02:00.',
        },
      ];

const knownMember: Rule<string> = (value, field) =>
  value === 'UNKNOWN_FUTURE_VALUE'
    ? [
        {
          field,
          message: 'UNKNOWN_FUTURE_VALUE stands for an unknown member in a response; it cannot be set.',
        },
      ]
    : [];

const percentage: Rule<number> = (value, field) =>
  value >= 0 && value <= 100 ? [] : [{ field, message: `Expected a percentage of 0 to 100, got ${value}.` }];

const resultInfo: Rule<ResultInfoInput> = (value, field) =>
  (['code', 'subcode'] as const)
    .filter((name) => value[name] === undefined || value[name] === null)
    .map((name) => ({
      field: [...field, name],
      message: `resultInfo must contain ${name}: Microsoft Graph requires it. To clear resultInfo, set it to null.`,
    }));

const identitySet: Rule<IdentitySetInput> = (value, field) => {
  const actors = (['application', 'device', 'user'] as const).filter((name) => value[name] !== undefined);
  if (actors.length === 0) {
    return [
      {
        field,
        message: 'createdBy must contain at least one of application, device or user.',
      },
    ];
  }
  return actors
    .filter((name) => value[name] !== null && isEmpty(value[name]))
    .map((name) => ({
      field: [...field, name],
      message: `${name} must contain at least one of identityId, displayName or userPrincipalName.`,
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

/** The properties of a patch, in the order of the API page. */
export const patchProperties = Object.keys(rules) as readonly (keyof CaseOperationPatch)[];

function isEmpty(value: object | null | undefined): boolean {
  return Object.values(value ?? {}).every((part) => part === undefined);
}

/**
 * Returns the issues of an expectation. Unlike a patch it may contain UNKNOWN_FUTURE_VALUE and parts of a value,
 * because it is compared with the operation and never sent.
 */
export function validateExpectation(
  expected: CaseOperationPatch,
  field: readonly string[],
): ValidationIssue[] {
  if (patchProperties.every((name) => expected[name] === undefined)) {
    return [
      {
        field,
        message: `The expectation must contain at least one of ${patchProperties.join(', ')}, or be omitted.`,
      },
    ];
  }
  return [
    ...(['createdDateTime', 'completedDateTime'] as const).flatMap((name) =>
      checkProperty(name, expected[name], [...field, name]),
    ),
    ...checkLengths(expected, field),
  ];
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
 * Returns all issues of a patch, each with its path below `field`; empty for a patch that may be sent.
 *
 * The rules for `resultInfo` and `UNKNOWN_FUTURE_VALUE` come from docs/graph-facts.md, Updates.
 */
export function validatePatch(patch: CaseOperationPatch, field: readonly string[]): ValidationIssue[] {
  if (patchProperties.every((name) => patch[name] === undefined)) {
    return [{ field, message: `The patch must contain at least one of ${patchProperties.join(', ')}.` }];
  }
  return [
    ...patchProperties
      .filter((name) => patch[name] != null)
      .flatMap((name) => checkProperty(name, patch[name], [...field, name])),
    ...checkLengths(patch, field),
  ];
}
