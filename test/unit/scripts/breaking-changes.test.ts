import { readFileSync } from 'node:fs';
import { breakingChanges, declarationProblems } from '../../../scripts/breaking-changes.ts';

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
/** The contract after a change; fails when there is nothing to change. */
const changed = (part: string, other: string) => {
  expect(released).toContain(part);
  return released.replace(part, other);
};

describe('breaking changes of the contract', () => {
  it.each([
    ['a field is gone', 'statusRaw: String', '', 'Operation.statusRaw was removed.'],
    ['another type', 'Int!', 'Float!', 'Operation.percent changed type from Int! to Float!.'],
    ['null where none was', 'Int!', 'Int', 'Operation.percent changed type from Int! to Int.'],
    ['a value is gone', 'RUNNING ', '', 'RUNNING was removed from enum type Status.'],
    ['a member is gone', ' | Purge', '', 'Purge was removed from union type Details.'],
    ['more is wanted', 'Patch {', 'Patch { of: Int!', 'A required field of on input type Patch was added.'],
    ['another key', '"caseId id"', '"id"', 'Operation @key(fields: "caseId id") was removed.'],
    ['not shared', 'Purge @shareable', 'Purge', 'Purge @shareable was removed.'],
    ['a field not shared', 'String @shareable', 'String', 'Purge.name @shareable was removed.'],
  ])('%s', (_name, part, other, sentence) => {
    expect(breakingChanges(released, changed(part, other))).toEqual([sentence]);
  });

  it.each([
    ['a new field', 'percent: Int!', 'percent: Int! priority: Int'],
    ['a deprecation', 'statusRaw: String', 'statusRaw: String @deprecated(reason: "Use status.")'],
    ['a new value', 'RUNNING', 'PAUSED RUNNING'],
    ['a new input that may be absent', 'Patch {', 'Patch { priority: Int'],
    ['another description', 'A job.', 'A long job.'],
    ['a second key', '@key(fields: "caseId id")', '@key(fields: "caseId id") @key(fields: "id")'],
  ])('%s breaks nobody', (_name, part, other) => {
    expect(breakingChanges(released, changed(part, other))).toEqual([]);
  });

  it('the contract itself is such a text', () => {
    const contract = readFileSync('schema.graphql', 'utf8');
    expect(breakingChanges(contract, contract)).toEqual([]);
    expect(
      breakingChanges(contract, contract.replaceAll('isTerminal: Boolean', 'hasEnded: Boolean')),
    ).toEqual(['CaseOperation.isTerminal was removed.', 'CaseOperationFilter.isTerminal was removed.']);
  });
});

describe('declarations', () => {
  const change = 'CaseOperation.statusRaw was removed.';
  const declared = (reason = 'Nobody reads it.') => ({ since: '1.2.0', changes: [{ change, reason }] });

  it('a breaking change that is declared with its reason is accepted', () => {
    expect(declarationProblems([change], declared(), '1.2.0')).toEqual([]);
  });

  it('one that is not declared is refused', () => {
    expect(declarationProblems([change], { since: '1.2.0', changes: [] }, '1.2.0')).toEqual([
      `breaks clients and is not declared: ${change}`,
    ]);
  });

  it('so are one without a reason, one that was not made, and those that belong to another release', () => {
    expect(declarationProblems([change], declared(' '), '1.2.0')).toEqual([
      `is declared without a reason: ${change}`,
    ]);
    expect(declarationProblems([], declared(), '1.3.0')).toEqual([
      '"since" is 1.2.0, but the last release is 1.3.0.',
      `is declared and was not made: ${change}`,
    ]);
  });
});
