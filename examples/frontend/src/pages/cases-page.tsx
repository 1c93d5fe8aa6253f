import { NetworkStatus } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { toRequestError } from '../apollo/request-error';
import { StatusBadge } from '../components/badge';
import { DateText } from '../components/date-text';
import { Empty } from '../components/empty';
import { LoadMore } from '../components/load-more';
import { PageHeading } from '../components/page-heading';
import { ErrorNotice } from '../components/error-notice';
import { RefreshButton } from '../components/refresh-button';
import { SkeletonRows } from '../components/skeleton';
import { useLoadMore } from '../components/use-load-more';
import { CasesDocument, type CasesQuery } from '../gql/graphql';
import { links } from '../router';

const PAGE_SIZE = 50;

export function CasesPage() {
  const { data, error, loading, networkStatus, refetch, fetchMore } = useQuery(CasesDocument, {
    variables: { first: PAGE_SIZE },
  });
  const cases = data?.ediscoveryCases;
  const more = useLoadMore(() => fetchMore({ variables: { after: cases?.pageInfo.endCursor ?? null } }));
  const refresh = () => void refetch().catch(() => undefined);

  return (
    <>
      <PageHeading title="Cases">
        <RefreshButton busy={networkStatus === NetworkStatus.refetch} onRefresh={refresh} />
      </PageHeading>
      {error && !loading && <ErrorNotice error={toRequestError(error)} onRetry={refresh} />}
      {!cases && loading && <SkeletonRows rows={6} height="5.25rem" />}
      {cases?.edges.length === 0 && (
        <Empty title="No cases">You have access to no case. Purview roles grant access.</Empty>
      )}
      {cases && cases.edges.length > 0 && (
        <>
          <ul className="cards">
            {cases.edges.map(({ node }) => (
              <CaseCard key={node.id} node={node} />
            ))}
          </ul>
          {more.error && <ErrorNotice error={more.error} onRetry={more.load} />}
          <LoadMore
            shown={cases.edges.length}
            what="case"
            hasMore={cases.pageInfo.hasNextPage}
            loading={more.loading}
            onMore={more.load}
          />
        </>
      )}
    </>
  );
}

type CaseNode = NonNullable<CasesQuery['ediscoveryCases']>['edges'][number]['node'];

function CaseCard({ node }: { readonly node: CaseNode }) {
  return (
    <li className="card case-card">
      <div>
        <h2>
          <a href={links.case(node.id)}>{node.displayName ?? 'Case without a name'}</a>
        </h2>
        <p className="quiet clip">{node.description ?? ' '}</p>
      </div>
      <div className="case-card-side">
        <StatusBadge status={node.status} raw={node.statusRaw} />
        <span className="small">
          Created <DateText text={node.createdDateTime} />
        </span>
      </div>
    </li>
  );
}
