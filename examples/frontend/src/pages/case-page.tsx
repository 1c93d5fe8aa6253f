import { NetworkStatus } from '@apollo/client';
import { useState } from 'react';
import { useQuery, useSubscription } from '@apollo/client/react';
import { polling } from '../apollo/polling';
import { toRequestError } from '../apollo/request-error';
import { StatusBadge } from '../components/badge';
import { Breadcrumbs } from '../components/breadcrumbs';
import { Empty } from '../components/empty';
import { LiveText } from '../components/live-text';
import { LoadMore } from '../components/load-more';
import { PageHeading } from '../components/page-heading';
import { ErrorNotice } from '../components/error-notice';
import { RefreshButton } from '../components/refresh-button';
import { SkeletonRows } from '../components/skeleton';
import { useLoadMore } from '../components/use-load-more';
import { CaseHeaderDocument, CaseOperationsDocument, WatchCaseDocument } from '../gql/graphql';
import { links } from '../router';
import { readFilter, OperationFilters } from './operation-filters';
import { readOrder } from './operation-order';
import { OperationTable } from './operation-table';

/** The server reads the complete list for each page, so that a small page saves nothing. */
const PAGE_SIZE = 50;

/** Those of most cases. A skeleton as long as a page would be longer than the screen. */
const SKELETON_ROWS = 10;

/** Seconds: the server may return what it has read for others (docs/live.md). The name of a case changes rarely. */
const HEADER_MAX_AGE = 300;

interface CasePageProps {
  readonly caseId: string;
  readonly search: URLSearchParams;
}

export function CasePage({ caseId, search }: CasePageProps) {
  const filter = readFilter(search);
  const order = readOrder(search);
  const [isPolling, setPolling] = useState(false);
  // The case may be readable even if its operations are not.
  const header = useQuery(CaseHeaderDocument, {
    variables: { caseId },
    context: { headers: { 'cache-control': `max-age=${HEADER_MAX_AGE}, stale-if-error=${HEADER_MAX_AGE}` } },
    errorPolicy: 'all',
  });
  const query = useQuery(CaseOperationsDocument, {
    variables: { caseId, first: PAGE_SIZE, filter, orderBy: order.orderBy },
    errorPolicy: 'all',
    ...(isPolling && polling),
  });
  const { error, loading, refetch, fetchMore, networkStatus } = query;
  // While a new filter loads, the old rows remain, so that the layout does not shift.
  const data = query.data ?? query.previousData;
  const found = header.data?.ediscoveryCase;
  const operations = data?.ediscoveryCase?.operations;
  // The events update the cache, and with it the rows. What has ended changes no more.
  const isRunning = operations?.edges.some(({ node }) => !node.isTerminal) === true;
  const live = useSubscription(WatchCaseDocument, {
    variables: { caseId },
    skip: !isRunning,
    onError: () => {
      setPolling(true);
    },
  });
  const after = operations?.pageInfo.endCursor ?? null;
  // No partial pages.
  const more = useLoadMore(() => fetchMore({ variables: { after }, errorPolicy: 'none' }));
  const refresh = () => void refetch().catch(() => undefined);
  const failure = error ?? header.error;
  const requestError = failure && !loading ? toRequestError(failure) : undefined;

  return (
    <>
      <Breadcrumbs crumbs={[{ href: links.cases(), text: 'Cases' }]} />
      <PageHeading title={found?.displayName ?? (loading || header.loading ? 'Case' : 'Case not available')}>
        {found && <StatusBadge status={found.status} raw={found.statusRaw} />}
        <LiveText state={live.data?.caseOperationsProgress} />
        <RefreshButton busy={networkStatus === NetworkStatus.refetch} onRefresh={refresh} />
      </PageHeading>
      <OperationFilters search={search} />
      {requestError && <ErrorNotice error={requestError} onRetry={refresh} />}
      {!operations && loading && <SkeletonRows rows={SKELETON_ROWS} height="3.5rem" />}
      {!loading && !requestError && found === null && data?.ediscoveryCase === null && (
        <Empty title="Case not found">It does not exist, or you may not see it.</Empty>
      )}
      {operations?.edges.length === 0 && (
        <Empty title="No operations">
          {filter ? 'No operation matches these filters.' : 'No operation has been started in this case.'}
        </Empty>
      )}
      {operations && operations.edges.length > 0 && (
        <div aria-busy={loading} className="busy">
          <OperationTable operations={operations.edges.map(({ node }) => node)} order={order} />
          {more.error && <ErrorNotice error={more.error} onRetry={more.load} />}
          <LoadMore
            shown={operations.edges.length}
            total={operations.totalCount}
            what="operation"
            hasMore={operations.pageInfo.hasNextPage}
            loading={more.loading}
            onMore={more.load}
          />
        </div>
      )}
    </>
  );
}
