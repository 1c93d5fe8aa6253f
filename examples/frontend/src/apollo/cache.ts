import { InMemoryCache, type Reference } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';

export function createCache(): InMemoryCache {
  return new InMemoryCache({
    typePolicies: {
      // The id of an operation is only unique within its case. With the default key, two cases could share one.
      CaseOperation: {
        keyFields: ['caseId', 'id'],
        fields: {
          // Parts of an operation, without a key of their own: a new value replaces the old one whole.
          createdBy: { merge: false },
          details: { merge: false },
          resultInfo: { merge: false },
        },
      },
      EdiscoveryCase: {
        fields: {
          // "Load more" adds to the list; each filter is a list of its own.
          operations: relayStylePagination(['filter', 'orderBy']),
        },
      },
      Query: {
        fields: {
          ediscoveryCases: relayStylePagination(['filter']),
          // An operation that a list has brought need not be asked for again, if nothing of it is missing.
          caseOperation: {
            read: (known: Reference | null | undefined, { args, toReference }) =>
              known === undefined && args ? toReference({ __typename: 'CaseOperation', ...args }) : known,
          },
        },
      },
    },
  });
}
