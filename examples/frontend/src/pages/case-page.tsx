import { NetworkStatus } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { toRequestError } from '../apollo/request-error';
import { StatusBadge } from '../components/badge';
import { Breadcrumbs } from '../components/breadcrumbs';
import { Empty } from '../components/empty';
import { LoadMore } from '../components/load-more';
import { PageHeading } from '../components/page-heading';
import { ErrorNotice } from '../components/error-notice';
import { RefreshButton } from '../components/refresh-button';
import { SkeletonRows } from '../components/skeleton';
import { useLoadMore } from '../components/use-load-more';
import { CaseWithOperationsDocument } from '../gql/graphql';
import { links } from '../router';
import { readFilter, OperationFilters } from './operation-filters';
import { readOrder } from './operation-order';
import { OperationTable } from './operation-table';

/** The server reads the complete list for each page, so that a small page saves nothing. */
const PAGE_SIZE = 50;

/** Those of most cases. A skeleton as long as a page would be longer than the screen. */
const SKELETON_ROWS = 10;

interface CasePageProps {
  readonly caseId: string;
  readonly search: URLSearchParams;
}

export function CasePage({ caseId, search }: CasePageProps) {
  const filter = readFilter(search);
  const order = readOrder(search);
  const query = useQuery(CaseWithOperationsDocument, {
    variables: { caseId, first: PAGE_SIZE, filter, orderBy: order.orderBy },
    // The case may be readable even if its operations are not.
    errorPolicy: 'all',
  });
  const { error, loading, refetch, fetchMore, networkStatus } = query;
  // While a new filter loads, the old rows remain, so that the layout does not shift.
  const data = query.data ?? query.previousData;
  const found = data?.ediscoveryCase;
  const operations = found?.operations;
  const after = operations?.pageInfo.endCursor ?? null;
  // No partial pages.
  const more = useLoadMore(() => fetchMore({ variables: { after }, errorPolicy: 'none' }));
  const refresh = () => void refetch().catch(() => undefined);
  const requestError = error && !loading ? toRequestError(error) : undefined;

  return (
    <>
      <Breadcrumbs crumbs={[{ href: links.cases(), text: 'Cases' }]} />
      <PageHeading title={found?.displayName ?? (loading ? 'Case' : 'Case not available')}>
        {found && <StatusBadge status={found.status} raw={found.statusRaw} />}
        <RefreshButton busy={networkStatus === NetworkStatus.refetch} onRefresh={refresh} />
      </PageHeading>
      <OperationFilters search={search} />
      {requestError && <ErrorNotice error={requestError} onRetry={refresh} />}
      {!operations && loading && <SkeletonRows rows={SKELETON_ROWS} height="3.5rem" />}
      {!loading && !requestError && found === null && (
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
