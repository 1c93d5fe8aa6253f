import { grantedAccess } from '../../../src/domain/access.js';
import { readApiToken } from '../../../src/identity/api-token.js';
import { type CaseRule, createCaseScope } from '../../../src/identity/case-rules.js';
import { failureOf } from '../../testkit/failures.js';

const group = '7F7C0000-0000-4000-8000-00000000000A';
const claims = { tid: 't', oid: 'o', azp: 'c', roles: ['Reader'] };
const rules: readonly CaseRule[] = [
  { role: 'Reader', read: ['case-a'], update: [] },
  { group, read: ['case-b'], update: ['CASE-B'] },
];

const createAccess = (own: object, inForce = rules) =>
  grantedAccess(
    new Set(['read', 'update'] as const),
    createCaseScope(readApiToken({ ...claims, ...own }), () => inForce),
  );

const getReason = async (
  access: ReturnType<typeof createAccess>,
  ...args: Parameters<typeof access.require>
) =>
  (
    await failureOf(() => {
      access.require(...args);
    })
  ).reason;

const overages: [string, object][] = [
  ['a reference to the groups', { _claim_names: { groups: 'src1' } }],
  ['the claim hasgroups', { hasgroups: true }],
  ['the claim hasgroups as a string', { hasgroups: 'true' }],
];

describe('case rules', () => {
  it.each([
    ['upper case', group, group.toLowerCase()],
    ['lower case', group.toLowerCase(), group.toUpperCase()],
  ])('compare the id of a group without letter case (%s in the rule)', (_, inRule, inToken) => {
    const access = createAccess({ groups: [inToken] }, [{ group: inRule, read: ['x'], update: [] }]);
    expect(access.allows('read', 'X')).toBe(true);
  });

  it.each(overages)('report too many groups for a token with %s', async (_, overage) => {
    const access = createAccess(overage);
    expect(access.allows('read', 'case-a')).toBe(true);
    expect(access.allows('read', 'case-b')).toBe(false);
    expect(await getReason(access, 'read', 'case-b')).toBe('tooManyGroups');
    expect(await getReason(access, 'update', 'case-b')).toBe('tooManyGroups');
    // No group could grant this.
    expect(await getReason(access, 'read', 'case-c')).toBe('caseNotGranted');
    expect(await getReason(access, 'update', 'case-a')).toBe('caseNotGranted');
  });

  it('report too many groups for a list of which nothing is granted, instead of an empty one', async () => {
    const overage = { _claim_names: { groups: 'src1' } };
    expect(await getReason(createAccess({ ...overage, roles: [] }), 'read')).toBe('tooManyGroups');
    expect(() => {
      createAccess(overage).require('read');
    }).not.toThrow();
  });

  it.each([
    ['a token with its groups', { groups: ['another'] }],
    ['a token without groups', {}],
    ['a reference to other claims', { _claim_names: { addresses: 'src1' } }],
  ])('deny a case to %s for the usual reason', async (_, own) => {
    expect(await getReason(createAccess(own), 'read', 'case-b')).toBe('caseNotGranted');
  });

  it('are those in force when the request arrives', () => {
    let inForce: readonly CaseRule[] = [];
    const create = () => createCaseScope(readApiToken(claims), () => inForce);
    expect(create()('read', 'case-a')).toBe('caseNotGranted');
    inForce = rules;
    expect(create()('read', 'case-a')).toBe('granted');
  });
});
