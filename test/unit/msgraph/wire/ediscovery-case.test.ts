import { readCase } from '../../../../src/msgraph/wire/ediscovery-case.js';
import { wireCase } from '../../../testkit/wire.js';

const asOf = '2026-08-31T12:00:00.000Z';

describe('a case', () => {
  it('has all properties of the response, with empty strings unchanged', () => {
    expect(readCase(wireCase, asOf)).toEqual({
      id: 'b0073e4e-4184-41c6-9eb7-8c8cc3e2288b',
      displayName: 'Contoso v. Fabrikam',
      description: 'A case',
      externalId: '',
      status: 'PENDING_DELETE',
      statusRaw: 'pendingDelete',
      createdDateTime: '2022-05-22T18:36:48.83Z',
      lastModifiedDateTime: '2022-05-22T18:36:48.83Z',
      lastModifiedBy: {
        application: null,
        device: null,
        user: { id: null, displayName: 'Anna', userPrincipalName: null },
      },
      closedDateTime: null,
      closedBy: {
        application: null,
        device: null,
        user: { id: '', displayName: '', userPrincipalName: '' },
      },
      asOf,
    });
  });

  it('with only an id has null for all other properties', () => {
    const { id, asOf: read, ...rest } = readCase({ id: 'c' }, asOf)!;
    expect([id, read]).toEqual(['c', asOf]);
    expect(Object.values(rest)).toEqual(Array.from({ length: 10 }, () => null));
  });

  it.each([
    ['without an id', { displayName: 'x' }],
    ['with an empty id', { id: '' }],
    ['that is a list', [wireCase]],
    ['that is null', null],
  ])('%s is not read', (_, value) => {
    expect(readCase(value, asOf)).toBeNull();
  });
});
