import { validatePatch, patchProperties } from '../../../../src/domain/patch/validate-patch.js';
import type { CaseOperationPatch } from '../../../../src/domain/patch/patch.js';
import { impossibleDateTimes } from '../../../testkit/date-times.js';

const field = ['input', 'patch'];

/** Validates a patch that may have undefined properties, as JavaScript allows. */
function validate(patch: Readonly<Record<string, unknown>>) {
  return validatePatch(patch, field);
}

const getPaths = (patch: Readonly<Record<string, unknown>>) =>
  validate(patch).map((issue) => issue.field.join('.'));

describe('a patch', () => {
  it('has the seven properties of the API page, in the same order', () => {
    expect(patchProperties).toEqual([
      'createdDateTime',
      'completedDateTime',
      'action',
      'createdBy',
      'percentProgress',
      'status',
      'resultInfo',
    ]);
  });

  it.each([
    ['without a property', {}],
    ['in which every property is undefined', Object.fromEntries(patchProperties.map((n) => [n, undefined]))],
    ['with only an unknown property', { colour: 'red' }],
  ])('%s is rejected as empty', (_, patch) => {
    expect(validate(patch)).toEqual([
      { field, message: expect.stringContaining('must contain at least one of createdDateTime') as string },
    ]);
  });

  it.each(patchProperties)('may clear %s alone', (name) => {
    expect(validate({ [name]: null })).toEqual([]);
  });

  it('may clear all properties at once', () => {
    expect(validate(Object.fromEntries(patchProperties.map((name) => [name, null])))).toEqual([]);
  });

  it('with valid values has no issues', () => {
    const patch: CaseOperationPatch = {
      createdDateTime: '2026-08-31T13:45:00.1234567+02:00',
      completedDateTime: '2024-02-29T00:00:00Z',
      action: 'HOLD_POLICY_SYNC',
      createdBy: { user: { displayName: 'Anna' }, application: null },
      percentProgress: 100,
      status: 'PARTIALLY_SUCCEEDED',
      resultInfo: { code: 0, subcode: 0, message: null },
    };
    expect(validatePatch(patch, field)).toEqual([]);
  });

  it('has all issues reported at once, each with its path', () => {
    const patch = {
      createdDateTime: 'yesterday',
      completedDateTime: '2026-02-30T00:00:00Z',
      action: 'UNKNOWN_FUTURE_VALUE',
      createdBy: { user: {}, device: {} },
      percentProgress: 101,
      status: 'UNKNOWN_FUTURE_VALUE',
      resultInfo: {},
    };
    expect(getPaths(patch).sort()).toEqual([
      'input.patch.action',
      'input.patch.completedDateTime',
      'input.patch.createdBy.device',
      'input.patch.createdBy.user',
      'input.patch.createdDateTime',
      'input.patch.percentProgress',
      'input.patch.resultInfo.code',
      'input.patch.resultInfo.subcode',
      'input.patch.status',
    ]);
  });

  it('is not quoted in the messages', () => {
    const messages = validate({ createdDateTime: 'canary', completedDateTime: 'canary' });
    expect(messages).toHaveLength(2);
    expect(JSON.stringify(messages)).not.toContain('canary');
  });
});

describe('a date-time in a patch', () => {
  it.each(impossibleDateTimes)('must not be %s', (_, value) => {
    expect(getPaths({ createdDateTime: value })).toEqual(['input.patch.createdDateTime']);
    expect(getPaths({ completedDateTime: value })).toEqual(['input.patch.completedDateTime']);
  });

  it('must not have eight fraction digits', () => {
    expect(getPaths({ createdDateTime: '2026-01-01T00:00:00.12345678Z' })).toEqual([
      'input.patch.createdDateTime',
    ]);
  });

  it.each([
    '2026-08-31T13:45:00Z',
    '2026-08-31T13:45:00.1Z',
    '2026-08-31T13:45:00.1234567Z',
    '2026-08-31T13:45:00.1234567-11:30',
    '2024-02-29T23:59:59Z',
  ])('may be %s', (value) => {
    expect(validate({ createdDateTime: value, completedDateTime: value })).toEqual([]);
  });
});

describe('action and status in a patch', () => {
  it.each(['action', 'status'])('%s must not be UNKNOWN_FUTURE_VALUE', (name) => {
    expect(getPaths({ [name]: 'UNKNOWN_FUTURE_VALUE' })).toEqual([`input.patch.${name}`]);
  });
});

describe('percentProgress in a patch', () => {
  it.each([0, 1, 50, 99, 100])('may be %d', (percentProgress) => {
    expect(validate({ percentProgress })).toEqual([]);
  });

  it.each([-1, 101, -(2 ** 31), 2 ** 31 - 1, Number.NaN, Number.POSITIVE_INFINITY])(
    'must not be %d',
    (percentProgress) => {
      expect(getPaths({ percentProgress })).toEqual(['input.patch.percentProgress']);
    },
  );
});

describe('resultInfo in a patch', () => {
  it.each([
    ['no code', { subcode: 1 }, ['code']],
    ['no subcode', { code: 1 }, ['subcode']],
    ['a code that is null', { code: null, subcode: 1 }, ['code']],
    ['a subcode that is null', { code: 1, subcode: null }, ['subcode']],
    ['a code that is undefined', { code: undefined, subcode: 1 }, ['code']],
    ['a message only', { message: 'done' }, ['code', 'subcode']],
    ['no properties', {}, ['code', 'subcode']],
  ])('with %s is rejected', (_, resultInfo, missing) => {
    expect(getPaths({ resultInfo })).toEqual(missing.map((name) => `input.patch.resultInfo.${name}`));
  });

  it.each([
    ['zeros', { code: 0, subcode: 0 }],
    ['negative numbers', { code: -1, subcode: -2, message: 'no' }],
    ['a message that is null', { code: 1, subcode: 2, message: null }],
  ])('may have %s', (_, resultInfo) => {
    expect(validate({ resultInfo })).toEqual([]);
  });
});

describe('createdBy in a patch', () => {
  it.each([
    ['no actors', {}, ['input.patch.createdBy']],
    ['only undefined actors', { user: undefined }, ['input.patch.createdBy']],
    ['an empty user', { user: {} }, ['input.patch.createdBy.user']],
    ['a user of undefined parts', { user: { id: undefined } }, ['input.patch.createdBy.user']],
    ['one valid and one empty actor', { user: { id: 'a' }, device: {} }, ['input.patch.createdBy.device']],
  ])('with %s is rejected', (_, createdBy, paths) => {
    expect(getPaths({ createdBy })).toEqual(paths);
  });

  it.each([
    ['a user that is cleared', { user: null }],
    ['an application that is cleared', { application: null }],
    ['an id', { user: { id: 'a' } }],
    ['a part that is cleared', { user: { userPrincipalName: null } }],
  ])('may have %s', (_, createdBy) => {
    expect(validate({ createdBy })).toEqual([]);
  });
});
