import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import {
  type CaseOperationPatch,
  type OperationWithDetailsFragment,
  UpdateOperationDocument,
} from '../gql/graphql';
import { toExpectation, toInput } from './expectation';
import { toOptimisticResponse } from './optimistic';
import { properties } from './drafts';
import { type Outcome, toOutcome, toFailureOutcome } from './outcome';
import { setPending } from './pending';

interface Change {
  /** The operation in the cache. */
  readonly operation: OperationWithDetailsFragment;
  /** The operation when the user started editing. */
  readonly seen: OperationWithDetailsFragment;
  readonly patch: CaseOperationPatch;
}

export function useUpdate() {
  const [mutate, { loading: saving }] = useMutation(UpdateOperationDocument);
  const [outcome, setOutcome] = useState<Outcome>();

  const save = async ({ operation, seen, patch }: Change): Promise<Outcome> => {
    setOutcome(undefined);
    const { caseId, id } = operation;
    const input = { caseId, id, patch, expect: toInput(toExpectation(seen, patch)) };
    setPending(
      operation,
      properties.filter((name) => patch[name] !== undefined),
    );
    const result = await mutate({
      variables: { input },
      optimisticResponse: toOptimisticResponse(operation, patch),
    })
      .then(({ data }) => toOutcome(data?.updateCaseOperation, patch))
      .catch((error: unknown) => toFailureOutcome(error, patch))
      .finally(() => {
        setPending(operation, undefined);
      });
    setOutcome(result);
    return result;
  };

  const dismiss = () => {
    setOutcome(undefined);
  };

  return { save, saving, outcome, dismiss };
}
