import { InMemoryCache, type Reference } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import generated from '../gql/possible-types';

export function createCache(): InMemoryCache {
  return new InMemoryCache({
    possibleTypes: generated.possibleTypes,
    typePolicies: {
      // The id of an operation is only unique within its case; the default key would merge operations of different cases.
      CaseOperation: {
        keyFields: ['caseId', 'id'],
        fields: {
          // Objects without a key: a new value replaces the old one.
          createdBy: { merge: false },
          details: { merge: false },
          resultInfo: { merge: false },
        },
      },
      EdiscoveryCase: {
        fields: {
          // "Load more" appends to the list; each filter is a separate list.
          operations: relayStylePagination(['filter', 'orderBy']),
        },
      },
      Query: {
        fields: {
          ediscoveryCases: relayStylePagination(['filter']),
          // Reads an operation that a list has loaded from the cache, if all its fields are there.
          caseOperation: {
            read: (known: Reference | null | undefined, { args, toReference }) =>
              known === undefined && args ? toReference({ __typename: 'CaseOperation', ...args }) : known,
          },
        },
      },
    },
  });
}
