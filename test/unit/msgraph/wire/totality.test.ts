import fc from 'fast-check';
import { readCase } from '../../../../src/msgraph/wire/ediscovery-case.js';
import { parseJson } from '../../../../src/msgraph/transport/json.js';
import { readOperation } from '../../../../src/msgraph/wire/operation.js';
import {
  type WireObject,
  commonProperties,
  derivedTypes,
  detailProperties,
  wireCase,
  wireOperation,
} from '../../../testkit/wire.js';

const asOf = '2026-08-31T12:00:00.000Z';

const awkward = fc.constantFrom<unknown>(
  -0,
  1e308,
  2 ** 31,
  '',
  ' ',
  '__proto__',
  'constructor',
  '0001-01-01T00:00:00Z',
  '2026-02-30T00:00:00Z',
  9_223_372_036_854_775_808n,
  ',,,',
  [],
  [[]],
  {},
  [null],
);

/** Any JSON value in place of a value of a certain type. */
const junk = fc.oneof(fc.jsonValue(), awkward);

/** Objects with the keys of JavaScript objects among the keys of an operation. */
const knownNames = ['@odata.type', ...Object.keys({ ...commonProperties, ...detailProperties, ...wireCase })];
const objects = fc.dictionary(
  fc.constantFrom('__proto__', 'constructor', 'toString', 'toJSON', 'hasOwnProperty', ...knownNames),
  fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom('__proto__', 'user', 'id', 'code'), fc.jsonValue())),
);

const types = fc.constantFrom(...derivedTypes.map(([name]) => name));

function expectReadable(value: unknown): void {
  const operation = readOperation('case-1', value);
  const found = readCase(value, asOf);
  const id = (value as { id?: unknown } | null)?.id;
  const hasId = typeof id === 'string' && id !== '' && !Array.isArray(value);
  expect([operation?.id, found?.id]).toEqual(hasId ? [id, id] : [undefined, undefined]);
  expect(() => JSON.stringify([operation, found])).not.toThrow();
}

describe('reading never throws', () => {
  it('for anything at all', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }), (value) => {
        expect(() => readOperation('case-1', value)).not.toThrow();
        expect(() => readCase(value, asOf)).not.toThrow();
      }),
    );
  });

  it('for any JSON', () => {
    fc.assert(fc.property(fc.jsonValue(), expectReadable));
  });

  it('for objects with any values and awkward keys', () => {
    fc.assert(
      fc.property(objects, fc.boolean(), (object, withId) => {
        const json = JSON.stringify(Object.entries({ ...object, ...(withId && { id: 'o' }) }));
        // From entries, because a spread would lose a literal `__proto__` key.
        const value = Object.fromEntries(parseJson(json) as [string, unknown][]);
        expectReadable(value);
      }),
    );
  });

  it('for operations with junk instead of all values', () => {
    const names = Object.keys({ ...commonProperties, ...detailProperties });
    const allJunk = fc.record(Object.fromEntries(names.map((name) => [name, junk])));
    fc.assert(
      fc.property(types, allJunk, (type, values) => {
        const operation = readOperation('case-1', wireOperation(type, { ...values, id: 'o' }));
        expect(operation).toMatchObject({ id: 'o', kind: new Map(derivedTypes).get(type) });
      }),
    );
  });
});

/** The fields that do not depend on a property. */
function without(name: string, read: object | null): WireObject {
  const derived = new Set([name, `${name}Raw`]);
  const left = Object.entries(read ?? {}).filter(([field]) => !derived.has(field));
  return Object.fromEntries(
    left.map(([field, value]: [string, unknown]) => [
      field,
      field === 'details' && value !== null ? without(name, value as object) : value,
    ]),
  );
}

describe('junk in one property does not change the other fields', () => {
  const names = Object.keys({ ...commonProperties, ...detailProperties }).filter((name) => name !== 'id');

  it.each(names)('for %s of an operation', (name) => {
    fc.assert(
      fc.property(types, junk, (type, value) => {
        const good = readOperation('case-1', wireOperation(type));
        const bad = readOperation('case-1', wireOperation(type, { [name]: value }));
        expect(without(name, bad)).toEqual(without(name, good));
      }),
    );
  });

  it('for @odata.type of an operation, except type, kind and details', () => {
    fc.assert(
      fc.property(types, junk, (type, value) => {
        const kept = (own: WireObject) => ({
          ...readOperation('case-1', wireOperation(type, own)),
          odataType: 0,
          kind: 0,
          details: 0,
        });
        expect(kept({ '@odata.type': value })).toEqual(kept({}));
      }),
    );
  });

  it.each(Object.keys(wireCase).filter((name) => name !== 'id'))('for %s of a case', (name) => {
    fc.assert(
      fc.property(junk, (value) => {
        const bad = readCase({ ...wireCase, [name]: value }, asOf);
        expect(without(name, bad)).toEqual(without(name, readCase(wireCase, asOf)));
      }),
    );
  });

  it.each(['code', 'subcode', 'message'])('for %s of resultInfo', (name) => {
    const info = commonProperties['resultInfo'] as WireObject;
    fc.assert(
      fc.property(junk, (value) => {
        const read = readOperation('case-1', { id: 'o', resultInfo: { ...info, [name]: value } });
        expect(without(name, read!.resultInfo)).toEqual(without(name, info));
      }),
    );
  });

  it.each(['downloadUrl', 'fileName', 'size'])('for %s of a file', (name) => {
    const file = { downloadUrl: 'https://d.example', fileName: 'f', size: 7 };
    fc.assert(
      fc.property(junk, (value) => {
        const reportFileMetadata = [{ ...file, [name]: value }, file];
        const read = readOperation('case-1', { id: 'o', action: 'purgeData', reportFileMetadata });
        const good = { downloadUrl: 'https://d.example', fileName: 'f', size: '7' };
        const { details } = read as unknown as { details: { reportFileMetadata: object[] } };
        expect(without(name, details.reportFileMetadata[0]!)).toEqual(without(name, good));
        expect(details.reportFileMetadata[1]).toEqual(good);
      }),
    );
  });
});
