import fc from 'fast-check';
import { CaseOperationsError } from '../../../../src/domain/errors.js';
import { decodeCursor, encodeCursor } from '../../../../src/graphql/relay/cursor.js';
import { failureOf } from '../../../testkit/failures.js';

const base64 = (text: string) => Buffer.from(text).toString('base64url');

describe('a cursor', () => {
  it('decodes to the encoded position', () => {
    const parts = fc.oneof(fc.constant(null), fc.string({ unit: 'binary' }), fc.constant('\ud800'));
    fc.assert(
      fc.property(fc.array(parts), (position) => {
        expect(decodeCursor(encodeCursor(position))).toEqual(position);
      }),
    );
  });

  it('needs no escaping in a URL', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (position) => {
        expect(encodeCursor(position)).toMatch(/^[\w-]*$/);
      }),
    );
  });

  it.each([[null], [undefined]])('that is %p is absent', (cursor) => {
    expect(decodeCursor(cursor)).toBeNull();
  });

  it.each([
    ['empty', ''],
    ['a word', 'hello'],
    ['an object', base64('{"a":1}')],
    ['a string', base64('"a"')],
    ['null', base64('null')],
    ['a list with a number', base64('["a",1]')],
    ['a list in a list', base64('[["a"]]')],
    ['broken JSON', base64('["a"')],
    ['truncated', encodeCursor(['CREATED_DATE_TIME', 'ASC', null, 'a']).slice(0, -3)],
  ])('that is %s is rejected', async (_, cursor) => {
    const error = await failureOf(() => decodeCursor(cursor));
    expect([error.code, error.details.issues?.[0]?.field]).toEqual(['INVALID_INPUT', ['after']]);
  });

  it('that is an arbitrary string is decoded or rejected', () => {
    const getOutcome = (cursor: string) => {
      try {
        return Array.isArray(decodeCursor(cursor)) ? 'decoded' : 'neither';
      } catch (error) {
        return error instanceof CaseOperationsError ? 'rejected' : 'crashed';
      }
    };
    const cursors = fc.oneof(fc.string(), fc.json().map(base64), fc.base64String());
    fc.assert(
      fc.property(cursors, (cursor) => {
        expect(['decoded', 'rejected']).toContain(getOutcome(cursor));
      }),
    );
  });
});

it('a cursor in another base64 encoding is rejected', () => {
  const cursor = encodeCursor(['a']);
  expect(decodeCursor(cursor)).toEqual(['a']);
  expect(() => decodeCursor(`${cursor}!!`)).toThrow('cursor');
});
