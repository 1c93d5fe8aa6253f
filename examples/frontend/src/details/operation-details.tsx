import type { OperationWithDetailsFragment } from '../gql/graphql';
import { AddToReviewSet } from './add-to-review-set';
import { DescriptionList, Row } from './description-list';
import { Estimate } from './estimate';
import { Export } from './export';
import { Files } from './files';
import { SearchExport } from './search-export';

type Operation = OperationWithDetailsFragment;

/** What the kind of the operation adds. */
export function OperationDetails({ operation }: { readonly operation: Operation }) {
  return (
    <section className="card" aria-labelledby="details">
      <h2 id="details">Details</h2>
      <Details operation={operation} />
    </section>
  );
}

function Details({ operation: { details, odataType } }: { readonly operation: Operation }) {
  switch (details?.__typename) {
    case 'AddToReviewSetDetails':
      return <AddToReviewSet details={details} />;
    case 'EstimateDetails':
      return <Estimate details={details} />;
    case 'ExportDetails':
      return <Export details={details} />;
    case 'SearchExportDetails':
      return <SearchExport details={details} />;
    case 'HoldPolicySyncDetails':
    case 'PurgeDataDetails':
      return (
        <DescriptionList>
          <Row label="Reports">
            <Files files={details.reportFileMetadata} />
          </Row>
        </DescriptionList>
      );
    // Also for a kind that the schema gets after this was written: an old page must not break on it.
    default:
      return (
        <p className="quiet">
          This kind of operation has no details.
          {odataType && (
            <>
              {' '}
              Its type: <code className="breakable">{odataType}</code>
            </>
          )}
        </p>
      );
  }
}
