import { NetworkStatus } from '@apollo/client';
import { useState } from 'react';
import { useApolloClient, useQuery, useSubscription } from '@apollo/client/react';
import { polling } from '../apollo/polling';
import { toRequestError } from '../apollo/request-error';
import { StatusBadge } from '../components/badge';
import { Breadcrumbs } from '../components/breadcrumbs';
import { Empty } from '../components/empty';
import { LiveText } from '../components/live-text';
import { PageHeading } from '../components/page-heading';
import { ErrorNotice } from '../components/error-notice';
import { RefreshButton } from '../components/refresh-button';
import { SkeletonRows } from '../components/skeleton';
import { OperationDetails } from '../details/operation-details';
import { OperationFacts } from '../details/operation-facts';
import { toWord } from '../format/words';
import {
  CaseSummaryFragmentDoc,
  OperationDocument,
  type OperationWithDetailsFragment,
  WatchOperationDocument,
} from '../gql/graphql';
import { links } from '../router';
import { Unsaved } from '../update/unsaved';
import { UpdatePanel } from '../update/update-panel';

interface OperationPageProps {
  readonly caseId: string;
  readonly id: string;
}

export function OperationPage({ caseId, id }: OperationPageProps) {
  const [isPolling, setPolling] = useState(false);
  const { data, error, loading, refetch, networkStatus } = useQuery(OperationDocument, {
    variables: { caseId, id },
    ...(isPolling && polling),
  });
  const operation = data?.caseOperation;
  // The events update the cache, and with it this page. What has ended changes no more.
  const live = useSubscription(WatchOperationDocument, {
    variables: { caseId, id },
    skip: operation?.isTerminal !== false,
    onError: () => {
      setPolling(true);
    },
  });
  const caseName = useKnownCaseName(caseId);
  const refresh = () => void refetch().catch(() => undefined);

  return (
    <>
      <Breadcrumbs
        crumbs={[
          { href: links.cases(), text: 'Cases' },
          { href: links.case(caseId), text: caseName ?? 'Operations of the case' },
        ]}
      />
      <PageHeading title={operation ? getTitle(operation) : 'Operation'}>
        {operation && (
          <span className="with-mark">
            <StatusBadge status={operation.status} raw={operation.statusRaw} />
            <Unsaved operation={operation} name="status" />
          </span>
        )}
        <LiveText state={live.data?.caseOperationProgress} />
        <RefreshButton busy={networkStatus === NetworkStatus.refetch} onRefresh={refresh} />
      </PageHeading>
      {error && !loading && <ErrorNotice error={toRequestError(error)} onRetry={refresh} />}
      {!operation && loading && (
        <div className="columns">
          <SkeletonRows rows={8} height="3rem" />
          <SkeletonRows rows={8} height="3rem" />
        </div>
      )}
      {operation === null && !loading && (
        <Empty title="Operation not found">It does not exist, or you may not see it.</Empty>
      )}
      {operation && (
        <div className="columns">
          <div className="stack">
            <OperationFacts operation={operation} />
            <OperationDetails operation={operation} />
          </div>
          <UpdatePanel operation={operation} />
        </div>
      )}
    </>
  );
}

/** Reads the cache only: the name is not worth one of five requests a minute. */
function useKnownCaseName(caseId: string): string | null | undefined {
  const { cache } = useApolloClient();
  const id = cache.identify({ __typename: 'EdiscoveryCase', id: caseId });
  return cache.readFragment({ id: id ?? '', fragment: CaseSummaryFragmentDoc })?.displayName;
}

function getTitle({ action, actionRaw }: OperationWithDetailsFragment): string {
  return toWord(action, actionRaw)?.text ?? 'Operation without an action';
}
