import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import {
  type CaseOperationPatch,
  type OperationWithDetailsFragment,
  UpdateOperationDocument,
} from '../gql/graphql';
import { expectationOf } from './expectation';
import { hopedFor } from './optimistic';
import { type Outcome, outcomeOf, outcomeOfFailure } from './outcome';

interface Change {
  /** As it stands in the cache. */
  readonly operation: OperationWithDetailsFragment;
  /** As the user saw it on beginning to edit. */
  readonly seen: OperationWithDetailsFragment;
  readonly patch: CaseOperationPatch;
}

export function useUpdate() {
  const [mutate, { loading: saving }] = useMutation(UpdateOperationDocument);
  const [outcome, setOutcome] = useState<Outcome>();

  const save = async ({ operation, seen, patch }: Change): Promise<Outcome> => {
    setOutcome(undefined);
    const { caseId, id } = operation;
    const input = { caseId, id, patch, expect: expectationOf(seen, patch) };
    const reached = await mutate({ variables: { input }, optimisticResponse: hopedFor(operation, patch) })
      .then(({ data }) => outcomeOf(data?.updateCaseOperation, patch))
      .catch((error: unknown) => outcomeOfFailure(error, patch));
    setOutcome(reached);
    return reached;
  };

  const dismiss = () => {
    setOutcome(undefined);
  };

  return { save, saving, outcome, dismiss };
}
