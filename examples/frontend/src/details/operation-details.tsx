import type { OperationWithDetailsFragment } from '../gql/graphql';
import { AddToReviewSet } from './add-to-review-set';
import { DescriptionList, Row } from './description-list';
import { Estimate } from './estimate';
import { Export } from './export';
import { Files } from './files';
import { SearchExport } from './search-export';

type Operation = OperationWithDetailsFragment;

/** The additional properties of the derived type. */
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
    case 'EdiscoveryAddToReviewSetDetails':
      return <AddToReviewSet details={details} />;
    case 'EdiscoveryEstimateDetails':
      return <Estimate details={details} />;
    case 'EdiscoveryExportDetails':
      return <Export details={details} />;
    case 'EdiscoverySearchExportDetails':
      return <SearchExport details={details} />;
    case 'EdiscoveryHoldPolicySyncDetails':
    case 'EdiscoveryPurgeDataDetails':
      return (
        <DescriptionList>
          <Row label="Reports">
            <Files files={details.reportFileMetadata} />
          </Row>
        </DescriptionList>
      );
    // Also for types that are added to the schema later.
    default:
      return (
        <p className="quiet">
          This kind of operation has no details.
          {odataType && (
            <>
              {' '}
              Type: <code className="breakable">{odataType}</code>
            </>
          )}
        </p>
      );
  }
}
