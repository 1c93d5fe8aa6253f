import { useState } from 'react';
import { type RequestError, toRequestError } from '../apollo/request-error';

/** Loads the next page. The items already shown remain if that fails. */
export function useLoadMore(fetchPage: () => Promise<unknown>) {
  const [loading, setLoading] = useState(false);
  const [error, setError] = useState<RequestError>();

  const load = () => {
    setLoading(true);
    setError(undefined);
    fetchPage()
      .catch((cause: unknown) => {
        setError(toRequestError(cause));
      })
      .finally(() => {
        setLoading(false);
      });
  };

  return { load, loading, error };
}
