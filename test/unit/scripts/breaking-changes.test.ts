import { readFileSync } from 'node:fs';
import { breakingChanges, validateDeclarations } from '../../../scripts/breaking-changes.ts';

const released = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])
  type Query { operation(id: ID!): Operation }
  "A job."
  type Operation @key(fields: "caseId id") {
    caseId: ID!
    id: ID!
    status: Status
    statusRaw: String
    percent: Int!
    details: Details
  }
  enum Status { RUNNING FAILED }
  union Details = Export | Purge
  type Export { name: String }
  type Purge @shareable { name: String @shareable }
  input Patch { percent: Int }
`;
/** The schema after a change; fails if the replaced part does not exist. */
const changed = (part: string, other: string) => {
  expect(released).toContain(part);
  return released.replace(part, other);
};

describe('a breaking change is reported if', () => {
  it.each([
    ['a field was removed', 'statusRaw: String', '', 'Operation.statusRaw was removed.'],
    ['a field has another type', 'Int!', 'Float!', 'Operation.percent changed type from Int! to Float!.'],
    ['a non-null field became nullable', 'Int!', 'Int', 'Operation.percent changed type from Int! to Int.'],
    ['an enum value was removed', 'RUNNING ', '', 'RUNNING was removed from enum type Status.'],
    ['a union member was removed', ' | Purge', '', 'Purge was removed from union type Details.'],
    [
      'a required input field was added',
      'Patch {',
      'Patch { of: Int!',
      'A required field of on input type Patch was added.',
    ],
    ['the key changed', '"caseId id"', '"id"', 'Operation @key(fields: "caseId id") was removed.'],
    ['a type is no longer shareable', 'Purge @shareable', 'Purge', 'Purge @shareable was removed.'],
    ['a field is no longer shareable', 'String @shareable', 'String', 'Purge.name @shareable was removed.'],
  ])('%s', (_name, part, other, sentence) => {
    expect(breakingChanges(released, changed(part, other))).toEqual([sentence]);
  });

  it.each([
    ['a new field', 'percent: Int!', 'percent: Int! priority: Int'],
    ['a deprecation', 'statusRaw: String', 'statusRaw: String @deprecated(reason: "Use status.")'],
    ['a new value', 'RUNNING', 'PAUSED RUNNING'],
    ['a new optional input field', 'Patch {', 'Patch { priority: Int'],
    ['another description', 'A job.', 'A long job.'],
    ['a second key', '@key(fields: "caseId id")', '@key(fields: "caseId id") @key(fields: "id")'],
  ])('%s is not a breaking change', (_name, part, other) => {
    expect(breakingChanges(released, changed(part, other))).toEqual([]);
  });

  it('schema.graphql can be compared', () => {
    const contract = readFileSync('schema.graphql', 'utf8');
    expect(breakingChanges(contract, contract)).toEqual([]);
    expect(
      breakingChanges(contract, contract.replaceAll('isTerminal: Boolean', 'hasEnded: Boolean')),
    ).toEqual(['CaseOperation.isTerminal was removed.', 'CaseOperationFilter.isTerminal was removed.']);
  });
});

describe('declarations', () => {
  const change = 'CaseOperation.statusRaw was removed.';
  const declared = (reason = 'No client reads it.') => ({ since: '1.2.0', changes: [{ change, reason }] });

  it('a breaking change that is declared with its reason is accepted', () => {
    expect(validateDeclarations([change], declared(), '1.2.0')).toEqual([]);
  });

  it('an undeclared breaking change is rejected', () => {
    expect(validateDeclarations([change], { since: '1.2.0', changes: [] }, '1.2.0')).toEqual([
      `undeclared breaking change: ${change}`,
    ]);
  });

  it('declarations without a reason, without a change or for another release are rejected', () => {
    expect(validateDeclarations([change], declared(' '), '1.2.0')).toEqual([
      `declared without a reason: ${change}`,
    ]);
    expect(validateDeclarations([], declared(), '1.3.0')).toEqual([
      '"since" is 1.2.0, but the last release is 1.3.0.',
      `declared change does not exist: ${change}`,
    ]);
  });
});
