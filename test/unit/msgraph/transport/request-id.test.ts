import { getRequestId } from '../../../../src/msgraph/transport/request-id.js';
import { aResponse } from '../../../testkit/fake-send.js';

const read = (id: string) => getRequestId(aResponse({ headers: { 'request-id': id } }));

describe("Graph's request-id", () => {
  it.each(['94fb3b52-452a-4535-a601-69e0a90e3aa2', 'ABCDEF0123456789', 'a'.repeat(64)])('may be %s', (id) => {
    expect(read(id)).toBe(id);
  });

  it.each([
    ['empty', ''],
    ['too long', 'a'.repeat(65)],
    ['a URL', 'https://substrate.office.com:444/x'],
    ['markup', '<script>'],
    ['two ids', 'a-1, b-2'],
    ['an id and a newline', '94fb3b52\n'],
    ['a sentence', 'no id here'],
  ])('is dropped if it is %s', (_, id) => {
    expect(read(id)).toBeUndefined();
  });

  it('is undefined if it is absent', () => {
    expect(getRequestId(aResponse())).toBeUndefined();
  });
});
