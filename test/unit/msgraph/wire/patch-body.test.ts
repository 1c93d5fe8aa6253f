import fc from 'fast-check';
import type { CaseOperationPatch } from '../../../../src/domain/patch/patch.js';
import { toPatchBody } from '../../../../src/msgraph/wire/patch-body.js';
import { csdlMembers, screaming } from '../../../testkit/csdl-members.js';

/** Absent, undefined, null or a value: the four things that a property can be. */
const maybe = <T>(value: fc.Arbitrary<T>) => fc.oneof(fc.constant(undefined), fc.constant(null), value);

const memberOf = (members: readonly string[]) =>
  fc.constantFrom(...members.filter((member) => member !== 'unknownFutureValue')).map(screaming);

const identity = fc.record(
  { id: maybe(fc.string()), displayName: maybe(fc.string()), userPrincipalName: maybe(fc.string()) },
  { requiredKeys: [] },
);

const patches = fc.record(
  {
    createdDateTime: maybe(fc.constant('2026-08-31T13:45:00.1234567+02:00')),
    completedDateTime: maybe(fc.constant('2026-08-31T13:45:00Z')),
    action: maybe(memberOf(csdlMembers.caseAction)),
    createdBy: maybe(
      fc.record(
        { application: maybe(identity), device: maybe(identity), user: maybe(identity) },
        { requiredKeys: [] },
      ),
    ),
    percentProgress: maybe(fc.integer({ min: 0, max: 100 })),
    status: maybe(memberOf(csdlMembers.caseOperationStatus)),
    resultInfo: maybe(
      fc.record(
        { code: fc.integer(), subcode: fc.integer(), message: maybe(fc.string()) },
        { requiredKeys: ['code', 'subcode'] },
      ),
    ),
  },
  { requiredKeys: [] },
);

const bodyOf = (patch: object, odataTypes = false) => toPatchBody(patch, { odataTypes });

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
  it('has exactly the properties that the patch names, translated', () => {
    fc.assert(
      fc.property(patches, (patch) => {
        const inWords = (member: unknown) =>
          [...csdlMembers.caseAction, ...csdlMembers.caseOperationStatus].find(
            (wire) => screaming(wire) === member,
          );
        const expected = withoutUndefined(patch);
        for (const name of ['action', 'status']) {
          if (expected[name]) expected[name] = inWords(expected[name]);
        }
        expect(bodyOf(patch)).toStrictEqual(expected);
      }),
    );
  });

  it('with the names of types has these and nothing else besides', () => {
    fc.assert(
      fc.property(patches, (patch) => {
        const typed = bodyOf(patch, true);
        expect(Object.keys(typed).sort()).toEqual(['@odata.type', ...Object.keys(bodyOf(patch))].sort());
      }),
    );
  });

  it('is the same after a round trip through JSON: nothing undefined, nothing lost', () => {
    fc.assert(
      fc.property(patches, fc.boolean(), (patch, odataTypes) => {
        const body = bodyOf(patch, odataTypes);
        expect(JSON.parse(JSON.stringify(body))).toStrictEqual(body);
      }),
    );
  });

  it('keeps every null a null', () => {
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
    expect(bodyOf(cleared)).toStrictEqual(cleared);
    expect(bodyOf(cleared, true)).toStrictEqual({
      '@odata.type': '#microsoft.graph.security.caseOperation',
      ...cleared,
    });
  });

  it('names the types where the API page names them', () => {
    const patch: CaseOperationPatch = {
      action: 'CONTENT_EXPORT',
      createdBy: { user: { id: 'u', displayName: null }, device: null },
      resultInfo: { code: 0, subcode: 1 },
    };
    expect(bodyOf(patch, true)).toStrictEqual({
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

  it('keeps falsy values: 0 and an empty text are values', () => {
    expect(bodyOf({ percentProgress: 0, resultInfo: { code: 0, subcode: 0, message: '' } })).toStrictEqual({
      percentProgress: 0,
      resultInfo: { code: 0, subcode: 0, message: '' },
    });
  });

  it('keeps a date-time to the digit', () => {
    const createdDateTime = '2026-08-31T13:45:00.1234567+02:00';
    expect(bodyOf({ createdDateTime })).toStrictEqual({ createdDateTime });
  });

  it('carries nothing that is no property of the API page', () => {
    expect(bodyOf({ status: 'RUNNING', id: 'other', caseId: 'other', colour: 'red' })).toStrictEqual({
      status: 'running',
    });
  });

  it('leaves the patch as it was', () => {
    const patch = { createdBy: { user: { id: 'u', displayName: undefined } }, status: 'RUNNING' };
    const copy = structuredClone(patch);
    bodyOf(patch, true);
    expect(patch).toStrictEqual(copy);
  });
});
