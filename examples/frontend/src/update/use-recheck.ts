import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { type RequestError, toRequestError } from '../apollo/request-error';
import { OperationDocument, type OperationWithDetailsFragment } from '../gql/graphql';

/** Reads the operation on request. */
export function useRecheck({ caseId, id }: OperationWithDetailsFragment) {
  const client = useApolloClient();
  const [checked, setChecked] = useState<OperationWithDetailsFragment>();
  const [error, setError] = useState<RequestError>();
  const [checking, setChecking] = useState(false);

  const check = () => {
    setChecking(true);
    setError(undefined);
    client
      .query({ query: OperationDocument, variables: { caseId, id }, fetchPolicy: 'network-only' })
      .then(({ data }) => {
        setChecked(data?.caseOperation ?? undefined);
      })
      .catch((cause: unknown) => {
        setError(toRequestError(cause));
      })
      .finally(() => {
        setChecking(false);
      });
  };

  return { checked, error, checking, check };
}
