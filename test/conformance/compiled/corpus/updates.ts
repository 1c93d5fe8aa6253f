import { CASE_IDS, OPERATION_IDS } from '../../../../src/sandbox/world/ids.js';
import { caseId, id, update } from '../../../testkit/documents.js';
import type { Exchange } from '../compare.js';
import { bulk, two, twoInputs, input, running } from './documents.js';

/** Updates, and what can become of them. */
export const updates: readonly Exchange[] = [
  {
    name: 'updates',
    body: {
      query: update,
      variables: input({ percentProgress: 77, status: 'FAILED' }, { clientMutationId: 'x' }),
    },
  },
  {
    name: 'sets null',
    body: { query: update, variables: input({ completedDateTime: null, createdBy: null, resultInfo: null }) },
  },
  {
    name: 'sets objects',
    body: {
      query: update,
      variables: input({
        createdBy: { user: { identityId: 'a', displayName: null } },
        resultInfo: { code: 5, message: 'm' },
        completedDateTime: '2026-02-03T04:05:06.7+02:00',
      }),
    },
  },
  {
    name: 'expects',
    body: { query: update, variables: input({ percentProgress: 5 }, { expect: { status: 'RUNNING' } }) },
  },
  {
    name: 'expects what is not',
    body: { query: update, variables: input({ percentProgress: 5 }, { expect: { status: 'FAILED' } }) },
  },
  { name: 'runs dry', body: { query: update, variables: input({ percentProgress: 5 }, { dryRun: true }) } },
  { name: 'changes nothing', body: { query: update, variables: input({}) } },
  {
    name: 'has invalid values',
    body: {
      query: update,
      variables: input({
        percentProgress: 1e9,
        completedDateTime: '2026-02-30T00:00:00Z',
        status: 'UNKNOWN_FUTURE_VALUE',
      }),
    },
  },
  {
    name: 'has a value of a wrong type',
    body: { query: update, variables: input({ percentProgress: 'x' }) },
  },
  { name: 'has an unknown property', body: { query: update, variables: input({ nothing: 1 }) } },
  { name: 'has an unknown enum member', body: { query: update, variables: input({ status: 'NOTHING' }) } },
  { name: 'lacks the patch', body: { query: update, variables: { input: { caseId, id } } } },
  {
    name: 'updates what does not exist',
    body: { query: update, variables: { input: { caseId, id: 'no', patch: { percentProgress: 1 } } } },
  },
  {
    name: 'updates without a role',
    body: { query: update, variables: input({ percentProgress: 1 }) },
    headers: { authorization: 'Bearer read-only' },
  },
  {
    name: 'updates twice',
    body: {
      query: two,
      variables: {
        caseId,
        one: running,
        other: OPERATION_IDS.hold,
        a: { percentProgress: 1 },
        b: { percentProgress: 2 },
      },
    },
  },
  {
    name: 'updates one twice, in order',
    body: {
      query: two,
      variables: {
        caseId,
        one: running,
        other: running,
        a: { percentProgress: 1, status: 'FAILED' },
        b: { percentProgress: 2 },
      },
    },
  },
  {
    name: 'fails in one of two',
    body: {
      query: two,
      variables: { caseId, one: running, other: 'no', a: { percentProgress: 1 }, b: { percentProgress: 2 } },
    },
  },
  ...[
    { name: 'changes two operations', other: OPERATION_IDS.hold, faults: [] },
    { name: 'changes one operation two times, and reads between', other: running, faults: [] },
    { name: 'changes one of two operations', other: 'no', faults: [] },
    {
      name: 'changes two operations, the first with an unknown result',
      other: OPERATION_IDS.hold,
      faults: [{ kind: 'reset-after', method: 'PATCH' }] as const,
    },
  ].map(({ name, other, faults }) => ({
    ...{ name, faults },
    body: {
      query: twoInputs,
      variables: {
        a: { caseId, id: running, patch: { percentProgress: 1, status: 'FAILED' } },
        b: { caseId, id: other, patch: { percentProgress: 2 }, clientMutationId: 'b' },
      },
    },
  })),
  {
    name: 'updates in bulk',
    body: {
      query: bulk,
      variables: {
        input: {
          clientMutationId: 'c',
          updates: [running, 'no', OPERATION_IDS.hold].map((one) => ({
            caseId,
            id: one,
            patch: { percentProgress: 9 },
          })),
        },
      },
    },
  },
  { name: 'updates nothing in bulk', body: { query: bulk, variables: { input: { updates: [] } } } },
  {
    name: 'updates without variables',
    body: {
      query: `mutation { updateCaseOperation(input: { caseId: "${CASE_IDS.main}", id: "${running}", patch: { percentProgress: 3, resultInfo: { code: null }, createdBy: { user: { displayName: "x" } } } }) { caseOperation { percentProgress resultInfo { code } createdBy { user { displayName } } } userErrors { message } } }`,
    },
  },
  {
    name: 'updates with variables in literals',
    body: {
      query: `mutation ($p: Int, $n: String, $d: DateTime) { updateCaseOperation(input: { caseId: "${CASE_IDS.main}", id: "${running}", patch: { percentProgress: $p, completedDateTime: $d, resultInfo: { message: $n } } }) { caseOperation { percentProgress completedDateTime resultInfo { message } } userErrors { message } } }`,
      variables: { p: 4, d: '2026-01-01T00:00:00Z' },
    },
  },
  {
    name: 'leaves out absent variables in literals',
    body: {
      query: `mutation ($p: Int, $s: CaseOperationStatus, $u: CaseOperationIdentityInput) { updateCaseOperation(input: { caseId: "${CASE_IDS.main}", id: "${running}", dryRun: true, patch: { percentProgress: $p, status: $s, createdBy: { user: $u } } }) { plannedRequest { body } userErrors { code message } } }`,
      variables: { s: null },
    },
  },
  ...(
    [
      { kind: 'reset-before', method: 'PATCH', times: -1 },
      { kind: 'reset-after', method: 'PATCH' },
      { kind: 'no-content', method: 'PATCH' },
      { kind: 'accepted', method: 'PATCH' },
      { kind: 'broken-json', method: 'PATCH' },
      ...[400, 401, 403, 404, 405, 409, 412, 423, 429, 500, 502, 503].map(
        (status) => ({ kind: 'status', status, method: 'PATCH', times: -1 }) as const,
      ),
    ] as const
  ).map((fault): Exchange => ({
    name: `updates with ${fault.kind} ${'status' in fault ? fault.status : ''}`,
    body: { query: update, variables: input({ percentProgress: 66 }) },
    faults: [fault],
  })),
];
