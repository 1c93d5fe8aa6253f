import { toUpdateRequest } from '../../../../src/graphql/resolvers/update-request.js';
import { UpdateCaseOperationInput } from '../../../../src/graphql/types/update-input.js';

const ref = { caseId: 'c', id: 'i' };
/** An input with just these properties, as type-graphql creates it. */
const input = (properties: object): UpdateCaseOperationInput =>
  Object.assign(Object.create(UpdateCaseOperationInput.prototype), ref, properties);

const identity = { identityId: 'u', displayName: null };

describe('the update request of an input', () => {
  it.each<[string, object, object]>([
    ['an absent createdBy stays absent', { percentProgress: 1 }, { percentProgress: 1 }],
    ['a null createdBy stays null', { createdBy: null }, { createdBy: null }],
    ['an empty createdBy stays empty', { createdBy: {} }, { createdBy: {} }],
    ['a null actor stays null', { createdBy: { device: null } }, { createdBy: { device: null } }],
    ['an empty actor stays empty', { createdBy: { user: {} } }, { createdBy: { user: {} } }],
    [
      'an identityId becomes id; null and absent properties of an actor stay what they are',
      { createdBy: { user: identity, application: { displayName: 'a' } } },
      { createdBy: { user: { id: 'u', displayName: null }, application: { displayName: 'a' } } },
    ],
    [
      'a null identityId becomes a null id',
      { createdBy: { device: { identityId: null } } },
      { createdBy: { device: { id: null } } },
    ],
  ])('%s', (_, patch, domain) => {
    // toStrictEqual distinguishes undefined properties from absent ones.
    expect(toUpdateRequest(input({ patch, expect: patch }))).toStrictEqual({
      ...ref,
      patch: domain,
      expect: domain,
    });
  });

  it('has no expectation if the input has none, and null if it is null', () => {
    expect(toUpdateRequest(input({ patch: {}, dryRun: true }))).toStrictEqual({
      ...ref,
      patch: {},
      dryRun: true,
    });
    expect(toUpdateRequest(input({ patch: {}, expect: null }))).toHaveProperty('expect', null);
  });
});
