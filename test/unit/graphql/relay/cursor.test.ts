import fc from 'fast-check';
import { CaseOperationsError } from '../../../../src/domain/errors.js';
import { decodeCursor, encodeCursor } from '../../../../src/graphql/relay/cursor.js';
import { failureOf } from '../../../testkit/failures.js';

const base64 = (text: string) => Buffer.from(text).toString('base64url');

describe('a cursor', () => {
  it('gives back any bookmark', () => {
    const parts = fc.oneof(fc.constant(null), fc.string({ unit: 'binary' }), fc.constant('\ud800'));
    fc.assert(
      fc.property(fc.array(parts), (bookmark) => {
        expect(decodeCursor(encodeCursor(bookmark))).toEqual(bookmark);
      }),
    );
  });

  it('needs no escaping in a URL', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (bookmark) => {
        expect(encodeCursor(bookmark)).toMatch(/^[\w-]*$/);
      }),
    );
  });

  it.each([[null], [undefined]])('that is %p is none', (cursor) => {
    expect(decodeCursor(cursor)).toBeNull();
  });

  it.each([
    ['empty', ''],
    ['a word', 'hello'],
    ['an object', base64('{"a":1}')],
    ['a text', base64('"a"')],
    ['null', base64('null')],
    ['a list with a number', base64('["a",1]')],
    ['a list in a list', base64('[["a"]]')],
    ['broken JSON', base64('["a"')],
    ['cut off', encodeCursor(['CREATED_DATE_TIME', 'ASC', null, 'a']).slice(0, -3)],
  ])('that is %s is refused', async (_, cursor) => {
    const error = await failureOf(() => decodeCursor(cursor));
    expect([error.code, error.details.issues?.[0]?.field]).toEqual(['INVALID_INPUT', ['after']]);
  });

  it('that is anything at all is read or refused, never a crash', () => {
    const outcomeOf = (cursor: string) => {
      try {
        return Array.isArray(decodeCursor(cursor)) ? 'read' : 'neither';
      } catch (error) {
        return error instanceof CaseOperationsError ? 'refused' : 'crashed';
      }
    };
    const cursors = fc.oneof(fc.string(), fc.json().map(base64), fc.base64String());
    fc.assert(
      fc.property(cursors, (cursor) => {
        expect(['read', 'refused']).toContain(outcomeOf(cursor));
      }),
    );
  });
});

it('a cursor in another spelling of base64 is refused', () => {
  const cursor = encodeCursor(['a']);
  expect(decodeCursor(cursor)).toEqual(['a']);
  expect(() => decodeCursor(`${cursor}!!`)).toThrow('cursor');
});
