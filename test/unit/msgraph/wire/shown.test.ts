import fc from 'fast-check';
import { toCanonicalId } from '../../../../src/domain/ids.js';
import type { JsonObject } from '../../../../src/msgraph/wire/readers.js';
import { findUnshown } from '../../../../src/msgraph/wire/shown.js';

const unshown = (sent: JsonObject, seen: JsonObject) => findUnshown(sent, seen);
const isShown = (name: string, sent: unknown, seen: unknown) =>
  findUnshown({ [name]: sent }, { [name]: seen }).length === 0;

const guid = '0A1B2C3D-4E5F-6071-8293-A4B5C6D7E8F9';

describe('an operation shows a value', () => {
  it.each<[string, unknown]>([
    ['status', 'running'],
    ['status', 'somethingNew'],
    ['action', 'contentExport'],
    ['percentProgress', 0],
    ['percentProgress', 100],
    ['percentProgress', null],
    ['resultInfo', null],
    ['resultInfo', { code: 0, subcode: 0, message: '' }],
    ['createdBy', { user: { id: 'u', displayName: 'U' } }],
    ['createdDateTime', '2026-08-01T10:00:00Z'],
    ['completedDateTime', null],
  ])('of %s that is equal: %j', (name, value) => {
    expect(isShown(name, value, value)).toBe(true);
  });

  it.each<[string, unknown, unknown]>([
    ['status', 'running', 'Running'],
    ['status', 'unknownFutureValue', 'somethingNew'],
    ['status', 'somethingNew', 'unknownFutureValue'],
    ['action', 'index', 'tag'],
    ['percentProgress', 50, 51],
    ['percentProgress', 50, '50'],
    ['percentProgress', 50, 50.5],
    ['percentProgress', 50, null],
    ['percentProgress', null, 0],
    ['percentProgress', 0, null],
    ['percentProgress', 0, false],
    ['percentProgress', null, 'garbage'],
    ['percentProgress', null, {}],
    ['status', null, ''],
    ['status', null, 'unknownFutureValue'],
    ['resultInfo', null, ''],
    ['resultInfo', null, {}],
    ['resultInfo', null, { code: null }],
    ['resultInfo', { code: 1 }, null],
    ['resultInfo', { code: 1 }, [1]],
    ['resultInfo', { code: 1, subcode: 0 }, { code: 1 }],
    ['resultInfo', { code: 1, message: 'a' }, { code: 1, message: 'A' }],
  ])('of %s that differs: not %j by %j', (name, sent, seen) => {
    expect(isShown(name, sent, seen)).toBe(false);
  });

  it('only for a property that is there: absent is not null', () => {
    for (const name of [
      'status',
      'action',
      'percentProgress',
      'resultInfo',
      'createdBy',
      'completedDateTime',
    ]) {
      expect(unshown({ [name]: null }, {})).toEqual([name]);
      expect(unshown({ [name]: null }, { [name]: null })).toEqual([]);
    }
  });

  it('within a complex value that is present, where an absent member is null', () => {
    expect(isShown('resultInfo', { code: 1, message: null }, { code: 1 })).toBe(true);
    expect(isShown('createdBy', { user: { id: 'u', displayName: null } }, { user: { id: 'u' } })).toBe(true);
    expect(isShown('createdBy', { user: { id: 'u' }, device: null }, { user: { id: 'u' } })).toBe(true);
    expect(isShown('createdBy', { user: { id: 'u', displayName: '' } }, { user: { id: 'u' } })).toBe(false);
    expect(isShown('createdBy', { user: { id: 'u' } }, { user: null })).toBe(false);
  });

  it('with more members than were sent', () => {
    expect(
      isShown('createdBy', { user: { id: 'u' } }, { user: { id: 'u', displayName: 'U' }, device: {} }),
    ).toBe(true);
    expect(isShown('resultInfo', { code: 1 }, { code: 1, subcode: 2, message: 'm' })).toBe(true);
  });

  it('without regard to annotations', () => {
    const sent = { '@odata.type': 'microsoft.graph.resultInfo', code: 1 };
    expect(isShown('resultInfo', sent, { code: 1 })).toBe(true);
    expect(unshown({ '@odata.type': '#microsoft.graph.security.caseOperation' }, {})).toEqual([]);
  });

  it('and lists what it does not show, ignoring properties that were not sent', () => {
    const sent = { status: 'failed', percentProgress: 1, action: 'index' };
    const seen = { status: 'running', percentProgress: 1, createdBy: null };
    expect(unshown(sent, seen).toSorted()).toEqual(['action', 'status']);
  });
});

describe('a GUID', () => {
  it.each([
    ['in another letter case', guid, guid.toLowerCase()],
    ['without dashes', guid, guid.replaceAll('-', '')],
    ['without dashes, where it was sent so', guid.replaceAll('-', ''), guid.toLowerCase()],
  ])('is shown %s', (_, sent, seen) => {
    expect(isShown('createdBy', { user: { id: sent } }, { user: { id: seen } })).toBe(true);
  });

  it('is not shown by another GUID, and other strings keep their letter case', () => {
    const other = `1${guid.slice(1)}`;
    expect(isShown('createdBy', { user: { id: guid } }, { user: { id: other } })).toBe(false);
    expect(isShown('createdBy', { user: { id: 'u' } }, { user: { id: 'U' } })).toBe(false);
  });

  it('is shown in every spelling', () => {
    const dashes = fc.array(fc.boolean(), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.uuid(), dashes, fc.boolean(), (sent, kept, upper) => {
        const spelled = sent
          .split('-')
          .reduce((text, part, index) => text + (kept[index - 1] ? '-' : '') + part);
        const seen = upper ? spelled.toUpperCase() : spelled;
        expect(isShown('createdBy', { user: { id: sent } }, { user: { id: seen } })).toBe(true);
        expect(toCanonicalId(sent)).toBe(toCanonicalId(seen));
      }),
    );
  });
});

describe('an identity set', () => {
  const noOne: unknown[] = [
    null,
    {},
    { user: null },
    { user: null, application: null },
    { '@odata.type': 'x' },
  ];

  it('without members is null, in all forms in which Graph can express it', () => {
    for (const sent of noOne) {
      for (const seen of noOne) expect(isShown('createdBy', sent, seen)).toBe(true);
    }
  });

  it('without members is not shown by one with members, by garbage or by nothing', () => {
    for (const sent of noOne) {
      for (const seen of [{ user: { id: 'u' } }, { user: {} }, '', 0, false, 'null', []]) {
        expect([sent, seen, isShown('createdBy', sent, seen)]).toEqual([sent, seen, false]);
      }
      expect(unshown({ createdBy: sent }, {})).toEqual(['createdBy']);
    }
  });

  it('that names members states only these, also those that it states to be null', () => {
    const byApplication = { application: { id: 'a' }, user: null };
    for (const sent of [{ user: null }, { '@odata.type': 'x', user: null, device: null }]) {
      for (const seen of [byApplication, { application: { id: 'a' } }]) {
        expect(isShown('createdBy', sent, seen)).toBe(true);
      }
    }
    expect(isShown('createdBy', { application: null }, byApplication)).toBe(false);
    expect(isShown('createdBy', { application: null, user: null }, byApplication)).toBe(false);
  });

  it('with a member is not shown by one without', () => {
    for (const seen of noOne) expect(isShown('createdBy', { user: { id: 'u' } }, seen)).toBe(false);
  });
});

describe('a date', () => {
  it.each([
    ['with another zone', '2026-08-01T12:00:00+02:00', '2026-08-01T10:00:00Z'],
    ['with more zeros', '2026-08-01T10:00:00.5Z', '2026-08-01T10:00:00.5000000Z'],
    ['cut to the second', '2026-08-01T10:00:00.9999999Z', '2026-08-01T10:00:00Z'],
    ['cut to the millisecond', '2026-08-01T10:00:00.1239999Z', '2026-08-01T10:00:00.123Z'],
    ['rounded to the second', '2026-08-01T10:00:59.5Z', '2026-08-01T10:01:00Z'],
    ['rounded to the millisecond', '2026-08-01T10:00:00.1235Z', '2026-08-01T10:00:00.124Z'],
    ['with a lower-case t and z', '2026-08-01T10:00:00Z', '2026-08-01t10:00:00z'],
    ['before 1970, cut', '1969-12-31T23:59:59.75Z', '1969-12-31T23:59:59Z'],
    ['before 1970, rounded', '1969-12-31T23:59:59.75Z', '1970-01-01T00:00:00Z'],
    ['without trailing zeros', '2026-08-01T10:00:00.1200000Z', '2026-08-01T10:00:00.12Z'],
  ])('is shown %s', (_, sent, seen) => {
    expect(isShown('createdDateTime', sent, seen)).toBe(true);
  });

  it.each([
    ['a second later', '2026-08-01T10:00:00Z', '2026-08-01T10:00:01Z'],
    ['a tick later', '2026-08-01T10:00:00.1234567Z', '2026-08-01T10:00:00.1234568Z'],
    ['rounded the wrong way', '2026-08-01T10:00:00.4Z', '2026-08-01T10:00:01Z'],
    ['cut below what came back', '2026-08-01T10:00:00.9Z', '2026-08-01T10:00:00.8Z'],
    ['without a zone', '2026-08-01T10:00:00Z', '2026-08-01T10:00:00'],
    ['with the date only', '2026-08-01T00:00:00Z', '2026-08-01'],
    ['that does not exist', '2026-02-28T00:00:00Z', '2026-02-30T00:00:00Z'],
    ['as a number', '1970-01-01T00:00:00Z', 0],
    ['as null', '2026-08-01T10:00:00Z', null],
    ['of the year 1', '2026-08-01T10:00:00Z', '0001-01-01T00:00:00Z'],
    ['as garbage', '2026-08-01T10:00:00Z', 'soon'],
  ])('is not shown %s', (_, sent, seen) => {
    expect(isShown('createdDateTime', sent, seen)).toBe(false);
  });

  it.each([
    ['cut', '2026-08-01T10:00:00.4Z', '2026-08-01T10:00:00Z'],
    ['rounded', '2026-08-01T10:00:00.6Z', '2026-08-01T10:00:01Z'],
    ['rounded, in another spelling', '2026-08-01T10:00:00.6Z', '2026-08-01t12:00:01+02:00'],
  ])('is not shown %s by the value that was there before', (_, sent, seen) => {
    const sees = (before: unknown) =>
      findUnshown({ completedDateTime: sent }, { completedDateTime: seen }, { completedDateTime: before });
    expect(sees(seen)).toEqual(['completedDateTime']);
    expect(sees(seen.replace('Z', '.0Z'))).toEqual(['completedDateTime']);
    for (const before of [null, undefined, '2026-07-01T10:00:00Z', 'soon']) expect(sees(before)).toEqual([]);
  });

  it('is shown by itself, also if it was there before', () => {
    const dates = { createdDateTime: '2026-08-01T10:00:00Z' };
    expect(findUnshown(dates, dates, dates)).toEqual([]);
  });

  it('of the year 1 is null, and nothing else is', () => {
    const none = [null, '0001-01-01T00:00:00Z', '0001-01-01T00:00:00.0000000Z', '0001-01-01T00:00:00+00:00'];
    for (const sent of none) {
      for (const seen of none) expect(isShown('completedDateTime', sent, seen)).toBe(true);
      for (const seen of ['', 0, {}, 'never', '2001-01-01T00:00:00Z']) {
        expect(isShown('completedDateTime', sent, seen)).toBe(false);
      }
      expect(unshown({ completedDateTime: sent }, {})).toEqual(['completedDateTime']);
    }
  });

  /** Formats ticks of 100 ns since 1970 in UTC, with a number of fraction digits. */
  const format = (ticks: bigint, digits: number) => {
    const seconds = new Date(Number(ticks / 10_000_000n) * 1000).toISOString().slice(0, 19);
    const fraction = String(ticks % 10_000_000n).padStart(7, '0');
    return `${seconds}${digits > 0 ? `.${fraction.slice(0, digits)}` : ''}Z`;
  };
  const instants = fc.bigInt({ min: 0n, max: 4_000_000_000n * 10_000_000n });
  const precisions = fc.integer({ min: 0, max: 7 });

  it('is shown cut and rounded to every precision', () => {
    fc.assert(
      fc.property(instants, precisions, (ticks, digits) => {
        const unit = 10n ** BigInt(7 - digits);
        const cut = ticks - (ticks % unit);
        const rounded = (ticks % unit) * 2n >= unit ? cut + unit : cut;
        expect(isShown('createdDateTime', format(ticks, 7), format(cut, digits))).toBe(true);
        expect(isShown('createdDateTime', format(ticks, 7), format(rounded, digits))).toBe(true);
      }),
    );
  });

  it('is shown by no other instant than those two', () => {
    fc.assert(
      fc.property(instants, precisions, fc.bigInt({ min: -3n, max: 3n }), (ticks, digits, steps) => {
        const unit = 10n ** BigInt(7 - digits);
        const cut = ticks - (ticks % unit);
        const rounded = (ticks % unit) * 2n >= unit ? cut + unit : cut;
        const seen = cut + steps * unit;
        fc.pre(seen >= 0n && seen !== cut && seen !== rounded);
        expect(isShown('createdDateTime', format(ticks, 7), format(seen, digits))).toBe(false);
      }),
    );
  });
});

describe('any JSON', () => {
  const names = ['status', 'action', 'percentProgress', 'resultInfo', 'createdBy', 'createdDateTime'];

  it('shows itself and never throws', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.jsonValue(), fc.jsonValue(), (name, sent, seen) => {
        expect(typeof isShown(name, sent, seen)).toBe('boolean');
      }),
    );
    // A PATCH body contains no lists.
    const withoutLists = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('['));
    fc.assert(
      fc.property(fc.constantFrom('status', 'percentProgress', 'resultInfo'), withoutLists, (name, value) => {
        expect(isShown(name, value, JSON.parse(JSON.stringify(value)))).toBe(true);
      }),
    );
  });

  it('that is not null does not show null', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('status', 'percentProgress', 'resultInfo'),
        fc.jsonValue(),
        (name, seen) => {
          expect(isShown(name, null, seen)).toBe(seen === null);
        },
      ),
    );
  });
});
