import { useState } from 'react';
import { type Problem, problemOf } from '../apollo/problem';

/** One further page. What is shown already stays when it fails. */
export function useLoadMore(fetchPage: () => Promise<unknown>) {
  const [loading, setLoading] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  const load = () => {
    setLoading(true);
    setProblem(undefined);
    fetchPage()
      .catch((error: unknown) => {
        setProblem(problemOf(error));
      })
      .finally(() => {
        setLoading(false);
      });
  };

  return { load, loading, problem };
}
