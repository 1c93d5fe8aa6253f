import fc from 'fast-check';
import type { CaseOperationPatch } from '../../../../src/domain/patch/patch.js';
import { toPatchBody } from '../../../../src/msgraph/wire/patch-body.js';
import { csdlMembers, screaming } from '../../../testkit/csdl-members.js';

/** Undefined, null or a value. */
const maybe = <T>(value: fc.Arbitrary<T>) => fc.oneof(fc.constant(undefined), fc.constant(null), value);

const anyMember = (members: readonly string[]) =>
  fc.constantFrom(...members.filter((member) => member !== 'unknownFutureValue')).map(screaming);

const identity = fc.record(
  { id: maybe(fc.string()), displayName: maybe(fc.string()), userPrincipalName: maybe(fc.string()) },
  { requiredKeys: [] },
);

const patches = fc.record(
  {
    createdDateTime: maybe(fc.constant('2026-08-31T13:45:00.1234567+02:00')),
    completedDateTime: maybe(fc.constant('2026-08-31T13:45:00Z')),
    action: maybe(anyMember(csdlMembers.caseAction)),
    createdBy: maybe(
      fc.record(
        { application: maybe(identity), device: maybe(identity), user: maybe(identity) },
        { requiredKeys: [] },
      ),
    ),
    percentProgress: maybe(fc.integer({ min: 0, max: 100 })),
    status: maybe(anyMember(csdlMembers.caseOperationStatus)),
    resultInfo: maybe(
      fc.record(
        { code: fc.integer(), subcode: fc.integer(), message: maybe(fc.string()) },
        { requiredKeys: ['code', 'subcode'] },
      ),
    ),
  },
  { requiredKeys: [] },
);

const toBody = (patch: object, odataTypes = false) => toPatchBody(patch, { odataTypes });

const withoutUndefined = (value: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .map(([name, part]: [string, unknown]) => [
        name,
        typeof part === 'object' && part !== null ? withoutUndefined(part) : part,
      ]),
  );

describe('the body of a PATCH', () => {
  it('has dates with an upper-case T and Z', () => {
    const patch = { createdDateTime: '2026-01-01t00:00:00.1234567z', completedDateTime: null };
    expect(toBody(patch)).toEqual({
      createdDateTime: '2026-01-01T00:00:00.1234567Z',
      completedDateTime: null,
    });
  });

  it('has exactly the properties of the patch, in the spelling of Graph', () => {
    fc.assert(
      fc.property(patches, (patch) => {
        const toMember = (member: unknown) =>
          [...csdlMembers.caseAction, ...csdlMembers.caseOperationStatus].find(
            (wire) => screaming(wire) === member,
          );
        const expected = withoutUndefined(patch);
        for (const name of ['action', 'status']) {
          if (expected[name]) expected[name] = toMember(expected[name]);
        }
        expect(toBody(patch)).toStrictEqual(expected);
      }),
    );
  });

  it('with type annotations has no other additional properties', () => {
    fc.assert(
      fc.property(patches, (patch) => {
        const typed = toBody(patch, true);
        expect(Object.keys(typed).sort()).toEqual(['@odata.type', ...Object.keys(toBody(patch))].sort());
      }),
    );
  });

  it('is the same after a round trip through JSON', () => {
    fc.assert(
      fc.property(patches, fc.boolean(), (patch, odataTypes) => {
        const body = toBody(patch, odataTypes);
        expect(JSON.parse(JSON.stringify(body))).toStrictEqual(body);
      }),
    );
  });

  it('keeps every null', () => {
    const names = Object.keys({
      createdDateTime: 0,
      completedDateTime: 0,
      action: 0,
      createdBy: 0,
      percentProgress: 0,
      status: 0,
      resultInfo: 0,
    });
    const cleared = Object.fromEntries(names.map((name) => [name, null]));
    expect(toBody(cleared)).toStrictEqual(cleared);
    expect(toBody(cleared, true)).toStrictEqual({
      '@odata.type': '#microsoft.graph.security.caseOperation',
      ...cleared,
    });
  });

  it('has the type annotations of the API page', () => {
    const patch: CaseOperationPatch = {
      action: 'CONTENT_EXPORT',
      createdBy: { user: { id: 'u', displayName: null }, device: null },
      resultInfo: { code: 0, subcode: 1 },
    };
    expect(toBody(patch, true)).toStrictEqual({
      '@odata.type': '#microsoft.graph.security.caseOperation',
      action: 'contentExport',
      createdBy: {
        '@odata.type': 'microsoft.graph.identitySet',
        user: { id: 'u', displayName: null },
        device: null,
      },
      resultInfo: { '@odata.type': 'microsoft.graph.resultInfo', code: 0, subcode: 1 },
    });
  });

  it('keeps falsy values such as 0 and an empty string', () => {
    expect(toBody({ percentProgress: 0, resultInfo: { code: 0, subcode: 0, message: '' } })).toStrictEqual({
      percentProgress: 0,
      resultInfo: { code: 0, subcode: 0, message: '' },
    });
  });

  it('keeps all digits of a date-time', () => {
    const createdDateTime = '2026-08-31T13:45:00.1234567+02:00';
    expect(toBody({ createdDateTime })).toStrictEqual({ createdDateTime });
  });

  it('has only properties of the API page', () => {
    expect(toBody({ status: 'RUNNING', id: 'other', caseId: 'other', colour: 'red' })).toStrictEqual({
      status: 'running',
    });
  });

  it('does not modify the patch', () => {
    const patch = { createdBy: { user: { id: 'u', displayName: undefined } }, status: 'RUNNING' };
    const copy = structuredClone(patch);
    toBody(patch, true);
    expect(patch).toStrictEqual(copy);
  });
});
