import { checkLengths } from '../../../../src/domain/patch/text-lengths.js';

const identity = (length: number) => ({
  ...{ id: 'x'.repeat(length), displayName: 'x'.repeat(length), userPrincipalName: 'x'.repeat(length) },
});
const message = (length: number) => ({ code: 1, subcode: 1, message: 'x'.repeat(length) });

describe('the lengths of the strings of a patch', () => {
  it('are valid up to the maximum', () => {
    const user = identity(256);
    const patch = { createdBy: { user, device: user, application: user }, resultInfo: message(4000) };
    expect(checkLengths(patch, [])).toEqual([]);
  });

  it.each([{}, { createdBy: null, resultInfo: null }, { createdBy: { user: null } }])(
    'are valid in %j',
    (patch) => {
      expect(checkLengths(patch, [])).toEqual([]);
    },
  );

  it('are reported with the path of each string that is too long', () => {
    const patch = { createdBy: { user: identity(257), device: identity(257) }, resultInfo: message(4001) };
    expect(checkLengths(patch, ['input', 'patch']).map(({ field }) => field.slice(2).join('.'))).toEqual([
      'createdBy.device.identityId',
      'createdBy.device.displayName',
      'createdBy.device.userPrincipalName',
      'createdBy.user.identityId',
      'createdBy.user.displayName',
      'createdBy.user.userPrincipalName',
      'resultInfo.message',
    ]);
  });
});
