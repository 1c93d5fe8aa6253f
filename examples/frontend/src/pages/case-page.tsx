import { NetworkStatus } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { problemOf } from '../apollo/problem';
import { StatusBadge } from '../components/badge';
import { Breadcrumbs } from '../components/breadcrumbs';
import { Empty } from '../components/empty';
import { LoadMore } from '../components/load-more';
import { PageHeading } from '../components/page-heading';
import { ProblemNotice } from '../components/problem-notice';
import { RefreshButton } from '../components/refresh-button';
import { SkeletonRows } from '../components/skeleton';
import { useLoadMore } from '../components/use-load-more';
import { CaseWithOperationsDocument } from '../gql/graphql';
import { links } from '../router';
import { filterIn, OperationFilters } from './operation-filters';
import { OperationTable } from './operation-table';

/** Each page costs a reading of the whole list at Microsoft Graph: in a real application, take more than ten. */
const PAGE_SIZE = 10;

interface CasePageProps {
  readonly caseId: string;
  readonly search: URLSearchParams;
}

export function CasePage({ caseId, search }: CasePageProps) {
  const query = useQuery(CaseWithOperationsDocument, {
    variables: { caseId, first: PAGE_SIZE, filter: filterIn(search) },
    // The case may be readable where its operations are not: show what there is.
    errorPolicy: 'all',
  });
  const { error, loading, refetch, fetchMore, networkStatus } = query;
  // While another filter is being asked for, the old rows stay, dimmed: nothing jumps.
  const data = query.data ?? query.previousData;
  const found = data?.ediscoveryCase;
  const operations = found?.operations;
  const after = operations?.pageInfo.endCursor ?? null;
  // A further page comes whole or not at all.
  const more = useLoadMore(() => fetchMore({ variables: { after }, errorPolicy: 'none' }));
  const refresh = () => void refetch().catch(() => undefined);
  const problem = error && !loading ? problemOf(error) : undefined;

  return (
    <>
      <Breadcrumbs crumbs={[{ href: links.cases(), text: 'Cases' }]} />
      <PageHeading title={found?.displayName ?? (loading ? 'Case' : 'A case that is not shown')}>
        {found && <StatusBadge status={found.status} raw={found.statusRaw} />}
        <RefreshButton busy={networkStatus === NetworkStatus.refetch} onRefresh={refresh} />
      </PageHeading>
      <OperationFilters search={search} />
      {problem && <ProblemNotice problem={problem} onRetry={refresh} />}
      {!operations && loading && <SkeletonRows rows={PAGE_SIZE} height="3.5rem" />}
      {!loading && !problem && found === null && (
        <Empty title="No such case">Or it is one that you may not see.</Empty>
      )}
      {operations?.edges.length === 0 && (
        <Empty title="No operations">
          {search.size > 0 ? 'None fits these filters.' : 'Nothing has been started in this case.'}
        </Empty>
      )}
      {operations && operations.edges.length > 0 && (
        <div aria-busy={loading} className="busy-dim">
          <OperationTable operations={operations.edges.map(({ node }) => node)} />
          {more.problem && <ProblemNotice problem={more.problem} onRetry={more.load} />}
          <LoadMore
            shown={operations.edges.length}
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
